import { memoize } from "./memoize";

/** The longest name that a person writes. A longer text is cached: folding it again for each row takes minutes. */
const LONG = 500;
/** The most long texts that are kept: more than a workbook has different names of that length. */
const MOST_LONG = 1000;

/** A text as it is compared where case and spacing make no difference: the key of a name. */
export function foldName(name: string): string {
  return name.length > LONG ? foldLong(name) : fold(name);
}

const fold = (name: string): string => name.replace(/\s+/g, " ").trim().toLowerCase();
const foldLong = memoize(fold, MOST_LONG);
