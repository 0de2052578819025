import type { ColumnKey } from "../../kpi/columns/columns";
import type { ColumnMapping } from "../../kpi/columns/column-mapping";
import type { Block } from "../block-cells";
import type { SheetSnapshot } from "../snapshot";

/** A table, or a heading row in plain cells, whose columns an officer may name. */
export interface ColumnPlace {
  id: string;
  /** A table's name, or the row number that Excel shows. */
  at: string | number;
  sheetName: string;
  /** Without those of periods, which need no name. */
  headings: PlaceHeading[];
  /** The periods among its headings; left out where there are none. */
  periods?: PlacePeriods;
}

/** The periods of a place, which are recognised by themselves. */
export interface PlacePeriods {
  /** "Apr to Jun" */
  text: string;
  /** The columns that a period has of its own, so that no other heading is needed for them. */
  fields: readonly ColumnKey[];
}

/** Where a column for statuses can be added: beside rows that have all that is needed but one. */
export interface StatusPlace {
  /** The same in every reading as long as nothing moves. */
  id: string;
  sheetId: string;
  sheetName: string;
  /** The cell of its heading; the table's name for an Excel table, which grows by a column. */
  address: string;
  /** The column from its first row of headings to the last KPI row; null for an Excel table. */
  at: Block | null;
  /** Which row of it is the heading's, counted from 0. */
  headingRow: number;
  tableId?: string;
}

/** A heading with examples of the cells below it. */
export interface PlaceHeading {
  text: string;
  examples: string[];
  /** True if another column has the same heading, apart from case or spacing: which of them is meant is not known. */
  isRepeated?: boolean;
}

/** The places of a workbook whose columns can be named, and the mapping on its RAG Rules sheet. */
export interface ColumnsReading {
  rulesSheet: SheetSnapshot | null;
  mapping: ColumnMapping;
  /** Places with something wrong come first. */
  places: ColumnPlace[];
}

/** The headings of a place for matching: a repeated heading twice. */
export function textsOf({ headings }: Pick<ColumnPlace, "headings">): string[] {
  return headings.flatMap(({ text, isRepeated }) => (isRepeated ? [text, text] : [text]));
}
