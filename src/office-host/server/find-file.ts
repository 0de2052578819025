import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/**
 * Finds the file that a request path names inside a folder; undefined when there is none.
 * Never gives a file outside the folder, a folder, or a hidden file.
 * @param path the decoded path relative to the folder, with forward slashes
 */
export async function findFile(folder: string, path: string): Promise<string | undefined> {
  const names = path.split("/").filter((name) => name !== "");
  if (names.length === 0 || names.some((name) => name.startsWith(".") || /[\\:\0]/.test(name))) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, ...names));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** The path of a request, decoded; undefined when it cannot be read as one. */
export function readPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "");
  } catch {
    return undefined;
  }
}
