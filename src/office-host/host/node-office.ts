import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import type { EventMessage } from "./events";
import type { RichApiHost } from "./rich-api";
import type { RequestBody, ResponseBody } from "./wire";

/** Office.js as an add-in's code sees it, connected to one host. */
export interface NodeOffice {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension;
  /** Disconnects the host, so that its events reach no handler. */
  close(): void;
}

/** Enough turns of the event loop for an event, its handlers, and the requests that they send. */
const SETTLING_TURNS = 10;

/**
 * Waits until events have been delivered and their handlers have answered, however slow the machine.
 * For tests: Office.js raises an event after the request that caused it has been answered.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < SETTLING_TURNS; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

interface RequestExecutor {
  executeAsync(
    customData: string,
    flags: number,
    message: { Body: RequestBody },
  ): Promise<{
    HttpStatusCode: number;
    ErrorCode: string;
    ErrorMessage: string;
    Headers: Record<string, string>;
    Body: ResponseBody | null;
  }>;
}

interface Session {
  _resolveRequestUrlAndHeaderInfo(): Promise<{ url: string; headers: Record<string, string> }>;
  _createRequestExecutorOrNull(): RequestExecutor;
}

/** The undocumented parts of the client that connect it to the host. */
interface ClientSeam {
  /** The request header with which the client separates the events of several documents. */
  Constants: { officeControlId: string };
  SessionBase: { _overrideSession?: Session | null };
  GenericEventRegistration: {
    _testReadyImpl: (() => Promise<void>) | undefined;
    getGenericEventRegistration(controlId: string): {
      _handleRichApiMessage(message: { entries: EventMessage[] }): void;
    };
  };
}

interface Client {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension & ClientSeam;
  /** Creates an object in the client's realm: the client recognizes only those as options. */
  emptyObject: () => object;
}

type Context = Excel.RequestContext;

const CLIENT_FILE = "excel-web-16.00.debug.js";

let loaded: Client | undefined;
let hostCount = 0;

/**
 * Connects a host to the real Excel client of Office.js in this process. Several hosts can be open at once.
 * `Excel.run` and `new Excel.RequestContext()` of the result talk only to this host.
 * Throws when the client lacks the undocumented parts that the host relies on.
 */
export function openOffice(host: RichApiHost): NodeOffice {
  const client = (loaded ??= loadClient());
  const controlId = `office-host-${++hostCount}`;
  const session = createSession(host);

  const control = (context: Context): Context => {
    const { requestHeaders } = context as { requestHeaders?: Record<string, string> };
    if (requestHeaders) requestHeaders[client.OfficeExtension.Constants.officeControlId] = controlId;
    return context;
  };

  /** The client reads the session when it is called, although it creates its context later. */
  const withSession = <T>(work: () => T): T => {
    const { SessionBase } = client.OfficeExtension;
    const before = SessionBase._overrideSession;
    SessionBase._overrideSession = session;
    try {
      return work();
    } finally {
      SessionBase._overrideSession = before ?? null;
    }
  };

  const RequestContext = new Proxy(client.Excel.RequestContext, {
    construct(target, args: unknown[]) {
      return control(withSession(() => Reflect.construct(target, args) as Context));
    },
  });

  const run = (...args: unknown[]): Promise<unknown> => {
    const passed = args.map((argument, i) => {
      if (typeof argument === "function" && i === args.length - 1) {
        return (context: Context): unknown => (argument as (context: Context) => unknown)(control(context));
      }
      return isPlainObject(argument) ? Object.assign(client.emptyObject(), argument) : argument;
    });
    return withSession(() => Reflect.apply(client.Excel.run, client.Excel, passed) as Promise<unknown>);
  };

  const excel = Object.create(client.Excel, {
    run: { value: run, enumerable: true },
    RequestContext: { value: RequestContext, enumerable: true },
  }) as typeof Excel;

  const registration = client.OfficeExtension.GenericEventRegistration.getGenericEventRegistration(controlId);
  const stop = host.onEvent((message) => {
    // As in Excel, an event follows the answer to the request that caused it.
    setTimeout(() => registration._handleRichApiMessage({ entries: [message] }), 0);
  });
  return { Excel: excel, OfficeExtension: client.OfficeExtension, close: stop };
}

function createSession(host: RichApiHost): Session {
  const executor: RequestExecutor = {
    executeAsync: (_customData, _flags, message) => {
      const answer = host.execute(JSON.stringify(message.Body));
      return Promise.resolve(
        answer.kind === "answer"
          ? { HttpStatusCode: 200, ErrorCode: "", ErrorMessage: "", Headers: {}, Body: answer.body }
          : {
              HttpStatusCode: answer.status,
              ErrorCode: answer.code,
              ErrorMessage: answer.message,
              Headers: {},
              Body: null,
            },
      );
    },
  };
  return {
    _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: "", headers: {} }),
    _createRequestExecutorOrNull: () => executor,
  };
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The folder of `@microsoft/office-js` with the client's files. */
function officeJsFolder(): string {
  const require = createRequire(join(process.cwd(), "package.json"));
  return join(require.resolve("@microsoft/office-js/package.json"), "..", "dist");
}

function loadClient(): Client {
  const file = join(officeJsFolder(), CLIENT_FILE);
  const element = (): object => ({ setAttribute: () => undefined, style: {} });
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const address = { href: "https://localhost/", protocol: "https:", search: "", host: "localhost" };
  const globals: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    // The caller's own classes, so that `instanceof` works for the client's errors, promises and dates.
    Promise,
    Error,
    Date,
    JSON,
    navigator: { userAgent: "node" },
    location: address,
    document: {
      addEventListener: () => undefined,
      getElementsByTagName: () => [],
      createElement: element,
      cookie: "",
      referrer: "",
      location: address,
      body: {},
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    localStorage: storage,
    sessionStorage: storage,
    XMLHttpRequest: () => undefined,
  };
  for (const name of ["window", "self", "top", "parent"]) globals[name] = globals;
  createContext(globals);
  new Script(readFileSync(file, "utf8"), { filename: file }).runInContext(globals);
  const client = {
    Excel: globals["Excel"],
    OfficeExtension: globals["OfficeExtension"],
    emptyObject: new Script("(() => ({}))").runInContext(globals) as () => object,
  } as Partial<Client> as Client;
  assertSeam(client);
  client.OfficeExtension.GenericEventRegistration._testReadyImpl = () => Promise.resolve();
  return client;
}

/** Throws when a newer client lacks the parts that connect it to the host, and names them. */
export function assertSeam(client: { Excel?: unknown; OfficeExtension?: unknown }): void {
  const extension = (client.OfficeExtension ?? {}) as Partial<ClientSeam>;
  const missing = [
    typeof client.Excel === "object" ? "" : "Excel",
    typeof extension.SessionBase === "function" ? "" : "OfficeExtension.SessionBase",
    typeof extension.Constants?.officeControlId === "string" ? "" : "OfficeExtension.Constants.officeControlId",
    typeof extension.GenericEventRegistration?.getGenericEventRegistration === "function"
      ? ""
      : "OfficeExtension.GenericEventRegistration.getGenericEventRegistration",
  ].filter((name) => name !== "");
  if (missing.length > 0) {
    throw new Error(`This version of Office.js cannot be connected to a host: it has no ${missing.join(", no ")}.`);
  }
}
