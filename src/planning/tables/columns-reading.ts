import type { ColumnMapping } from "../../kpi/finding/column-mapping";
import type { SheetSnapshot } from "../snapshot";

/** A table, or a row of headings in plain cells, whose columns an officer may name. */
export interface ColumnPlace {
  id: string;
  /** A table's name, or the number of a row (from 1). */
  at: string | number;
  sheetName: string;
  headings: PlaceHeading[];
}

/** A heading with what stands under it, as far as that was read. Of headings that differ only in case or spacing, the first. */
export interface PlaceHeading {
  text: string;
  examples: string[];
  /** True where another column has the same one: by the heading alone they cannot be told apart. */
  isRepeated?: boolean;
}

/** Which column is which in a workbook, and what its RAG Rules sheet says of that. */
export interface ColumnsReading {
  rulesSheet: SheetSnapshot | null;
  mapping: ColumnMapping;
  /** Those that something is wrong with first, then those that are read. */
  places: ColumnPlace[];
}

/** The headings of a place as matching sees them: one that is repeated, twice. */
export function textsOf({ headings }: Pick<ColumnPlace, "headings">): string[] {
  return headings.flatMap(({ text, isRepeated }) => (isRepeated ? [text, text] : [text]));
}
