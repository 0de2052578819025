import { memoize } from "../rag/memoize";

/** Letters of a name that anybody writes. Longer ones are texts, and working one out anew for each of its rows takes minutes. */
const LONG = 500;
/** Long texts that are kept: 1,000 of 32,767 letters are more than a workbook's proportion allows. */
const MOST_LONG = 1000;

/** What two names have in common that differ only in case or spacing: they are one. */
export function sameName(name: string): string {
  return name.length > LONG ? foldLong(name) : fold(name);
}

const fold = (name: string): string => name.replace(/\s+/g, " ").trim().toLowerCase();
const foldLong = memoize(fold, MOST_LONG);
