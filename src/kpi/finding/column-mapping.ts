import type { ColumnKey } from "../columns/columns";
import { sameName } from "../same-name";

/** What a workbook says that one of its headings is: a column of ours, or none. */
export interface MappedHeading {
  heading: string;
  is: ColumnKey | "not-used";
}

/** What a workbook says of its headings, each by `sameName`: what differs only in case or spacing is one heading. */
export type ColumnMapping = ReadonlyMap<string, MappedHeading>;

export const NO_MAPPING: ColumnMapping = new Map();

export function mappingOf(lines: readonly MappedHeading[]): ColumnMapping {
  return new Map(lines.map((line) => [sameName(line.heading), line]));
}
