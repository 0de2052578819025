import type { ServerResponse } from "node:http";

/** Where a page hears of builds, and the script that listens. */
export const BUILDS_PATH = "/builds";
export const RELOAD_SCRIPT_PATH = "/reload.js";

/** Tells open pages of each build, so that they load it. For those who change the sources; nothing of it is in a build. */
export interface Reloading {
  /** Tells every open page, and those opened later, that there is another build. */
  tell(build: string): void;
  /** Keeps a response open, and writes the builds to it. */
  listen(response: ServerResponse): void;
  /** A page with the script that loads it anew when its build is no longer the last. */
  mark(html: string): string;
  /** Ends what is open, so that the server can close. */
  close(): void;
}

export function createReloading(): Reloading {
  const open = new Set<ServerResponse>();
  let last = "";
  const write = (response: ServerResponse): void => void response.write(`data: ${last}\n\n`);
  return {
    tell(build) {
      last = build;
      open.forEach(write);
    },
    listen(response) {
      open.add(response);
      response.on("close", () => open.delete(response));
      write(response);
    },
    mark: (html) =>
      html.replace("</head>", `<script src="${RELOAD_SCRIPT_PATH}" data-build="${last}" defer></script></head>`),
    close: () => open.forEach((response) => response.end()),
  };
}

/** The connection opens again by itself when the server was away; a page of another build is then loaded anew. */
export const RELOAD_SCRIPT = `const { build } = document.currentScript.dataset;
new EventSource("${BUILDS_PATH}").addEventListener("message", ({ data }) => {
  if (data !== build) location.reload();
});
`;
