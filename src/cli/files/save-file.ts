import { randomBytes } from "node:crypto";
import { basename, dirname, extname, join } from "node:path";
import { codeOf, UnusableInput } from "../errors";
import { withFile } from "./file-error";
import { hasChanged, type ReadFile } from "./read-file";
import type { FileSystem } from "../surroundings";

export interface Saving {
  /** True where a file of this name may be written over. */
  mayReplace: boolean;
  /** Who may read and write it; as usual where it is left out. */
  mode?: number;
  /** The file that this one is a backup of: the next run that writes that file clears what a killed run left half made of either. */
  backupOf?: string;
}

/**
 * Writes a file whole or not at all: to another beside it, which takes its name once all of it is on the disk. Throws
 * UnusableInput, and leaves nothing behind, where it cannot be written.
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
      // As it was, whatever this process takes away of new files.
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

/** What a run that was killed while it wrote this file left beside it. One that still runs has its own there. */
function clearLeftovers(files: FileSystem, path: string): void {
  let names: string[];
  try {
    names = files.readdirSync(dirname(path));
  } catch {
    // Why the folder cannot be used is told when the file is written.
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
    // There is one, of somebody else.
    return codeOf(error) === "EPERM";
  }
}

/** So that the other name is no longer than a file system takes. */
const LONGEST_STEM = 100;
const PERMISSIONS = 0o777;

function openNew(files: FileSystem, beside: string, path: string, mode = 0o666): number {
  try {
    // Nobody is to read it meanwhile who may not read what it becomes.
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
 * Gives a file a second name that must be free; the first is removed afterwards. Somebody may have taken it since it was
 * looked for, and a rename would write over theirs. False where the disk knows no second names.
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
    // What stood in the way of writing it is what is told.
  }
}

/** A new name is on the disk only once its folder is. Windows opens no folder, and needs none. */
function keepName(files: FileSystem, folder: string): void {
  try {
    const opened = files.openSync(folder, "r");
    try {
      files.fsyncSync(opened);
    } finally {
      files.closeSync(opened);
    }
  } catch {
    // The file is written; a machine that loses power in this very moment may know it by its old name.
  }
}

/**
 * Replaces a file that was read, and keeps what it was beside it. Gives the path of the backup. Throws UnusableInput, and
 * leaves the file as it is, where it was changed since or cannot be replaced.
 */
export function replaceFile(files: FileSystem, read: ReadFile, bytes: Uint8Array, at: Date): string {
  const path = withFile(read.path, () => behindLink(files, read.path));
  if (hasChanged(files, read))
    throw new UnusableInput(
      `${read.path} was changed by somebody while it was being worked on. It was left as it is: try again.`,
    );
  const backup = freeBackup(files, path, at);
  withFile(backup, () => {
    try {
      files.linkSync(path, backup);
    } catch {
      // Disks that know no second name for a file take a copy.
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

/** Of a link it is the file behind it that is replaced; any other path is told as the person wrote it. */
function behindLink(files: FileSystem, path: string): string {
  const real = files.realpathSync(path);
  return real === join(files.realpathSync(dirname(path)), basename(path)) ? path : real;
}

/** "KPIs.backup-2024-11-20-093005.xlsx": Excel opens it, and none is ever written over. */
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
