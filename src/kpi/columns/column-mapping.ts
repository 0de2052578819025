import type { ColumnKey } from "./columns";
import { foldName } from "../../rag/fold-name";

/** What a workbook says one of its headings means: a KPI column, or none. */
export interface MappedHeading {
  heading: string;
  is: ColumnKey | "not-used";
}

/** A workbook's statements about its headings, keyed so that case and spacing make no difference. */
export type ColumnMapping = ReadonlyMap<string, MappedHeading>;

export const NO_MAPPING: ColumnMapping = new Map();

export function mappingOf(lines: readonly MappedHeading[]): ColumnMapping {
  return new Map(lines.map((line) => [foldName(line.heading), line]));
}
