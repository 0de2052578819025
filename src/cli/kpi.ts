import nodeFiles from "node:fs";
import { EXIT } from "./errors";
import { runKpi } from "./run-kpi";
import type { OutputStream } from "./environment";

/** Exits without an error if the reader closes the pipe, as "head" does. */
function exitWhenClosed(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

function printedTo(stream: NodeJS.WriteStream): OutputStream {
  exitWhenClosed(stream);
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    get columns() {
      return stream.columns;
    },
  };
}

function readVersion(): string {
  const { version } = JSON.parse(nodeFiles.readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return version;
}

// Signals are handled between synchronous steps, and a file is written in one of them: it is complete or not there at all.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)
  process.on(signal, () => process.exit(code));

runKpi(process.argv.slice(2), {
  out: printedTo(process.stdout),
  err: printedTo(process.stderr),
  files: nodeFiles,
  env: process.env,
  now: () => new Date(),
  version: readVersion(),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `kpi: something unexpected went wrong, and nothing more was written. For whoever supports you:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = EXIT.bug;
  },
);
