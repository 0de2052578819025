import { UnusableInput } from "../errors";
import { withFile } from "./file-error";
import type { FileSystem } from "../environment";

/** A file that was read. */
export interface ReadFile {
  /** As the person wrote it. */
  path: string;
  bytes: Uint8Array;
  stamp: FileStamp;
}

/** Shows whether a file was changed since it was read. */
export interface FileStamp {
  size: number;
  changedAt: number;
  mode: number;
}

/** The largest file that is read: a workbook of a million rows has about 100 MB. */
const MOST_BYTES = 500_000_000;

/** The largest file of rules that is read: the longest rules have about 4 MB. */
const MOST_RULES_BYTES = 100_000_000;

/** Reads a whole file. Throws UnusableInput if that fails. */
export function readWholeFile(files: FileSystem, path: string): ReadFile {
  return withFile(path, () => {
    const stat = files.statSync(path);
    if (stat.isDirectory()) throw new UnusableInput(`${path} is a folder, not a file.`);
    if (!stat.isFile()) throw new UnusableInput(`${path} is not a file that can be read whole.`);
    if (stat.size > MOST_BYTES) throw new UnusableInput(`${path} is far larger than any workbook.`);
    return {
      path,
      bytes: files.readFileSync(path),
      stamp: { size: stat.size, changedAt: stat.mtimeMs, mode: stat.mode },
    };
  });
}

/** Reads a text in UTF-8. Throws UnusableInput if it cannot be read or is in another encoding. */
export function readUtf8(files: FileSystem, path: string): string {
  const { bytes } = readWholeFile(files, path);
  if (bytes.length > MOST_RULES_BYTES) throw new UnusableInput(`${path} is far larger than any rules.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnusableInput(`${path} is not a text in UTF-8. Save it as UTF-8 text, then try again.`);
  }
}

/** True if a file has changed since it was read. */
export function hasChanged(files: FileSystem, { path, stamp }: ReadFile): boolean {
  const { size, mtimeMs } = withFile(path, () => files.statSync(path));
  return size !== stamp.size || mtimeMs !== stamp.changedAt;
}
