import { memoize } from "./memoize";

/** The longest name that a person writes. A longer text is cached: folding it anew for each of its rows takes minutes. */
const LONG = 500;
/** Size of the cache: 1,000 texts of 32,767 characters are more than a workbook's proportions allow. */
const MOST_LONG = 1000;

/** The key of a name: names that differ only in case or spacing have the same key. */
export function foldName(name: string): string {
  return name.length > LONG ? foldLong(name) : fold(name);
}

const fold = (name: string): string => name.replace(/\s+/g, " ").trim().toLowerCase();
const foldLong = memoize(fold, MOST_LONG);
