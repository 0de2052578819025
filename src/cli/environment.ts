import type * as nodeFiles from "node:fs";

/** The file system functions that are used. Tests replace them, for instance by a full disk. */
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
export interface OutputStream {
  write(text: string): void;
  isTerminal: boolean;
  /** The terminal's width in characters; undefined if it is not known. */
  columns: number | undefined;
}

/** Everything that a command uses from outside. */
export interface Environment {
  out: OutputStream;
  err: OutputStream;
  files: FileSystem;
  env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** The version of the project: "0.1.0". */
  version: string;
}
