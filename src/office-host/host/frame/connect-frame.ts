import type { ExcelErrorCode } from "../../workbook/excel-error";
import type { EventMessage } from "../events";
import {
  allowPlainHttpDialogs,
  DIALOG_CLOSED,
  DIALOG_EVENT,
  dialogMessage,
  MESSAGE_PARENT,
  readDialogRequest,
  type DialogHost,
} from "./frame-dialogs";
import type { RichApiHost } from "../rich-api";

/** Office's colours, as `Office.context.officeTheme` gives them. */
export interface OfficeTheme {
  bodyBackgroundColor: string;
  bodyForegroundColor: string;
  controlBackgroundColor: string;
  controlForegroundColor: string;
  isDarkTheme: boolean;
}

export interface FrameOptions {
  /** The conversation named in the frame's address; another is ignored. */
  conversationId: string;
  /** The add-in's id named in the frame's address. */
  appId: string;
  /** The language of Office's own words, "en-GB" unless told; and that of the workbook's data. */
  locale?: string;
  dataLocale?: string;
  /**
   * Office's colours. The client of 2022, which npm has, does not hand them on in Excel on the web; a newer one does.
   */
  theme?: OfficeTheme;
  /** The workbook's address, for `Office.context.document.url`. */
  documentUrl?: string;
  /** Milliseconds before a batch is answered: 150 is a fair distance to a server. */
  latency?: number;
  /** Shows the dialogs that the frame's page opens. Without it they are refused. */
  dialogs?: DialogHost;
  /** For a frame that is itself a dialog: what it says to the page that opened it. */
  onMessageToParent?: (message: string) => void;
  /** The page's own window; `window` unless told. */
  hostWindow?: Window;
}

/** A frame that Office.js is at home in. */
export interface FrameConnection {
  /** Settles when the frame's Office.js has been given its context: Office.onReady follows. */
  readonly ready: Promise<void>;
  /**
   * Presses a ribbon button: calls the function that the page gave `Office.actions.associate` under this name.
   * Settles when that function completes its event; rejects when there is no such function.
   */
  invokeCommand(actionId: string): Promise<void>;
  /** Changes Office's colours, and tells a frame that asked to be told. */
  setTheme(theme: OfficeTheme): void;
  /** Hands a message of the page's dialog to the page. */
  sendDialogMessage(message: string): void;
  /** Tells the page that the person closed its dialog. */
  reportDialogClosed(): void;
  /** Stops answering. */
  close(): void;
}

export interface PaneAddressOptions {
  conversationId: string;
  appId: string;
  /** The origin of the page that holds the frame: "https://localhost:3000". */
  hostOrigin: string;
  locale?: string;
  /** True for the page of a dialog. Office.js remembers that by the app id, so a dialog needs an id of its own. */
  isDialog?: boolean;
}

/** The address at which a frame's page knows itself to be in Excel on the web. */
export function paneAddress(url: string, options: PaneAddressOptions): string {
  const [page = "", fragment] = url.split("#");
  const locale = options.locale ?? "en-GB";
  const hostInfo = `Excel$Web$16.01$${locale}$${options.conversationId}$${options.isDialog ? "isDialog" : ""}$$0`;
  const query = `${page.includes("?") ? "&" : "?"}_host_Info=${hostInfo}`;
  // Office.js reads the rest of the fragment as `_xdm_Info`, which therefore comes last.
  const info = `&_serializer_version=1&_xdm_Info=${options.conversationId}|${options.appId}|${options.hostOrigin}`;
  return `${page}${query}#${fragment ?? ""}${info}`;
}

/**
 * The page that Office.js asks, at `AgaveErrorUX/index.html` beside itself, whether a host that it does not know may
 * be trusted: it does so for every host on plain http. This page trusts this machine alone. The path is written in
 * these letters, while npm's folder is in small ones.
 */
export const TRUST_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Host trust</title></head>
<body>
<script>
addEventListener("message", function (event) {
  var asked = JSON.parse(event.data);
  var trusted = ["localhost", "127.0.0.1", "[::1]"].indexOf(asked.hostname) >= 0;
  event.source.postMessage(JSON.stringify({ hostUserTrusted: trusted }), event.origin);
});
</script>
</body>
</html>
`;

/** A message of the WAC protocol, JSON text by `postMessage` (`Microsoft.Office.Common.XdmCommunicationManager`). */
interface Message {
  _messageType: number;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _actionType?: number;
  _data?: unknown;
}

const REQUEST = 0;
const RESPONSE = 1;
const FOR_CALLING = 0;
const FOR_EVENTING = 1;

/** `OSF.DDA.MethodDispId` */
const EXECUTE_RICH_API = 93;
const COMMAND_COMPLETED = 94;

/** Office.js's numbers for what fails a batch as a whole (`RichApiMessageUtility`, `RequestContext`). */
const OFFICE_ERRORS: Partial<Record<ExcelErrorCode, number>> = {
  InvalidOperationInCellEditMode: 5004,
  InvalidOrTimedOutSession: 5012,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
  AccessDenied: 7000,
};
const INTERNAL_ERROR = 5001;
const NOT_SUPPORTED = 5000;

/** `OSF.DDA.ErrorCodeManager.errorCodes.ooeInvalidCallback`: no function has the command's name. */
const INVALID_CALLBACK = 11_101;

/** Makes this page the host of the Office.js that runs in a frame. Open the frame at `paneAddress`. */
export function connectFrame(
  frame: HTMLIFrameElement | Window,
  host: RichApiHost,
  options: FrameOptions,
): FrameConnection {
  const hostWindow = options.hostWindow ?? window;
  const registrations = new Map<string, Message>();
  const commands = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const whenRegistered = new Map<string, (() => void)[]>();
  let theme = options.theme;
  let frameOrigin = "";
  let nextCommand = 1;
  let settleReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (settleReady = resolve));

  const frameWindow = (): Window | null => ("contentWindow" in frame ? frame.contentWindow : frame);

  const send = (request: Message, data: unknown, responseType: number): void => {
    const response = {
      _messageType: RESPONSE,
      _actionName: request._actionName,
      _conversationId: request._conversationId,
      _correlationId: request._correlationId,
      _origin: hostWindow.location.origin,
      _data: data,
      _errorCode: 0,
      _responseType: responseType,
      _serializerVersion: 1,
    };
    frameWindow()?.postMessage(JSON.stringify(response), frameOrigin);
  };
  const answer = (request: Message, data: unknown): void => send(request, data, FOR_CALLING);
  const raise = (eventName: string, data: unknown): void => {
    const registration = registrations.get(eventName);
    if (registration) send(registration, data, FOR_EVENTING);
  };

  const later = (work: () => void): void => {
    if (options.latency === undefined) work();
    else setTimeout(work, options.latency);
  };

  const execute = (request: Message): void => {
    const call = (request._data ?? {}) as Record<string, unknown> & { DdaMethod?: { DispatchId?: number } };
    switch (call.DdaMethod?.DispatchId) {
      case EXECUTE_RICH_API: {
        const text = String((call["ArrayData"] as unknown[] | undefined)?.[4] ?? "");
        later(() => answer(request, answerRichApi(host, text)));
        return;
      }
      case COMMAND_COMPLETED: {
        // The parameters travel under their numbers: 0 is the command, 1 how it went, 2 the event as it was completed.
        const command = commands.get(String(call["0"]));
        commands.delete(String(call["0"]));
        if (call["1"] === INVALID_CALLBACK) command?.reject(new Error("The page has no function of that name."));
        else if (call["1"] === 0) command?.resolve();
        else command?.reject(new Error(`The command failed with code ${String(call["1"])}.`));
        answer(request, { Version: 1, Error: 0 });
        return;
      }
      case MESSAGE_PARENT:
        options.onMessageToParent?.(String(call["messageToParent"]));
        answer(request, { Version: 1, Error: 0 });
        return;
      default:
        // Whatever else the Common API has is not served.
        answer(request, { Version: 1, Error: NOT_SUPPORTED });
    }
  };

  /** An event is registered (action type 1) or given up (2) under its own name. */
  const register = (request: Message): void => {
    const { _actionName: eventName } = request;
    const isGivenUp = request._actionType === 2;
    if (eventName === DIALOG_EVENT) {
      const dialog = isGivenUp ? undefined : readDialogRequest(request._data);
      if (isGivenUp) options.dialogs?.close();
      else if (!options.dialogs || !dialog) return answer(request, { Version: 1, Error: NOT_SUPPORTED });
      else options.dialogs.open(dialog);
    }
    if (isGivenUp) registrations.delete(eventName);
    else registrations.set(eventName, request);
    answer(request, { Version: 1, Error: 0 });
    for (const done of whenRegistered.get(eventName) ?? []) done();
    whenRegistered.delete(eventName);
  };

  const onMessage = (event: MessageEvent): void => {
    if (event.source !== frameWindow() || typeof event.data !== "string") return;
    const request = readMessage(event.data);
    if (!request || request._messageType !== REQUEST || request._conversationId !== options.conversationId) return;
    frameOrigin = event.origin;
    switch (request._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        answer(request, appContext(host, options, theme));
        if (options.dialogs && event.origin === hostWindow.location.origin)
          allowPlainHttpDialogs(event.source as Window);
        settleReady();
        return;
      case "ContextActivationManager_notifyHost":
        // Notifications and telemetry: nothing is done with them, and nothing is sent on.
        answer(request, null);
        return;
      case "executeMethod":
        execute(request);
        return;
      default:
        register(request);
    }
  };

  hostWindow.addEventListener("message", onMessage);
  // As in Excel, an event comes after whatever caused it has been answered.
  const stopEvents = host.onEvent((message) => {
    setTimeout(() => raise("richApiMessage", { ArrayData: [entryOf(message)] }), 0);
  });

  const registered = (eventName: string): Promise<void> =>
    new Promise((resolve) => {
      if (registrations.has(eventName)) resolve();
      else whenRegistered.set(eventName, [...(whenRegistered.get(eventName) ?? []), resolve]);
    });

  return {
    ready,
    async invokeCommand(actionId) {
      await registered("appCommandInvoked");
      const id = `command-${nextCommand++}`;
      const completed = new Promise<void>((resolve, reject) => commands.set(id, { resolve, reject }));
      raise("appCommandInvoked", [id, actionId, JSON.stringify({ source: { id: actionId } })]);
      return completed;
    },
    setTheme(next) {
      theme = next;
      raise("officeThemeChanged", { officeTheme: next });
    },
    sendDialogMessage: (message) => raise(DIALOG_EVENT, dialogMessage(message)),
    reportDialogClosed: () => raise(DIALOG_EVENT, DIALOG_CLOSED),
    close() {
      hostWindow.removeEventListener("message", onMessage);
      stopEvents();
      for (const command of commands.values()) command.reject(new Error("The host was closed."));
    },
  };
}

function readMessage(text: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === "object" && message !== null && "_actionName" in message
      ? (message as Message)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A batch's answer as the client unpacks it: [HTTP status, headers, body]. */
function answerRichApi(host: RichApiHost, requestText: string): Record<string, unknown> {
  try {
    const answer = host.execute(requestText);
    if (answer.kind === "answer") return { Version: 1, Error: 0, Data: [200, [], answer.text] };
    const officeError = OFFICE_ERRORS[answer.code];
    if (officeError !== undefined) return { Version: 1, Error: officeError, Data: [answer.status, [], ""] };
    // Office.js has no number for the other codes: they travel in the body, as errors of no action in particular.
    const { code: Code, message: Message, status: HttpStatusCode } = answer;
    const error = { Code, Message, Location: "", ActionIndex: -1, HttpStatusCode };
    return { Version: 1, Error: 0, Data: [200, [], JSON.stringify({ Error: error, Results: [] })] };
  } catch (bug) {
    // The add-in must not wait for ever because of a fault in the host itself.
    setTimeout(() => {
      throw bug;
    }, 0);
    return { Version: 1, Error: INTERNAL_ERROR, Data: [500, [], ""] };
  }
}

/** An event's entry, in the order in which `OSF.DDA.RichApiMessageEventArgs` reads it. */
function entryOf(message: EventMessage): unknown[] {
  const { messageCategory, messageType, targetId, message: text, id, isRemoteOverride } = message;
  return [messageCategory, messageType, targetId, text, id, isRemoteOverride];
}

/** Every field that `OSF.InitializationHelper.prototype.getAppContext` demands, and those an add-in may read. */
function appContext(host: RichApiHost, options: FrameOptions, theme: OfficeTheme | undefined): Record<string, unknown> {
  const EXCEL_WEB_APP = 16;
  return {
    _id: options.appId,
    _appName: EXCEL_WEB_APP,
    _appVersion: "16.01",
    _appUILocale: options.locale ?? "en-GB",
    _dataLocale: options.dataLocale ?? options.locale ?? "en-GB",
    _docUrl: options.documentUrl ?? "workbook.xlsx",
    _clientMode: 1,
    // The Common API's settings; those of the workbook travel by the Rich API.
    _settings: [],
    _reason: 1,
    _osfControlType: 1,
    // The licence that the client parses as XML: an empty text would leave a parser's error page, styled inline, which a
    // strict Content-Security-Policy reports.
    _eToken: encodeURIComponent('<r><t aid="" cid="" oid=""/></r>'),
    _correlationId: options.conversationId,
    _appInstanceId: options.appId,
    _appMinorVersion: 0,
    // The client compares names in lower case, and needs "1.20" to be a text to tell it from 1.2.
    _requirementMatrix: JSON.stringify(host.requirementSets).toLowerCase(),
    _hostFullVersion: "16.0.20306.41000",
    _addinName: "",
    _appDomains: [],
    _featureGates: {},
    ...(theme ? { _officeTheme: theme } : {}),
  };
}
