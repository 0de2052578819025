import { basename, dirname, join } from "node:path";
import type { FileSystem } from "../surroundings";

/** A program that has a file open leaves one of its own beside it. */
const LOCKS: readonly { program: string; nameOf: (name: string) => string }[] = [
  { program: "Excel", nameOf: (name) => `~$${name}` },
  { program: "LibreOffice", nameOf: (name) => `.~lock.${name}#` },
];

/** Which program has a file open, and the file beside it that says so; null where none says it. */
function findLock(files: FileSystem, path: string): { program: string; lock: string } | null {
  for (const { program, nameOf } of LOCKS) {
    const lock = join(dirname(path), nameOf(basename(path)));
    if (files.existsSync(lock)) return { program, lock };
  }
  return null;
}

/** What a person is told where a file is open elsewhere; null where it is not. */
export function describeLock(files: FileSystem, path: string): string | null {
  const found = findLock(files, path);
  if (!found) return null;
  const { program, lock } = found;
  return `${path} is open in ${program}: save it and close it there, then try again. Where nobody has it open, ${program} stopped without tidying up: delete ${lock}.`;
}
