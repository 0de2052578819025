import type { CellValue } from "../kpi/kpi-table";
import type { Problem } from "../planning/problem";
import { joinAreas, readArea, readAreas, subtractArea, type Area } from "./parts/areas";
import { isBlank, NOTHING, type CellContent } from "./parts/cell-content";
import { readColumnStyles } from "./parts/columns";
import { coverOf } from "./read/cover";
import { FileFault } from "./file-fault";
import { NOT_KNOWN } from "./parts/not-calculated";
import { KINDS, type FileFormula, type SheetPart, type SheetPiece } from "./read/read-sheet";
import { shiftFormula } from "./write/shift-formula";
import { parseXml } from "../office-package/xml/xml-tree";

/** What a cell is to be. Without contents it keeps those that it has in the file, whatever they are. */
export interface CellEdit {
  style: number;
  content?: CellContent;
}

/** A sheet as it is by now: its part as it was read, and what was changed since. Rows and columns count from 0. */
export interface Sheet {
  readonly part: SheetPart;
  /** The pieces of its part as they are now, the rows apart; changed in place. */
  readonly pieces: SheetPiece[];
  /** Cells by row and column. */
  readonly edits: ReadonlyMap<number, ReadonlyMap<number, CellEdit>>;
  /** Rows whose height is for Excel to find anew. */
  readonly refitted: ReadonlySet<number>;
  /** True where a formula was put in, replaced or taken away. */
  readonly hasOtherFormulas: boolean;
  /** The index of a cell of the part; -1 where there is none. */
  indexOf(row: number, column: number): number;
  contentAt(row: number, column: number): CellContent;
  /** The formula as the file has it with "=", else the value. */
  formulaAt(row: number, column: number): CellValue;
  styleAt(row: number, column: number): number;
  /** The look that a cell has which is not in the file. */
  emptyStyleAt(row: number, column: number): number;
  /** Throws a FileFault for a cell that others cannot do without: one of an array formula. */
  write(row: number, column: number, content: CellContent): void;
  setStyle(row: number, column: number, style: number): void;
  /** As the cell was before anything was in it. */
  clear(row: number, column: number): void;
  refit(row: number): void;
  isHiddenRow(row: number): boolean;
  /** False for a row of which nothing is known: all such rows look alike. */
  hasRow(row: number): boolean;
  /** The smallest area with every cell that has something in it, or with its look if asked; null where there is none. */
  used(within?: Area, withLooks?: boolean): Area | null;
  /** The cells that the sheet's part has, whatever is in them; not those that were written since. */
  places(): [row: number, column: number][];
  /** True where another cell is merged over this one, which then holds nothing. */
  isCovered(row: number, column: number): boolean;
  merged(): readonly Area[];
  /** What one array formula fills, or a what-if data table. */
  arrays(): readonly FileArray[];
  /** True where a cell has a formula. */
  hasFormulas(): boolean;
  /** The cells that have formulas in the sheet's part, no more than so many, with the formulas that they have by now. */
  formulas(most: number): { row: number; column: number; formula: CellValue }[];
  copy(): Sheet;
}

/** Cells that one formula fills: it spills, is an array of the kind before that, or makes a what-if data table. */
export interface FileArray {
  area: Area;
  kind: "spill" | "array" | "data-table";
}

export function sheetOf(part: SheetPart): Sheet {
  return makeSheet(part, [...part.pieces], new Map(), new Set(), false);
}

/** Excel changes no part of an array. */
const NOT_WRITTEN: Problem = { code: "not-written-as-planned", restored: true };

/**
 * Letters of formulas that are worked out from those that cells share: Excel's longest in 12,000 cells, and more than workbooks
 * have. A file can say in thirty bytes that one more cell has a formula of 8,192 letters.
 */
const MOST_SHARED_LETTERS = 100_000_000;

type Edits = Map<number, Map<number, CellEdit>>;

function makeSheet(
  part: SheetPart,
  pieces: SheetPiece[],
  edits: Edits,
  refitted: Set<number>,
  hadOtherFormulas: boolean,
): Sheet {
  const { rows, cells, values, formulas } = part.cells;
  let hasOtherFormulas = hadOtherFormulas;
  /** Rows of edits that no copy shares: others are copied before they are changed. */
  const own = new Set<number>();
  const ownLine = (row: number): Map<number, CellEdit> => {
    const line = edits.get(row);
    if (line && own.has(row)) return line;
    const mine = new Map(line);
    edits.set(row, mine);
    own.add(row);
    return mine;
  };

  const rowIndexOf = (row: number): number => {
    let [low, high] = [0, rows.number.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = rows.number.at(middle);
      if (found === row) return middle;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  const cellsEnd = (rowIndex: number): number =>
    rowIndex + 1 < rows.firstCell.length ? rows.firstCell.at(rowIndex + 1) : cells.column.length;
  const indexOf = (row: number, column: number): number => {
    const rowIndex = rowIndexOf(row);
    if (rowIndex < 0) return -1;
    let [low, high] = [rows.firstCell.at(rowIndex), cellsEnd(rowIndex) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = cells.column.at(middle);
      if (found === column) return middle;
      if (found < column) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };

  let columnStyles: ((column: number) => number) | null = null;
  const emptyStyleAt = (row: number, column: number): number => {
    const rowIndex = rowIndexOf(row);
    const ofRow = rowIndex < 0 ? 0 : rows.style.at(rowIndex);
    if (ofRow > 0) return ofRow - 1;
    columnStyles ??= readColumnStyles(pieces.find(({ name }) => name === "cols")?.text ?? null, part.prefix);
    return columnStyles(column);
  };

  let groups: Map<string, SharedFormula> | null = null;
  const groupsOf = (): NonNullable<typeof groups> => {
    if (groups) return groups;
    groups = new Map();
    for (const [index, { kind, text, group }] of formulas) {
      if (kind !== "shared" || group === undefined) continue;
      const shared = groups.get(group) ?? { ...NO_PLACE, text: "", indexes: [] };
      groups.set(group, text === "" ? shared : { ...shared, ...placeOf(index), text });
      shared.indexes.push(index);
    }
    return groups;
  };
  const placeOf = (index: number): { row: number; column: number } => {
    let [low, high] = [0, rows.firstCell.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rows.firstCell.at(middle) <= index) low = middle;
      else high = middle - 1;
    }
    return { row: rows.number.at(low), column: cells.column.at(index) };
  };
  let sharedLetters = 0;
  const formulaOf = (index: number): string | undefined => {
    const formula = formulas.get(index);
    if (!formula) return undefined;
    if (formula.kind !== "shared" || formula.text !== "" || formula.group === undefined) return `=${formula.text}`;
    const shared = groupsOf().get(formula.group);
    if (!shared?.text) return "=";
    sharedLetters += shared.text.length;
    if (sharedLetters > MOST_SHARED_LETTERS) throw new FileFault({ code: "too-large" });
    const place = placeOf(index);
    return `=${shiftFormula(shared.text, place.row - shared.row, place.column - shared.column)}`;
  };
  const contentInPart = (index: number): CellContent => {
    if (index < 0) return NOTHING;
    const kind = KINDS[cells.kind.at(index)] ?? "empty";
    const value = values[index] ?? "";
    if (!formulas.has(index)) return { kind, value };
    // Worked out only where somebody asks: most look at the value alone.
    return {
      kind,
      value,
      get formula() {
        return formulaOf(index);
      },
    };
  };
  const isNotKnown = part.cells.notKnown.length > 0 ? coverOf(part.cells.notKnown) : () => false;
  const contentAt = (row: number, column: number): CellContent => {
    const edit = edits.get(row)?.get(column);
    if (edit?.content) return edit.content;
    const content = contentInPart(indexOf(row, column));
    // Whether it is blank is asked last: that works its formula out.
    return isNotKnown(row, column) && isBlank(content) ? NOT_KNOWN : content;
  };
  const formulaAt = (row: number, column: number): CellValue => {
    const { formula, value } = contentAt(row, column);
    return formula ?? value;
  };
  const styleAt = (row: number, column: number): number => {
    const edit = edits.get(row)?.get(column);
    if (edit) return edit.style;
    const index = indexOf(row, column);
    return index < 0 ? emptyStyleAt(row, column) : cells.style.at(index);
  };
  const put = (row: number, column: number, edit: CellEdit): void => void ownLine(row).set(column, edit);

  let arrays: FileArray[] | null = null;
  const arraysOf = (): readonly FileArray[] => (arrays ??= [...formulas.values()].flatMap(toArray));
  let isInArray: ReturnType<typeof coverOf> | null = null;
  const assertNoArray = (row: number, column: number): void => {
    isInArray ??= coverOf(arraysOf().map(({ area }) => area));
    if (isInArray(row, column)) throw new FileFault(NOT_WRITTEN);
  };
  const parted = new Set<string>();
  /** Where the cell that others share a formula with is written over, each of them gets its own. */
  const partFormula = (row: number, column: number): void => {
    const index = indexOf(row, column);
    const formula = index < 0 ? undefined : formulas.get(index);
    if (!formula) return;
    hasOtherFormulas = true;
    if (formula.kind !== "shared" || formula.text === "" || formula.group === undefined || parted.has(formula.group))
      return;
    parted.add(formula.group);
    for (const other of groupsOf().get(formula.group)?.indexes ?? []) {
      if (other === index) continue;
      const place = placeOf(other);
      const edit = edits.get(place.row)?.get(place.column);
      if (edit?.content) continue;
      put(place.row, place.column, {
        style: edit?.style ?? cells.style.at(other),
        content: { ...contentInPart(other) },
      });
    }
  };

  let merged: Area[] | null = null;
  const mergedOf = (): readonly Area[] => (merged ??= readMerged(pieces, part.prefix));
  let isBeneath: ReturnType<typeof coverOf> | null = null;
  return {
    part,
    pieces,
    edits,
    refitted,
    get hasOtherFormulas() {
      return hasOtherFormulas;
    },
    ...{ indexOf, contentAt, formulaAt, styleAt, emptyStyleAt },
    write: (row, column, content) => {
      if (formulas.size > 0) {
        assertNoArray(row, column);
        partFormula(row, column);
      }
      if (content.formula !== undefined || edits.get(row)?.get(column)?.content?.formula !== undefined)
        hasOtherFormulas = true;
      put(row, column, { style: styleAt(row, column), content });
    },
    setStyle: (row, column, style) => {
      const edit = edits.get(row)?.get(column);
      if (style !== styleAt(row, column)) put(row, column, { ...edit, style });
    },
    clear: (row, column) => {
      if (indexOf(row, column) < 0) {
        if (edits.get(row)?.has(column)) ownLine(row).delete(column);
      } else put(row, column, { style: emptyStyleAt(row, column), content: NOTHING });
    },
    refit: (row) => void refitted.add(row),
    isHiddenRow: (row) => part.cells.hiddenRows.has(row),
    hasRow: (row) => rowIndexOf(row) >= 0 || edits.has(row),
    places: () =>
      Array.from({ length: rows.number.length }, (_, rowIndex) => {
        const first = rows.firstCell.at(rowIndex);
        const inRow = Array.from({ length: cellsEnd(rowIndex) - first }, (_cell, index) =>
          cells.column.at(first + index),
        );
        return inRow.map((column): [row: number, column: number] => [rows.number.at(rowIndex), column]);
      }).flat(),
    used: (within, withLooks = false) => usedArea(part, edits, within, withLooks),
    isCovered: (row, column) => {
      isBeneath ??= coverOf(mergedOf().flatMap((area) => subtractArea(area, { ...area, rowCount: 1, columnCount: 1 })));
      return isBeneath(row, column);
    },
    ...{ merged: mergedOf, arrays: arraysOf },
    hasFormulas: () => formulas.size > 0 || hasOtherFormulas,
    formulas: (most) => {
      const indexes = [...formulas.keys()].slice(0, most);
      return indexes.map((index) => {
        const { row, column } = placeOf(index);
        return { row, column, formula: formulaAt(row, column) };
      });
    },
    copy: () => {
      own.clear();
      return makeSheet(part, [...pieces], new Map(edits), new Set(refitted), hasOtherFormulas);
    },
  };
}

function toArray({ kind, ref, isDynamic }: FileFormula): FileArray[] {
  const area = kind === "normal" || kind === "shared" ? null : readArea(ref ?? "");
  return area ? [{ area, kind: kind === "table" ? "data-table" : isDynamic ? "spill" : "array" }] : [];
}

/** A formula that cells share: as the cell has it that tells it, and the cells. */
interface SharedFormula {
  row: number;
  column: number;
  text: string;
  indexes: number[];
}

const NO_PLACE = { row: 0, column: 0 };

function readMerged(pieces: readonly SheetPiece[], prefix: string): Area[] {
  const piece = pieces.find(({ name }) => name === "mergeCells");
  if (!piece) return [];
  return parseXml(piece.text, "mergeCells", prefix).children.flatMap(({ attributes }) =>
    readAreas(attributes["ref"] ?? ""),
  );
}

function usedArea(
  { cells: { rows, cells, values, formulas } }: SheetPart,
  edits: Edits,
  within: Area | undefined,
  withLooks: boolean,
): Area | null {
  let used: Area | null = null;
  const [firstRow, endRow] = within ? [within.row, within.row + within.rowCount] : [0, Infinity];
  const [firstColumn, endColumn] = within ? [within.column, within.column + within.columnCount] : [0, Infinity];
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  const take = (row: number, column: number): void => {
    if (column < firstColumn || column >= endColumn) return;
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  };
  for (let at = 0; at < rows.number.length; at += 1) {
    const row = rows.number.at(at);
    if (row < firstRow || row >= endRow) continue;
    const line = edits.get(row);
    const end = at + 1 < rows.firstCell.length ? rows.firstCell.at(at + 1) : values.length;
    for (let index = rows.firstCell.at(at); index < end; index += 1) {
      const column = cells.column.at(index);
      if (line?.get(column)?.content) continue;
      if (withLooks || values[index] !== "" || formulas.has(index)) take(row, column);
    }
  }
  for (const [row, line] of edits) {
    if (row < firstRow || row >= endRow) continue;
    for (const [column, { content }] of line)
      if (content ? withLooks || !isBlank(content) : withLooks) take(row, column);
  }
  if (bottom >= 0)
    used = joinAreas(used, { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 });
  return used;
}
