import { FileFault } from "../file-fault";
import { shiftFormula } from "./shift-formula";
import type { CellIndex } from "./cell-index";
import type { SheetCells } from "./sheet-cells";

/**
 * Letters of formulas that are derived from shared ones: Excel's longest in 12,000 cells, and more than workbooks have. A file can
 * claim in thirty bytes that one more cell has a formula of 8,192 letters.
 */
const MAX_SHARED_LETTERS = 100_000_000;

/** A formula that several cells share: its text, the cell that it is written for, and the indexes of the cells. */
interface SharedFormula {
  row: number;
  column: number;
  text: string;
  indexes: number[];
}

/** Derives the formulas of cells that share one. */
export class FormulaReader {
  private groups: Map<string, SharedFormula> | null = null;
  private letters = 0;

  constructor(
    private readonly formulas: SheetCells["formulas"],
    private readonly index: CellIndex,
  ) {}

  /** The formula of a cell with "="; undefined where it has none. Throws a FileFault for more text than any workbook has. */
  formulaOf(index: number): string | undefined {
    const formula = this.formulas.get(index);
    if (!formula) return undefined;
    if (formula.kind !== "shared" || formula.text !== "" || formula.group === undefined) return `=${formula.text}`;
    const shared = this.sharedFormulas().get(formula.group);
    if (!shared?.text) return "=";
    this.letters += shared.text.length;
    if (this.letters > MAX_SHARED_LETTERS) throw new FileFault({ code: "too-large" });
    const place = this.index.placeOf(index);
    return `=${shiftFormula(shared.text, place.row - shared.row, place.column - shared.column)}`;
  }

  /** The group whose formula is written for this cell, with all cells that share it; null where others do not depend on the cell. */
  groupWrittenFor(index: number): { group: string; indexes: readonly number[] } | null {
    const formula = this.formulas.get(index);
    if (formula?.kind !== "shared" || formula.text === "" || formula.group === undefined) return null;
    return { group: formula.group, indexes: this.sharedFormulas().get(formula.group)?.indexes ?? [] };
  }

  private sharedFormulas(): Map<string, SharedFormula> {
    if (this.groups) return this.groups;
    const groups = new Map<string, SharedFormula>();
    for (const [index, { kind, text, group }] of this.formulas) {
      if (kind !== "shared" || group === undefined) continue;
      const known = groups.get(group) ?? { row: 0, column: 0, text: "", indexes: [] };
      groups.set(group, text === "" ? known : { ...known, ...this.index.placeOf(index), text });
      known.indexes.push(index);
    }
    this.groups = groups;
    return groups;
  }
}
