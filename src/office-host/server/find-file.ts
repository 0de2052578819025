import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/**
 * Finds the file of a request path inside a folder. Undefined when there is none.
 * Never returns a file outside the folder, a folder, or a hidden file.
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

/** The decoded path of a request. Undefined when its encoding is invalid. */
export function readPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "");
  } catch {
    return undefined;
  }
}
