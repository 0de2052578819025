import { cellAddress } from "../kpi/address";
import type { CellValue } from "../kpi/kpi-table";
import { cellKey, eachCell, isSameBlock } from "./block-cells";
import { EMPTY_PLAN, type Block, type Edit, type NewColumn, type NewSheet, type Plan, type WrittenValue } from "./plan";

/** A cell that was changed after a plan wrote it, or whose row was, and which an undo therefore leaves as it is. */
export interface LeftCell {
  sheetName: string;
  /** On its sheet: "I3". */
  address: string;
}

/** What the places that a plan wrote to hold by now. */
export interface FoundWork {
  /** The sheets that are there. */
  sheets: readonly { id: string; name: string }[];
  /** Blocks as they are held. Parts that were not asked for are absent. */
  blocks: readonly HeldBlock[];
  /** Columns that the plan added and that are still there, with their data cells. */
  columns: readonly HeldColumn[];
  /** Sheets that the plan added and that are still there, with their used cells. */
  added: readonly HeldSheet[];
  /** Icon sets over the plan's own blocks. */
  icons: readonly { at: Block; ids: readonly string[] }[];
}

export interface HeldBlock {
  at: Block;
  values?: readonly (readonly CellValue[])[];
  /** Formulas where cells have one, else their values. */
  formulas?: readonly (readonly CellValue[])[];
  formats?: readonly (readonly string[])[];
}

export interface HeldColumn extends HeldBlock {
  tableId: string;
  heading: string;
}

/** An empty sheet has a block of no rows. */
export interface HeldSheet extends HeldBlock {
  name: string;
}

/** An undo that is about to be made: the edits, and what they leave alone. */
export interface UndoPlan {
  plan: Plan;
  left: LeftCell[];
}

/**
 * Plans the undoing of a plan: each cell that still holds what the plan wrote gets back what it held before, and columns
 * and sheets that hold nothing else go. Cells that were changed since, and rows that are others by now, are left.
 */
export function planUndo(undone: Plan, found: FoundWork): UndoPlan {
  const held = readHeld(found);
  const moved = movedRows(undone, held);
  const left = new Map<string, LeftCell>();
  const leave = (at: Block, r: number, c: number): void => {
    const sheetName = found.sheets.find(({ id, name }) => id === at.sheetId || name === at.sheetId)?.name;
    const key = cellKey(at.sheetId, at.row + r, at.column + c);
    if (sheetName !== undefined) left.set(key, { sheetName, address: cellAddress(at.row + r, at.column + c) });
  };
  const written = valuesOf(undone.edits);
  const columns = undone.edits.flatMap((edit) => (edit.kind === "add-columns" ? [planColumns(edit, found, held, written, moved, leave)] : []));
  const added = new Set(found.columns.flatMap(({ at }) => keysOf(at)));
  const isGoing = (key: string): boolean => columns.some((part) => part.cells.has(key));
  const isAdded = (key: string): boolean => added.has(key);
  const values = undone.edits.flatMap((edit) => (edit.kind === "values" ? [planValues(edit, undone, held, moved, isGoing, isAdded, leave)] : []));
  const rewrites = undone.edits.filter((edit) => edit.kind === "rewrite-rows");
  const addedSheets = undone.edits.flatMap((edit) => (edit.kind === "add-sheet" ? [edit.sheet] : []));
  const sheets = addedSheets.map((sheet) => planSheet(withRows(sheet, rewrites), found, leave));
  // Rows of a sheet that was added with them go with it.
  const isOfAdded = ({ at }: Of<"rewrite-rows">): boolean => addedSheets.some(({ name }) => name === at.sheetId);
  const rewritten = planRewritten(rewrites.filter((edit) => !isOfAdded(edit)), held, leave);
  const again = undone.edits.flatMap((edit) => (edit.kind === "remove-sheet" ? [planAgain(edit, undone, found)] : []));
  // A status that stays keeps the format and the icons by which it is read.
  const isLeft = (key: string, row: string): boolean => left.has(key) || moved.has(row) || isGoing(key);
  const formats = undone.edits.flatMap((edit) => (edit.kind === "number-format" ? [planFormats(edit, undone, held, isLeft)] : []));
  const icons = undone.edits.flatMap((edit) => (edit.kind === "status-icons" ? [planIcons(edit, found, left)] : []));
  // Icons first: where they are not found, as their rows have moved, nothing has been written yet.
  const parts = [...icons, ...formats, ...values, ...rewritten, ...columns, ...sheets, ...again].filter(({ edits }) => edits.length > 0);
  const leftCells = [...left.values()];
  if (parts.length === 0 || (undone.isWhole && leftCells.length > 0)) return { plan: EMPTY_PLAN, left: leftCells };
  return {
    plan: {
      edits: parts.flatMap((part) => part.edits),
      // Formats go back before values here too, for a text cell makes texts of numbers.
      inverse: [...again, ...sheets, ...columns, ...rewritten, ...formats, ...values, ...icons].flatMap((part) => part.inverse),
      expects: [...parts.flatMap((part) => part.expects), ...rowsAsHeld(undone, held, found)],
    },
    left: leftCells,
  };
}

type Of<K extends Edit["kind"]> = Extract<Edit, { kind: K }>;

interface Part {
  edits: Edit[];
  inverse: Edit[];
  expects: Plan["expects"];
}

const NOTHING: Part = { edits: [], inverse: [], expects: [] };

interface HeldCells {
  /** undefined where the cell was not read, as its sheet has gone. */
  value(key: string): CellValue | undefined;
  /** True where the cell has a formula, whatever that gives. */
  isFormula(key: string): boolean;
  format(key: string): string | undefined;
}

type Leave = (at: Block, r: number, c: number) => void;

function readHeld(found: FoundWork): HeldCells {
  const values = new Map<string, CellValue>();
  const formulas = new Set<string>();
  const formats = new Map<string, string>();
  for (const block of [...found.blocks, ...found.columns]) {
    eachCell(block.at, (key, r, c) => {
      const value = block.values?.[r]?.[c];
      if (value !== undefined) values.set(key, value);
      const formula = block.formulas?.[r]?.[c];
      if (formula !== undefined && formula !== value) formulas.add(key);
      const format = block.formats?.[r]?.[c];
      if (format !== undefined) formats.set(key, format);
    });
  }
  return { value: (key) => values.get(key), isFormula: (key) => formulas.has(key), format: (key) => formats.get(key) };
}

/** The rows, by sheet and number, that are others than the plan knew. */
function movedRows({ rows = [] }: Plan, held: HeldCells): Set<string> {
  const moved = new Set<string>();
  for (const { at, values } of rows) {
    eachCell(at, (key, r, c) => {
      if (held.value(key) !== values[r]?.[c]) moved.add(rowKeyOf(at, r));
    });
  }
  return moved;
}

/** The cells that tell the rows apart, as they were found: they must not move while the undo is made. */
function rowsAsHeld({ rows = [] }: Plan, held: HeldCells, { sheets }: FoundWork): Plan["expects"] {
  return rows
    .filter(({ at }) => sheets.some(({ id }) => id === at.sheetId))
    .map(({ at }) => ({ at, values: gridOf(at, (key) => held.value(key) ?? "") }));
}

function planValues(
  edit: Of<"values">,
  undone: Plan,
  held: HeldCells,
  moved: ReadonlySet<string>,
  isGoing: (key: string) => boolean,
  isAdded: (key: string) => boolean,
  leave: Leave,
): Part {
  const before = valuesOf(undone.inverse);
  const restored = gridOf(edit.at, (key, r, c): WrittenValue => {
    const written = edit.values[r]?.[c] ?? null;
    const now = held.value(key);
    if (written === null || now === undefined || isGoing(key)) return null;
    // What has no earlier value was written to a column that the plan added; something else may stand there by now.
    const isElsewhere = !before.has(key) && !isAdded(key);
    const earlier = before.get(key) ?? "";
    if (written === earlier || (isElsewhere && now !== written)) return null;
    if (isElsewhere) leave(edit.at, r, c);
    else if (moved.has(rowKeyOf(edit.at, r))) leave(edit.at, r, c);
    else if (now === written && !held.isFormula(key)) return earlier;
    else if (now !== earlier || held.isFormula(key)) leave(edit.at, r, c);
    return null;
  });
  if (!hasAny(restored)) return NOTHING;
  const put = restored.map((row, r) => row.map((value, c): WrittenValue => (value === null ? null : (edit.values[r]?.[c] ?? null))));
  return {
    edits: [{ kind: "values", at: edit.at, values: restored }],
    inverse: [{ kind: "values", at: edit.at, values: put }],
    expects: [{ at: edit.at, values: gridOf(edit.at, (key) => held.value(key) ?? "") }],
  };
}

function planFormats(edit: Of<"number-format">, undone: Plan, held: HeldCells, isLeft: (key: string, row: string) => boolean): Part {
  const before = formatsOf(undone.inverse);
  const writtenAt = (r: number, c: number): string | null => (typeof edit.format === "string" ? edit.format : (edit.format[r]?.[c] ?? null));
  const restored = gridOf(edit.at, (key, r, c): string | null => {
    const written = writtenAt(r, c);
    const earlier = before.get(key);
    if (written === null || earlier === undefined || earlier === written) return null;
    return held.format(key) === written && !isLeft(key, rowKeyOf(edit.at, r)) ? earlier : null;
  });
  if (!hasAny(restored)) return NOTHING;
  const put = restored.map((row, r) => row.map((format, c) => (format === null ? null : writtenAt(r, c))));
  return {
    edits: [{ kind: "number-format", at: edit.at, format: oneOrEach(restored) }],
    inverse: [{ kind: "number-format", at: edit.at, format: oneOrEach(put) }],
    expects: [],
  };
}

/** The icons go where every cell below them was given back. */
function planIcons({ at, others }: Of<"status-icons">, found: FoundWork, left: ReadonlyMap<string, LeftCell>): Part {
  const ids = found.icons.filter((icon) => isSameBlock(icon.at, at)).flatMap((icon) => icon.ids);
  if (ids.length === 0) return NOTHING;
  let isNeeded = false;
  eachCell(at, (key) => (isNeeded ||= left.has(key)));
  if (isNeeded) return NOTHING;
  return { edits: [{ kind: "remove-status-icons", at, ids }], inverse: [{ kind: "status-icons", at, others }], expects: [] };
}

/** Columns go together, and only where nobody else wrote in them. `cells` are the cells that go with them. */
function planColumns(
  { tableId, columns }: Of<"add-columns">,
  found: FoundWork,
  held: HeldCells,
  written: ReadonlyMap<string, WrittenValue>,
  moved: ReadonlySet<string>,
  leave: Leave,
): Part & { cells: ReadonlySet<string> } {
  const there = columns.flatMap((column): { column: NewColumn; now: HeldColumn }[] => {
    const now = found.columns.find((candidate) => candidate.tableId === tableId && candidate.heading === column.heading);
    return now ? [{ column, now }] : [];
  });
  const cells = new Set<string>();
  let isOwn = there.length > 0;
  for (const { now } of there) {
    eachCell(now.at, (key, r, c) => {
      cells.add(key);
      const value = held.value(key) ?? "";
      const isOurs = written.get(key) === value && !held.isFormula(key) && !moved.has(rowKeyOf(now.at, r));
      if (value === "" || isOurs) return;
      isOwn = false;
      leave(now.at, r, c);
    });
  }
  if (!isOwn) return { ...NOTHING, cells: new Set() };
  const again = there.map(({ column, now }): NewColumn => ({ ...column, cells: (now.values ?? []).map(([value]) => value ?? "") }));
  return {
    edits: [{ kind: "remove-columns", tableId, headings: again.map(({ heading }) => heading) }],
    inverse: [{ kind: "add-columns", tableId, columns: again }],
    expects: there.map(({ now }) => ({ at: now.at, values: (now.values ?? []).map((row) => [...row]) })),
    cells,
  };
}

/** A new sheet with the rows that were written below its own when it was there. */
function withRows(sheet: NewSheet, rewrites: readonly Of<"rewrite-rows">[]): NewSheet {
  const { page } = sheet;
  const own = rewrites.filter(({ at }) => at.sheetId === sheet.name).sort((a, b) => a.at.row - b.at.row);
  if (!page || own.length === 0) return sheet;
  const rows = own.flatMap((edit) => edit.rows);
  return { ...sheet, cells: [...sheet.cells, ...rows.map(({ cells }) => cells.map(({ value }) => value))], page: { ...page, rows: [...page.rows, ...rows] } };
}

function planSheet(sheet: NewSheet, found: FoundWork, leave: Leave): Part {
  const now = found.added.find(({ name }) => name.toLowerCase() === sheet.name.toLowerCase());
  if (!now) return NOTHING;
  let isOwn = true;
  eachCell(now.at, (_, r, c) => {
    const value = now.values?.[r]?.[c] ?? "";
    const formula = now.formulas?.[r]?.[c] ?? value;
    if (value === "" && formula === "") return;
    const meant = sheet.cells[now.at.row + r]?.[now.at.column + c] ?? null;
    if (formula === value && meant !== null && (value === meant || value === String(meant).toUpperCase())) return;
    isOwn = false;
    leave(now.at, r, c);
  });
  if (!isOwn) return NOTHING;
  return {
    edits: [{ kind: "remove-sheet", name: now.name }],
    inverse: [{ kind: "add-sheet", sheet: { ...sheet, name: now.name } }],
    // The edit itself looks what stands on the sheet that it removes.
    expects: [],
  };
}

/** A sheet that was removed comes back with what stood on it, where no other has its name by now. */
function planAgain({ name }: Of<"remove-sheet">, { inverse }: Plan, { sheets }: FoundWork): Part {
  const held = inverse.flatMap((edit) => (edit.kind === "add-sheet" && edit.sheet.name === name ? [edit] : []));
  if (held.length === 0 || sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) return NOTHING;
  return { edits: held, inverse: [{ kind: "remove-sheet", name }], expects: [] };
}

/** The rows of an own sheet are given back together, or not at all: one part of a row would not agree with another. */
function planRewritten(edits: readonly Of<"rewrite-rows">[], held: HeldCells, leave: Leave): Part[] {
  const parts = edits.map((edit) => ({ sheetId: edit.at.sheetId, part: planRows(edit, held, leave) }));
  const leftSheets = new Set(parts.flatMap(({ sheetId, part }) => (part === NOTHING ? [sheetId] : [])));
  return parts.flatMap(({ sheetId, part }) => (leftSheets.has(sheetId) ? [] : [part]));
}

/** Rows of an own sheet are given back where all of them still hold what was written. */
function planRows({ at, columns, rows, before }: Of<"rewrite-rows">, held: HeldCells, leave: Leave): Part {
  let isOwn = true;
  let isThere = false;
  eachCell(at, (key, r, c) => {
    const now = held.value(key);
    if (now === undefined) return;
    isThere = true;
    const { value, isFormula = false } = rows[r]?.cells[c] ?? { value: "" };
    if (isFormula === held.isFormula(key) && (isFormula || now === value)) return;
    isOwn = false;
    leave(at, r, c);
  });
  if (!isOwn || !isThere) return NOTHING;
  return {
    edits: [{ kind: "rewrite-rows", at, columns, rows: before, before: rows }],
    inverse: [{ kind: "rewrite-rows", at, columns, rows, before }],
    expects: [],
  };
}

function valuesOf(edits: readonly Edit[]): Map<string, WrittenValue> {
  const values = new Map<string, WrittenValue>();
  for (const edit of edits) {
    if (edit.kind !== "values") continue;
    eachCell(edit.at, (key, r, c) => {
      const value = edit.values[r]?.[c] ?? null;
      if (value !== null) values.set(key, value);
    });
  }
  return values;
}

function formatsOf(edits: readonly Edit[]): Map<string, string> {
  const formats = new Map<string, string>();
  for (const edit of edits) {
    if (edit.kind !== "number-format") continue;
    eachCell(edit.at, (key, r, c) => {
      const format = typeof edit.format === "string" ? edit.format : edit.format[r]?.[c];
      if (format) formats.set(key, format);
    });
  }
  return formats;
}

function gridOf<T>(at: Block, read: (key: string, r: number, c: number) => T): T[][] {
  return Array.from({ length: at.rowCount }, (_row, r) =>
    Array.from({ length: at.columnCount }, (_column, c) => read(cellKey(at.sheetId, at.row + r, at.column + c), r, c)),
  );
}

/** One format where all cells have the same: a long column is then told in a word. */
function oneOrEach(grid: (string | null)[][]): string | (string | null)[][] {
  const first = grid[0]?.[0] ?? null;
  return first !== null && grid.every((row) => row.every((format) => format === first)) ? first : grid;
}

function keysOf(at: Block): string[] {
  return gridOf(at, (key) => key).flat();
}

function hasAny(grid: readonly (readonly unknown[])[]): boolean {
  return grid.some((row) => row.some((cell) => cell !== null));
}

function rowKeyOf(at: Block, r: number): string {
  return `${at.row + r} ${at.sheetId}`;
}
