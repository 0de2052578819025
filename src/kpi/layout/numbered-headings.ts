import { foldName } from "../../rag/fold-name";
import { groupBy } from "../history/match-names";
import type { ColumnMapping } from "../columns/column-mapping";
import { keyOfHeading, type UnsureColumn } from "../columns/match-headings";
import { OF_A_PERIOD } from "./period-fields";

/* An Excel table cannot have a heading twice: Excel makes "Target, Actual, Target, Actual" into "Target, Actual, Target2, Actual2". */

/** The headings without the numbers that make them different, where a value is among those that repeat; else as they are. */
export function withoutNumbers(headings: readonly string[], mapping: ColumnMapping): readonly string[] {
  const names = new Set(headings.map(foldName));
  const plain = headings.map((heading) => {
    const base = baseOf(heading, names);
    const isField =
      base !== null && !mapping.has(foldName(heading)) && OF_A_PERIOD.has(keyOfHeading(base, mapping) ?? "section");
    return isField ? base : heading;
  });
  const repeatsValue = plain.some((text, at) => text !== headings[at] && keyOfHeading(text, mapping) === "latestValue");
  return repeatsValue ? plain : headings;
}

/** "Target" of "Target3", beside "Target" and "Target2"; null for other headings. `names` are the folded names of all. */
export function baseOf(heading: string, names: ReadonlySet<string>): string | null {
  const digits = /\d{1,3}$/.exec(heading)?.[0];
  if (digits === undefined) return null;
  const [base, number] = [heading.slice(0, -digits.length), Number(digits)];
  const before = number === 2 ? base : `${base}${number - 1}`;
  return number > 1 && /\S$/.test(base) && names.has(foldName(base)) && names.has(foldName(before)) ? base : null;
}

/** The fields of headings that repeat with numbers: which of them is meant is not known. */
export function numberedFields(
  headings: readonly string[],
  plain: readonly string[],
  mapping: ColumnMapping,
): UnsureColumn[] {
  if (plain === headings) return [];
  const repeated = new Set(plain.flatMap((text, at) => (text === headings[at] ? [] : [foldName(text)])));
  const places = plain.flatMap((text, index) => {
    const key = repeated.has(foldName(text)) ? keyOfHeading(text, mapping) : null;
    return key === null ? [] : [{ key, index }];
  });
  return [...groupBy(places, ({ key }) => key).values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ key: first.key, indexes: own.map(({ index }) => index) }] : [];
  });
}
