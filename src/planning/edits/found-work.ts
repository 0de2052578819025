import type { CellValue } from "../../kpi/kpi-table";
import { eachCell, type Block } from "../block-cells";

/** The sheets and tables that exist now. */
export interface PresentWork {
  sheets: {
    id: string;
    name: string;
    isProtected: boolean;
    /** True if the sheet is protected but its formats may be changed. */
    allowsFormats?: boolean;
    /** True if a filter of its own hides some of its rows. */
    isFiltered?: boolean;
  }[];
  tables: { id: string; name: string; sheetId: string; sheetName: string; headings: string[]; isFiltered: boolean }[];
}

/** The present contents of the places that a plan wrote to. */
export interface FoundWork {
  sheets: readonly { id: string; name: string }[];
  /** Blocks with the parts that were requested. */
  blocks: readonly HeldBlock[];
  /** Columns that the plan added and that still exist, with their data cells. */
  columns: readonly HeldColumn[];
  /** Sheets that the plan added and that still exist, with their used cells. */
  added: readonly HeldSheet[];
  /** Icon sets over the plan's own blocks. */
  icons: readonly HeldIcons[];
  /** The stored layouts of the sheets whose layout the plan stored; null: none is stored. */
  layouts: readonly { sheetId: string; mark: string | null }[];
}

export interface HeldBlock {
  at: Block;
  values?: readonly (readonly CellValue[])[];
  /** Formulas of cells that have one, values of the others. */
  formulas?: readonly (readonly CellValue[])[];
  formats?: readonly (readonly string[])[];
  /** As in `CellFillsEdit`. */
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

/** The same contents by cell key. */
export interface HeldCells {
  /** undefined if the cell was not read because its sheet is gone. */
  value(key: string): CellValue | undefined;
  /** True if the cell has a formula, whatever its value. */
  isFormula(key: string): boolean;
  format(key: string): string | undefined;
  fill(key: string): string | undefined;
}

/** Indexes what was found by cell key. */
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
