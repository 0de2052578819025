import { basename, dirname, join } from "node:path";
import type { FileSystem } from "../environment";

/** The lock files that programs put beside a file they have open. */
const LOCKS: readonly { program: string; nameOf: (name: string) => string }[] = [
  { program: "Excel", nameOf: (name) => `~$${name}` },
  { program: "LibreOffice", nameOf: (name) => `.~lock.${name}#` },
];

/** The program that has a file open, and its lock file; null if there is none. */
function findLock(files: FileSystem, path: string): { program: string; lock: string } | null {
  for (const { program, nameOf } of LOCKS) {
    const lock = join(dirname(path), nameOf(basename(path)));
    if (files.existsSync(lock)) return { program, lock };
  }
  return null;
}

/** Says that a file is open elsewhere; null if it is not. */
export function describeLock(files: FileSystem, path: string): string | null {
  const found = findLock(files, path);
  if (!found) return null;
  const { program, lock } = found;
  return `${path} is open in ${program}: save it and close it there, then try again. If nobody has it open, ${program} stopped without tidying up: delete ${lock}.`;
}
