import { randomBytes } from "node:crypto";
import { basename, dirname, extname, join } from "node:path";
import { codeOf, UnusableInput } from "../errors";
import { withFile } from "./file-error";
import { hasChanged, type ReadFile } from "./read-file";
import type { FileSystem } from "../environment";

/** How to save a file. */
export interface Saving {
  /** True if an existing file may be overwritten. */
  mayReplace: boolean;
  /** The file's permissions. Defaults to the usual ones. */
  mode?: number;
  /** The file that this one is a backup of. Temporary files are named after it, so that its next run removes those of a killed one. */
  backupOf?: string;
}

/**
 * Writes a file completely or not at all: to a temporary file beside it, which is renamed once it is on the disk. If it cannot be written,
 * throws UnusableInput and leaves nothing behind.
 */
export function saveFile(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  { mayReplace, mode, backupOf }: Saving,
): void {
  const namedAfter = backupOf ?? path;
  clearLeftovers(files, namedAfter);
  const beside = join(dirname(path), `${besideStem(namedAfter)}${process.pid}-${randomBytes(4).toString("hex")}.tmp`);
  let isThere = false;
  try {
    withFile(path, () => {
      const file = openNew(files, beside, path, mode);
      isThere = true;
      try {
        files.writeFileSync(file, bytes);
        files.fsyncSync(file);
      } finally {
        files.closeSync(file);
      }
      // The umask of this process may have removed permissions.
      if (mode !== undefined) files.chmodSync(beside, mode & PERMISSIONS);
      if (mayReplace || !takeFreeName(files, beside, path)) {
        files.renameSync(beside, path);
        isThere = false;
      }
    });
  } finally {
    if (isThere) remove(files, beside);
  }
  keepName(files, dirname(path));
}

function besideStem(path: string): string {
  return `.${basename(path).slice(0, LONGEST_STEM)}.`;
}

/** Removes temporary files of killed runs. Those of runs that are still going on stay. */
function clearLeftovers(files: FileSystem, path: string): void {
  let names: string[];
  try {
    names = files.readdirSync(dirname(path));
  } catch {
    // Writing the file reports why the folder cannot be used.
    return;
  }
  const stem = besideStem(path);
  for (const name of names) {
    const [, pid] = (name.startsWith(stem) && /^(\d{1,10})-[0-9a-f]{8}\.tmp$/.exec(name.slice(stem.length))) || [];
    if (pid !== undefined && !isRunning(Number(pid))) remove(files, join(dirname(path), name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists but belongs to someone else.
    return codeOf(error) === "EPERM";
  }
}

/** Keeps the temporary name within the limits of file systems. */
const LONGEST_STEM = 100;
const PERMISSIONS = 0o777;

function openNew(files: FileSystem, beside: string, path: string, mode = 0o666): number {
  try {
    // From the start, nobody may read it who may not read the final file.
    return files.openSync(beside, "wx", mode & PERMISSIONS);
  } catch (error) {
    if (codeOf(error) === "ENOENT")
      throw new UnusableInput(`there is no folder ${dirname(path)} to write ${basename(path)} into.`);
    if (codeOf(error) === "EACCES" || codeOf(error) === "EPERM")
      throw new UnusableInput(
        `there is no permission to write into the folder ${dirname(path)}. Choose another place with -o.`,
      );
    throw error;
  }
}

/**
 * Links a file under a new name, which fails if the name has been taken meanwhile; a rename would overwrite that file. False if the disk
 * does not support links.
 */
function takeFreeName(files: FileSystem, beside: string, path: string): boolean {
  try {
    files.linkSync(beside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST" || files.existsSync(path))
      throw new UnusableInput(`${path} was made by somebody else meanwhile, and was not written over.`);
    return false;
  }
}

function remove(files: FileSystem, path: string): void {
  try {
    files.unlinkSync(path);
  } catch {
    // The error that stopped the writing is the one to report.
  }
}

/** Syncs the folder, so that the new name survives a power failure. Windows cannot open folders and does not need it. */
function keepName(files: FileSystem, folder: string): void {
  try {
    const opened = files.openSync(folder, "r");
    try {
      files.fsyncSync(opened);
    } finally {
      files.closeSync(opened);
    }
  } catch {
    // The file is written. Only after a power failure at this moment might it have its old name.
  }
}

/**
 * Replaces a file that was read, and returns the path of a backup beside it. If the file was changed since or cannot be replaced, throws
 * UnusableInput and leaves it as it is.
 */
export function replaceFile(files: FileSystem, read: ReadFile, bytes: Uint8Array, at: Date): string {
  const path = withFile(read.path, () => targetOf(files, read.path));
  if (hasChanged(files, read))
    throw new UnusableInput(
      `${read.path} was changed by somebody while it was being worked on. It was left as it is: try again.`,
    );
  const backup = freeBackup(files, path, at);
  withFile(backup, () => {
    try {
      files.linkSync(path, backup);
    } catch {
      // Copies the file if the disk does not support links.
      saveFile(files, backup, read.bytes, { mayReplace: false, mode: read.stamp.mode, backupOf: path });
    }
  });
  try {
    saveFile(files, path, bytes, { mayReplace: true, mode: read.stamp.mode });
  } catch (error) {
    remove(files, backup);
    throw error;
  }
  return backup;
}

/** The target of a symbolic link; any other path as the person wrote it. */
function targetOf(files: FileSystem, path: string): string {
  const real = files.realpathSync(path);
  return real === join(files.realpathSync(dirname(path)), basename(path)) ? path : real;
}

/** A free name such as "KPIs.backup-2024-11-20-093005.xlsx", which Excel can open. */
function freeBackup(files: FileSystem, path: string, at: Date): string {
  const extension = extname(path);
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join("");
  const stem = `${path.slice(0, path.length - extension.length)}.backup-${day}-${time}`;
  for (let number = 1; ; number += 1) {
    const backup = `${stem}${number === 1 ? "" : `-${number}`}${extension}`;
    if (!files.existsSync(backup)) return backup;
  }
}
