import { extname } from "node:path";
import type { Arguments } from "../arguments/command";
import { UnusableInput } from "../errors";
import { withFile } from "./file-error";
import { describeLock } from "./open-elsewhere";
import type { ReadFile } from "./read-file";
import { replaceFile, saveFile } from "./save-file";
import type { FileSystem, Environment } from "../environment";

/** Where to write a workbook. */
export interface Output {
  path: string;
  isInPlace: boolean;
  /** True if an existing file may be overwritten. */
  mayReplace: boolean;
}

/** What was written. */
export interface Written {
  path: string;
  /** The backup of the replaced file; null if none was replaced. */
  backup: string | null;
}

/**
 * Chooses where to write the workbook: -o, --in-place, or `usual` if neither is given (null: nowhere). Throws UnusableInput if it cannot
 * be written there, before any work is done.
 */
export function chooseOutput(
  given: Arguments,
  { files }: Pick<Environment, "files">,
  { path: input }: ReadFile,
  usual: string | null,
): Output | null {
  const named = given.valueOf("output");
  if (given.isOn("in-place")) {
    if (named !== undefined) throw new UnusableInput("give -o or --in-place, not both.");
    if (given.isOn("as-saved"))
      throw new UnusableInput(`${input} cannot be written over while it is open elsewhere. Give -o OUT.`);
    return { path: input, isInPlace: true, mayReplace: true };
  }
  const path = named ?? usual;
  if (path === null) return null;
  checkNewFile(files, path, given.isOn("force"), { input, inPlace: "--in-place" });
  const [extension, wanted] = [extname(path).toLowerCase(), extname(input).toLowerCase()];
  if (extension !== wanted)
    throw new UnusableInput(`${path} must end in ${wanted} like ${input}, or Excel will not open it.`);
  return { path, isInPlace: false, mayReplace: given.isOn("force") };
}

/** Throws UnusableInput if a file may not be created or overwritten. */
export function checkNewFile(
  files: FileSystem,
  path: string,
  isForced: boolean,
  { input, inPlace }: { input: string; inPlace?: string },
): void {
  if (!files.existsSync(path)) return;
  if (withFile(path, () => files.statSync(path)).isDirectory())
    throw new UnusableInput(`${path} is a folder. Give the name of a file in it.`);
  if (isSameFile(files, path, input)) {
    throw new UnusableInput(
      `${path} is the file that is read, and is not written over.${inPlace ? ` Give another name, or ${inPlace}.` : " Give another name."}`,
    );
  }
  if (!isForced)
    throw new UnusableInput(`${path} is there already. Give another name with -o, or --force to write over it.`);
  const lock = describeLock(files, path);
  if (lock) throw new UnusableInput(lock);
}

/** True if two paths lead to the same file. */
function isSameFile(files: FileSystem, a: string, b: string): boolean {
  if (files.realpathSync(a) === files.realpathSync(b)) return true;
  const [one, other] = [files.statSync(a), files.statSync(b)];
  return one.ino !== 0 && one.ino === other.ino && one.dev === other.dev;
}

/** Writes the workbook. */
export function writeOutput(
  { files, now }: Environment,
  { path, isInPlace, mayReplace }: Output,
  read: ReadFile,
  bytes: Uint8Array,
): Written {
  if (isInPlace) return { path, backup: replaceFile(files, read, bytes, now()) };
  saveFile(files, path, bytes, { mayReplace });
  return { path, backup: null };
}

/** "KPIs.recalculated.xlsx" beside "KPIs.xlsx". */
export function besideInput({ path }: ReadFile, word: string): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.${word}${extension}`;
}
