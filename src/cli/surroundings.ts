import type * as nodeFiles from "node:fs";

/** What of a file system is used: tests put others in its place, such as one that is full. */
export type FileSystem = Pick<
  typeof nodeFiles,
  | "chmodSync"
  | "closeSync"
  | "existsSync"
  | "fsyncSync"
  | "linkSync"
  | "openSync"
  | "readFileSync"
  | "realpathSync"
  | "renameSync"
  | "readdirSync"
  | "statSync"
  | "unlinkSync"
  | "writeFileSync"
>;

/** A stream that text is printed to. */
export interface Printed {
  write(text: string): void;
  isTerminal: boolean;
  /** Characters in a line of the terminal; undefined where it is none, or does not say. */
  columns: number | undefined;
}

/** All that a command meets of the world outside. */
export interface Surroundings {
  out: Printed;
  err: Printed;
  files: FileSystem;
  env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** Of the whole project: "0.1.0". */
  version: string;
}
