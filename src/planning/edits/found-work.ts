import type { CellValue } from "../../kpi/kpi-table";
import { eachCell, type Block } from "../block-cells";

/** The sheets and tables that exist now. */
export interface PresentWork {
  sheets: {
    id: string;
    name: string;
    isProtected: boolean;
    /** True where the sheet is protected, and formats may be changed all the same. */
    allowsFormats?: boolean;
    /** True when a filter of its own hides some of its rows. */
    isFiltered?: boolean;
  }[];
  tables: { id: string; name: string; sheetId: string; sheetName: string; headings: string[]; isFiltered: boolean }[];
}

/** What the places that a plan wrote to hold now. */
export interface FoundWork {
  /** The sheets that are there. */
  sheets: readonly { id: string; name: string }[];
  /** Blocks as they are now. Parts that were not asked for are absent. */
  blocks: readonly HeldBlock[];
  /** Columns that the plan added and that are still there, with their data cells. */
  columns: readonly HeldColumn[];
  /** Sheets that the plan added and that are still there, with their used cells. */
  added: readonly HeldSheet[];
  /** Icon sets over the plan's own blocks. */
  icons: readonly HeldIcons[];
  /** The stored layouts of the sheets whose layout the plan stored; null: none is stored. */
  layouts: readonly { sheetId: string; mark: string | null }[];
}

export interface HeldBlock {
  at: Block;
  values?: readonly (readonly CellValue[])[];
  /** Formulas where cells have one, else their values. */
  formulas?: readonly (readonly CellValue[])[];
  formats?: readonly (readonly string[])[];
  /** Fills, as an edit of fills writes them. */
  fills?: readonly (readonly string[])[];
}

export interface HeldColumn extends HeldBlock {
  tableId: string;
  heading: string;
}

/** An empty sheet has a block of no rows. */
export interface HeldSheet extends HeldBlock {
  name: string;
}

export interface HeldIcons {
  at: Block;
  ids: readonly string[];
}

/** What was found, cell by cell. */
export interface HeldCells {
  /** undefined where the cell was not read, as its sheet has gone. */
  value(key: string): CellValue | undefined;
  /** True if the cell has a formula, whatever its value. */
  isFormula(key: string): boolean;
  format(key: string): string | undefined;
  fill(key: string): string | undefined;
}

export function heldCellsOf(found: FoundWork): HeldCells {
  const values = new Map<string, CellValue>();
  const formulas = new Set<string>();
  const formats = new Map<string, string>();
  const fills = new Map<string, string>();
  for (const block of [...found.blocks, ...found.columns]) {
    eachCell(block.at, (key, r, c) => {
      const value = block.values?.[r]?.[c];
      if (value !== undefined) values.set(key, value);
      const formula = block.formulas?.[r]?.[c];
      if (formula !== undefined && formula !== value) formulas.add(key);
      const format = block.formats?.[r]?.[c];
      if (format !== undefined) formats.set(key, format);
      const fill = block.fills?.[r]?.[c];
      if (fill !== undefined) fills.set(key, fill);
    });
  }
  return {
    value: (key) => values.get(key),
    isFormula: (key) => formulas.has(key),
    format: (key) => formats.get(key),
    fill: (key) => fills.get(key),
  };
}
