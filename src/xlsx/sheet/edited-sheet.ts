import type { CellValue } from "../../kpi/kpi-table";
import type { Problem } from "../../planning/problem";
import { FileFault } from "../file-fault";
import type { Area } from "../cells/areas";
import { isBlank, NOTHING, type CellContent } from "../cells/cell-content";
import { readColumnStyles } from "./column-runs";
import { NOT_KNOWN } from "../cells/missing-results";
import { CellIndex } from "../cells/cell-index";
import { coverOf } from "../cells/cover";
import { FormulaReader } from "../cells/formula-reader";
import type { SheetPart, SheetPiece } from "./read-sheet-part";
import { KINDS } from "../cells/sheet-cells";
import { usedArea } from "../cells/used-area";
import { SheetAreas } from "./sheet-areas";
import { pieceNamed } from "./sheet-pieces";

/** A change to a cell. Without content the cell keeps what it has in the file. */
export interface CellEdit {
  style: number;
  content?: CellContent;
}

/** Excel refuses to change a single cell of an array. */
const NOT_WRITTEN: Problem = { code: "not-written-as-planned", restored: true };

/** The changes to a sheet since its part was read. */
interface Changes {
  pieces: SheetPiece[];
  edits: Map<number, Map<number, CellEdit>>;
  refitted: Set<number>;
  hasOtherFormulas: boolean;
}

/** A worksheet: its part as it was read, and the changes since. Rows and columns count from 0. */
export class Sheet {
  /** The pieces of its part as they are now, apart from the rows; changed in place. */
  readonly pieces: SheetPiece[];
  /** Its merged areas and arrays, which no edit changes. */
  readonly areas: SheetAreas;
  private readonly editsByRow: Map<number, Map<number, CellEdit>>;
  private readonly refittedRows: Set<number>;
  private changesFormulas: boolean;

  private readonly index: CellIndex;
  private readonly reader: FormulaReader;
  private readonly isNotCalculated: (row: number, column: number) => boolean;
  /** Rows of edits that no copy of the sheet shares. Other rows are copied before they are changed. */
  private readonly ownRows = new Set<number>();
  /** Shared formulas that were replaced by one for each cell. */
  private readonly unshared = new Set<string>();

  /** Null until it is first asked for. */
  private columnStyles: ((column: number) => number) | null = null;

  constructor(
    readonly part: SheetPart,
    changes?: Changes,
  ) {
    this.pieces = changes?.pieces ?? [...part.pieces];
    this.editsByRow = changes?.edits ?? new Map<number, Map<number, CellEdit>>();
    this.refittedRows = changes?.refitted ?? new Set();
    this.changesFormulas = changes?.hasOtherFormulas ?? false;
    this.areas = new SheetAreas(part);
    this.index = new CellIndex(part.cells);
    this.reader = new FormulaReader(part.cells.formulas, this.index);
    this.isNotCalculated = part.cells.notKnown.length > 0 ? coverOf(part.cells.notKnown) : () => false;
  }

  /** Changed cells by row and column. */
  get edits(): ReadonlyMap<number, ReadonlyMap<number, CellEdit>> {
    return this.editsByRow;
  }

  /** Rows whose height Excel is to fit to their text again. */
  get refitted(): ReadonlySet<number> {
    return this.refittedRows;
  }

  /** True where a formula was added, replaced or removed. */
  get hasOtherFormulas(): boolean {
    return this.changesFormulas;
  }

  /** The index of a cell in the part; -1 where the part does not have it. */
  indexOf(row: number, column: number): number {
    return this.index.indexOf(row, column);
  }

  contentAt(row: number, column: number): CellContent {
    const edit = this.editsByRow.get(row)?.get(column);
    if (edit?.content) return edit.content;
    const content = this.contentInPart(this.indexOf(row, column));
    // isBlank comes last: it derives the formula of the cell.
    return this.isNotCalculated(row, column) && isBlank(content) ? NOT_KNOWN : content;
  }

  /** The formula as the file has it with "=", else the value. */
  formulaAt(row: number, column: number): CellValue {
    const { formula, value } = this.contentAt(row, column);
    return formula ?? value;
  }

  styleAt(row: number, column: number): number {
    const edit = this.editsByRow.get(row)?.get(column);
    if (edit) return edit.style;
    const index = this.indexOf(row, column);
    return index < 0 ? this.emptyStyleAt(row, column) : this.part.cells.cells.style.at(index);
  }

  /** The style of a cell that the file does not have: its row's, else its column's. */
  emptyStyleAt(row: number, column: number): number {
    const rowIndex = this.index.rowIndexOf(row);
    const ofRow = rowIndex < 0 ? 0 : this.part.cells.rows.style.at(rowIndex);
    if (ofRow > 0) return ofRow - 1;
    this.columnStyles ??= readColumnStyles(pieceNamed(this.pieces, "cols"), this.part.prefix);
    return this.columnStyles(column);
  }

  /** Throws a FileFault for a cell of an array formula, which Excel does not change on its own. */
  write(row: number, column: number, content: CellContent): void {
    if (this.part.cells.formulas.size > 0) {
      if (this.areas.isInArray(row, column)) throw new FileFault(NOT_WRITTEN);
      this.replaceFormula(row, column);
    }
    const replaced = this.editsByRow.get(row)?.get(column)?.content?.formula;
    if (content.formula !== undefined || replaced !== undefined) this.changesFormulas = true;
    this.put(row, column, { style: this.styleAt(row, column), content });
  }

  setStyle(row: number, column: number, style: number): void {
    const edit = this.editsByRow.get(row)?.get(column);
    if (style !== this.styleAt(row, column)) this.put(row, column, { ...edit, style });
  }

  /** Removes a cell's content and style. */
  clear(row: number, column: number): void {
    if (this.indexOf(row, column) >= 0)
      this.put(row, column, { style: this.emptyStyleAt(row, column), content: NOTHING });
    else if (this.editsByRow.get(row)?.has(column)) this.ownRow(row).delete(column);
  }

  /** Lets Excel fit a row's height to its text again. */
  refit(row: number): void {
    this.refittedRows.add(row);
  }

  isHiddenRow(row: number): boolean {
    return this.part.cells.hiddenRows.has(row);
  }

  /** False for a row that neither the file nor an edit mentions: all such rows are alike. */
  hasRow(row: number): boolean {
    return this.index.rowIndexOf(row) >= 0 || this.editsByRow.has(row);
  }

  /** The smallest area that contains every cell with content, or (`withLooks`) with a style; null where there is none. */
  used(within?: Area, withLooks = false): Area | null {
    return usedArea(this.part.cells, this.editsByRow, { within, withLooks });
  }

  /** The cells that the part has, whatever their content; those written since are not included. */
  places(): [row: number, column: number][] {
    return this.index.places();
  }

  hasFormulas(): boolean {
    return this.part.cells.formulas.size > 0 || this.changesFormulas;
  }

  /** The cells that had a formula when the part was read, at most `limit` of them, each with what it has now. */
  formulas(limit: number): { row: number; column: number; formula: CellValue }[] {
    return [...this.part.cells.formulas.keys()].slice(0, limit).map((index) => {
      const { row, column } = this.index.placeOf(index);
      return { row, column, formula: this.formulaAt(row, column) };
    });
  }

  copy(): Sheet {
    this.ownRows.clear();
    return new Sheet(this.part, {
      pieces: [...this.pieces],
      edits: new Map(this.editsByRow),
      refitted: new Set(this.refittedRows),
      hasOtherFormulas: this.changesFormulas,
    });
  }

  private contentInPart(index: number): CellContent {
    if (index < 0) return NOTHING;
    const { cells, values, formulas } = this.part.cells;
    const kind = KINDS[cells.kind.at(index)] ?? "empty";
    const value = values[index] ?? "";
    if (!formulas.has(index)) return { kind, value };
    // Derived only on demand: most callers want the value alone.
    const { reader } = this;
    return {
      kind,
      value,
      get formula() {
        return reader.formulaOf(index);
      },
    };
  }

  private put(row: number, column: number, edit: CellEdit): void {
    this.ownRow(row).set(column, edit);
  }

  private ownRow(row: number): Map<number, CellEdit> {
    const line = this.editsByRow.get(row);
    if (line && this.ownRows.has(row)) return line;
    const own = new Map(line);
    this.editsByRow.set(row, own);
    this.ownRows.add(row);
    return own;
  }

  /** Prepares a cell's formula to be overwritten. Where others share it, each of them gets its own. */
  private replaceFormula(row: number, column: number): void {
    const index = this.indexOf(row, column);
    if (index < 0 || !this.part.cells.formulas.has(index)) return;
    this.changesFormulas = true;
    const shared = this.reader.groupWrittenFor(index);
    if (!shared || this.unshared.has(shared.group)) return;
    this.unshared.add(shared.group);
    for (const other of shared.indexes) {
      if (other === index) continue;
      const place = this.index.placeOf(other);
      const edit = this.editsByRow.get(place.row)?.get(place.column);
      if (edit?.content) continue;
      const style = edit?.style ?? this.part.cells.cells.style.at(other);
      this.put(place.row, place.column, { style, content: { ...this.contentInPart(other) } });
    }
  }
}
