import { foldName } from "../../rag/fold-name";

/** Long enough for any name; the key of a row stands in one cell. */
const LONGEST_NAME = 200;

/** Gives a row's key from its kind and the names it is about. */
export type RowKeys = (kind: string, ...names: readonly string[]) => string;

/**
 * Gives each row of a sheet a key of its own, from what the row is about: "kpi/housing/rent collected". Names that differ
 * only in case or spacing give one key, so that it outlives a tidied name. A second row about the same gets "#2" at its end.
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

/** A name with a slash must not look like two. */
function toPart(name: string): string {
  return foldName(name).slice(0, LONGEST_NAME).replace(/[\\/]/g, "\\$&");
}
