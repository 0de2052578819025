import type { ServerResponse } from "node:http";

/** The path at which open pages subscribe to builds (server-sent events). */
export const BUILDS_PATH = "/builds";
/** The path of the script that subscribes. */
export const RELOAD_SCRIPT_PATH = "/reload.js";

/** Reloads open pages after each build, during development. A published build contains none of it. */
export interface Reloader {
  /** Announces a build to every open page, and to those that are opened later. */
  announce(build: string): void;
  /** Keeps a response open and writes each build to it. */
  subscribe(response: ServerResponse): void;
  /** Adds the script that reloads the page when its build is out of date. */
  addScript(html: string): string;
  /** Ends all open responses, so that the server can close. */
  close(): void;
}

/** Creates a reloader without subscribers. */
export function createReloader(): Reloader {
  const open = new Set<ServerResponse>();
  let latest = "";
  const write = (response: ServerResponse): void => void response.write(`data: ${latest}\n\n`);
  return {
    announce(build) {
      latest = build;
      open.forEach(write);
    },
    subscribe(response) {
      open.add(response);
      response.on("close", () => open.delete(response));
      write(response);
    },
    addScript: (html) =>
      html.replace("</head>", `<script src="${RELOAD_SCRIPT_PATH}" data-build="${latest}" defer></script></head>`),
    close: () => open.forEach((response) => response.end()),
  };
}

/** An EventSource reconnects by itself after the server was down; a page of an older build then reloads. */
export const RELOAD_SCRIPT = `const { build } = document.currentScript.dataset;
new EventSource("${BUILDS_PATH}").addEventListener("message", ({ data }) => {
  if (data !== build) location.reload();
});
`;
