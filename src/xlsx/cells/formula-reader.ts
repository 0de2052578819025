import { FileFault } from "../file-fault";
import { shiftFormula } from "./shift-formula";
import type { CellIndex } from "./cell-index";
import type { SheetCells } from "./sheet-cells";

/**
 * The most characters of formulas that are derived from shared ones: Excel's longest formula in 12,000 cells. A file needs only thirty
 * bytes to claim one more cell with a formula of 8,192 characters.
 */
const MAX_SHARED_CHARACTERS = 100_000_000;

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
  private characters = 0;

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
    this.characters += shared.text.length;
    if (this.characters > MAX_SHARED_CHARACTERS) throw new FileFault({ code: "too-large" });
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
