import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname } from "node:path";
import { TRUST_PAGE } from "../host/frame/pane-address";
import { findFile, readPath } from "./find-file";
import {
  isTelemetry,
  NO_TELEMETRY,
  OFFICE_JS_FOLDER,
  OFFICE_JS_ORIGIN,
  TRUST_PAGE_PATH,
  withLocalOfficeJs,
} from "./office-js";
import { BUILDS_PATH, RELOAD_SCRIPT, RELOAD_SCRIPT_PATH, type Reloader } from "./reload";

/** The only folders that the server reads from. */
export interface ServedFolders {
  /** The built add-in, as it would be published. */
  addIn: string;
  /** The built page that hosts it. */
  page: string;
  /** Microsoft's Office.js: the npm package's `dist`. */
  officeJs: string;
  /** Workbooks as JSON, opened with `?workbook=NAME`. */
  workbooks: string;
}

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
}

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml; charset=utf-8",
};

const HEADERS = {
  "Cache-Control": "no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/**
 * Creates a server for the built add-in, the page that hosts it, and Office.js, all from one origin.
 * @param reloader reloads the page after each build, for development
 */
export function createAddInServer(folders: ServedFolders, reloader?: Reloader): Server {
  return createServer((request, response) => {
    if (reloader && request.url === BUILDS_PATH && isOwnName(request)) {
      response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream" });
      reloader.subscribe(response);
      return;
    }
    answer(folders, request, reloader).then(
      (given) => send(request, response, given),
      (error: unknown) => {
        console.error(error);
        send(request, response, plain(500, "The server failed. Its terminal shows the error."));
      },
    );
  });
}

/** Guards against DNS rebinding: a foreign site whose name points at this machine gets no answer. */
function isOwnName({ headers }: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(headers.host ?? "");
}

async function answer(
  folders: ServedFolders,
  request: IncomingMessage,
  reloader: Reloader | undefined,
): Promise<Answer> {
  if (!isOwnName(request)) return plain(421, "Only localhost is served.");
  if (request.method !== "GET" && request.method !== "HEAD") return plain(405, "Only GET is served.");
  const url = request.url ?? "/";
  const path = readPath(url);
  if (path === undefined) return plain(400, "The address cannot be read.");
  if (path === "/favicon.ico") return { status: 204, type: "image/png", body: "" };
  if (path === TRUST_PAGE_PATH) return { status: 200, type: typeOf(".html"), body: TRUST_PAGE };
  if (isTelemetry(path)) return { status: 200, type: typeOf(".js"), body: NO_TELEMETRY };

  if (reloader && path === RELOAD_SCRIPT_PATH) return { status: 200, type: typeOf(".js"), body: RELOAD_SCRIPT };

  const found = await find(folders, path);
  if (found === undefined) return plain(404, "There is nothing at this address.");
  const body = await readFile(found.file);
  const type = typeOf(extname(found.file));
  if (reloader && path === "/") return { status: 200, type, body: reloader.addScript(body.toString("utf8")) };
  if (!found.isAddInPage) return { status: 200, type, body };

  const page = withLocalOfficeJs(body.toString("utf8"), `http://${request.headers.host ?? ""}`);
  if (page !== undefined) return { status: 200, type, body: page };
  if (!url.includes("_host_Info=")) return { status: 200, type, body };
  const problem = `${path} does not load Office.js from ${OFFICE_JS_ORIGIN}, so this server cannot host it.`;
  console.error(problem);
  return plain(500, problem);
}

async function find(folders: ServedFolders, path: string): Promise<{ file: string; isAddInPage: boolean } | undefined> {
  const seek = async (folder: string, name: string): Promise<{ file: string; isAddInPage: boolean } | undefined> => {
    const file = await findFile(folder, name);
    return file === undefined ? undefined : { file, isAddInPage: folder === folders.addIn && file.endsWith(".html") };
  };
  if (path === "/") return seek(folders.page, "index.html");
  if (path.startsWith(OFFICE_JS_FOLDER)) return seek(folders.officeJs, path.slice(OFFICE_JS_FOLDER.length));
  if (path.startsWith("/workbooks/")) return seek(folders.workbooks, path.slice("/workbooks/".length));
  return (await seek(folders.page, path)) ?? (await seek(folders.addIn, path));
}

function send(request: IncomingMessage, response: ServerResponse, given: Answer): void {
  const length = typeof given.body === "string" ? Buffer.byteLength(given.body) : given.body.length;
  response.writeHead(given.status, { ...HEADERS, "Content-Type": given.type, "Content-Length": length });
  response.end(request.method === "HEAD" ? undefined : given.body);
}

function plain(status: number, text: string): Answer {
  return { status, type: typeOf(".txt"), body: `${text}\n` };
}

function typeOf(extension: string): string {
  return TYPES[extension] ?? "application/octet-stream";
}
