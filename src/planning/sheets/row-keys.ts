import { foldName } from "../../rag/fold-name";

/** Long enough to be distinct; a row's key is stored in one cell. */
const LONGEST_NAME = 200;

/** Makes a row's key from its kind and the names it is about. */
export type RowKeys = (kind: string, ...names: readonly string[]) => string;

/**
 * Makes a unique key for each row of a sheet from what the row is about: "kpi/housing/rent collected". Names that differ only in case or
 * spacing have the same key, so it survives a tidied name. A second row about the same thing gets the suffix "#2".
 */
export function makeRowKeys(): RowKeys {
  const given = new Map<string, number>();
  return (kind, ...names) => {
    const key = [kind, ...names.map(toPart)].join("/");
    let count = (given.get(key) ?? 0) + 1;
    while (count > 1 && given.has(`${key}#${count}`)) count += 1;
    given.set(key, count);
    if (count === 1) return key;
    given.set(`${key}#${count}`, 1);
    return `${key}#${count}`;
  };
}

/** Escapes slashes, so that a name with a slash does not look like two names. */
function toPart(name: string): string {
  return foldName(name).slice(0, LONGEST_NAME).replace(/[\\/]/g, "\\$&");
}
