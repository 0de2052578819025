import { EMPTY_PLAN, type Block, type CellCopy, type Edit, type Expectation, type NewSheet, type Plan, type SheetPage } from "./plan";
import { costOf, editCost, isWithin, NO_COST, plus, sheetBytes, type Cost } from "./plan-cost";

/** Plans that can be made one after the other. `looksFirst`: the first of them looks at all that is expected, before anything is written. */
export interface CutPlan {
  parts: Plan[];
  looksFirst: boolean;
}

/**
 * A plan as plans that can be made one after the other, each below so many bytes as far as its rows can be told apart. Rows
 * get their values and their formats in one. Each part knows what it takes to undo it, and what its own rows have to be.
 */
export function cutPlan(plan: Plan, bytes: number): CutPlan {
  if (isWithin(costOf(plan), bytes)) return { parts: [plan], looksFirst: true };
  const looking = costOf({ ...EMPTY_PLAN, expects: plan.expects });
  const looksFirst = looking.read < bytes / 2;
  const parts: { plan: Plan; cost: Cost }[] = looksFirst ? [{ plan: EMPTY_PLAN, cost: looking }] : [];
  for (const edits of orderEdits(plan.edits).flatMap((stretch) => cutStretch(stretch, plan, bytes))) {
    const piece = partOf(plan, edits);
    const last = parts.at(-1);
    // The first of them looks at what is expected of its own rows with all the rest.
    const isLookedAt = looksFirst && parts.length === 1;
    const cost = plus(last?.cost ?? NO_COST, costOf(isLookedAt ? { ...piece, expects: [] } : piece));
    if (last && isWithin(cost, bytes)) {
      last.plan = partOf(plan, [...last.plan.edits, ...edits]);
      last.cost = cost;
    } else parts.push({ plan: piece, cost: costOf(piece) });
  }
  const [first, ...others] = parts.map((part) => part.plan);
  if (!first) return { parts: [], looksFirst: true };
  return { parts: [looksFirst ? { ...first, expects: plan.expects } : first, ...others], looksFirst };
}

type ValuesEdit = Extract<Edit, { kind: "values" }>;
type RewriteRows = Extract<Edit, { kind: "rewrite-rows" }>;
type RowsEdit = ValuesEdit | Extract<Edit, { kind: "number-format" }>;

const TAKING_AWAY: ReadonlySet<Edit["kind"]> = new Set(["remove-status-icons", "remove-columns", "remove-sheet"]);

/**
 * Stretches of edits that can be cut by rows, and others one by one. What takes something away comes last, and in one, for it is
 * only taken back by the batch that it was in; but sheets go one by one, and come back by what is known of them.
 */
function orderEdits(edits: readonly Edit[]): Edit[][] {
  const stretches: Edit[][] = [];
  for (const edit of edits.filter(({ kind }) => !TAKING_AWAY.has(kind))) {
    const last = stretches.at(-1);
    if (last && isInRows(edit) && last.every((one) => isInRows(one) && one.at.sheetId === edit.at.sheetId)) last.push(edit);
    else stretches.push([edit]);
  }
  const taking = edits.filter(({ kind }) => TAKING_AWAY.has(kind) && kind !== "remove-sheet");
  const sheets = edits.filter(({ kind }) => kind === "remove-sheet");
  return [...stretches, ...(taking.length > 0 ? [taking] : []), ...sheets.map((edit) => [edit])];
}

function isInRows(edit: Edit): edit is RowsEdit {
  return edit.kind === "values" || edit.kind === "number-format";
}

function cutStretch(stretch: readonly Edit[], plan: Plan, bytes: number): Edit[][] {
  const [first] = stretch;
  if (first?.kind === "add-sheet") return cutSheet(first.sheet, bytes);
  if (first?.kind === "rewrite-rows") return cutRewrite(first, bytes / PIECES).map((edit) => [edit]);
  const inRows = stretch.filter(isInRows);
  if (inRows.length === 0 || inRows.length !== stretch.length) return [[...stretch]];
  const top = Math.min(...inRows.map(({ at }) => at.row));
  const bottom = Math.max(...inRows.map(({ at }) => at.row + at.rowCount));
  const { sent, read } = costOf(partOf(plan, inRows));
  const most = Math.max(1, Math.floor((bytes * (bottom - top)) / (PIECES * Math.max(sent, read))));
  const bands: Edit[][] = [];
  for (let row = top; row < bottom; row += most) {
    const band = inRows.flatMap((edit) => rowsOf(edit, row, row + most) ?? []);
    if (band.length > 0) bands.push(band);
  }
  return bands;
}

/** A new sheet with as many of its rows as it may have, and the others after it: until it is there, it goes by its name. */
function cutSheet(sheet: NewSheet, bytes: number): Edit[][] {
  const cost = sheetBytes(sheet);
  if (!sheet.isLong || cost <= bytes) return [[{ kind: "add-sheet", sheet }]];
  if (sheet.page) return cutPage(sheet, sheet.page, bytes);
  const most = Math.max(sheet.frozenRows + 1, Math.floor((bytes * sheet.cells.length) / cost));
  const columnCount = Math.max(...sheet.cells.map((row) => row.length));
  const pieces: Edit[][] = [];
  for (let row = 0; row < sheet.cells.length; row += most) {
    const cells = sheet.cells.slice(row, row + most);
    const copies = copiesWithin(sheet.copies, row, row + cells.length);
    if (row === 0) pieces.push([{ kind: "add-sheet", sheet: { ...sheet, cells, copies } }]);
    else {
      const at: Block = { sheetId: sheet.name, row, column: 0, rowCount: cells.length, columnCount };
      const values = cells.map((line) => Array.from({ length: columnCount }, (_, column) => line[column] ?? ""));
      pieces.push([
        { kind: "number-format", at, format: sheet.format, isAppended: true },
        { kind: "values", at, values, isAppended: true, copies },
      ]);
    }
  }
  return pieces;
}

/** A new sheet of rows, with some of them; the others are then written over empty ones. */
function cutPage(sheet: NewSheet, page: SheetPage, bytes: number): Edit[][] {
  const { rows, columns } = page;
  const first = Math.max(sheet.frozenRows + 1, Math.floor((bytes * rows.length) / (PIECES * sheetBytes(sheet))));
  const later = rows.slice(first);
  const columnCount = columns.length + 1;
  const rewrite: RewriteRows = {
    kind: "rewrite-rows",
    at: { sheetId: sheet.name, row: first, column: 0, rowCount: later.length, columnCount },
    columns,
    rows: later,
    before: later.map(({ cells }) => ({ look: "none", cells: cells.map(() => ({ value: "", format: sheet.format })) })),
  };
  const begun = { ...sheet, cells: sheet.cells.slice(0, first), page: { ...page, rows: rows.slice(0, first) } };
  return [[{ kind: "add-sheet", sheet: begun }], ...cutRewrite(rewrite, bytes / PIECES).map((edit): Edit[] => [edit])];
}

/** Pieces so small that requests are filled with them: each round trip takes its time. */
const PIECES = 5;

function cutRewrite(edit: RewriteRows, bytes: number): RewriteRows[] {
  const { sent, read } = editCost(edit, []);
  const { rowCount } = edit.at;
  const most = Math.max(1, Math.floor((bytes * rowCount) / Math.max(sent, read)));
  if (most >= rowCount) return [edit];
  return Array.from({ length: Math.ceil(rowCount / most) }, (_, index) => {
    const [from, to] = [index * most, Math.min(rowCount, (index + 1) * most)];
    return { ...edit, at: { ...edit.at, row: edit.at.row + from, rowCount: to - from }, rows: edit.rows.slice(from, to), before: edit.before.slice(from, to) };
  });
}

/** The edits of a plan as a plan of its own, with what undoes them, and what is expected of the rows that they touch. */
function partOf(plan: Plan, edits: readonly Edit[]): Plan {
  const blocks = edits.filter(isInRows).map(({ at }) => at);
  // Icons lie over all rows, those too that an earlier part has written by then. Their first and last tell whether they moved.
  const written = plan.edits.filter(isInRows).map(({ at }) => at);
  const ends = edits.flatMap((edit) => (edit.kind === "status-icons" ? [{ ...edit.at, rowCount: 1 }, { ...edit.at, row: edit.at.row + edit.at.rowCount - 1, rowCount: 1 }] : []));
  const unwritten = plan.expects.filter(({ at }) => !written.some((block) => isOverlapping(block, at)));
  // What tells rows apart in the end tells them apart when a part is taken back.
  const rows = (plan.rows ?? unwritten).flatMap((one) => expectedWithin(one, blocks));
  const edges = ends.flatMap((end) => unwritten.flatMap((one) => expectedWithin(one, [end])));
  return {
    edits: [...edits],
    inverse: inverseOf(plan, edits),
    expects: [...plan.expects.flatMap((one) => expectedWithin(one, blocks)), ...edges],
    ...(rows.length > 0 ? { rows } : {}),
  };
}

function inverseOf(plan: Plan, edits: readonly Edit[]): Edit[] {
  const own = edits.filter(isInRows);
  const ofOwnSheets = [...own].reverse().flatMap((edit): Edit[] => {
    const isNew = plan.edits.some((one) => one.kind === "add-sheet" && one.sheet.name === edit.at.sheetId);
    if (!isNew) return [];
    if (edit.kind === "number-format") return [{ ...edit, format: "General" }];
    return [{ kind: "values", at: edit.at, values: edit.values.map((row) => row.map(() => "")) }];
  });
  const others = plan.inverse.flatMap((inverse): Edit[] => {
    switch (inverse.kind) {
      case "values":
      case "number-format":
        return cutInverse(inverse, own);
      case "remove-status-icons":
        return edits.some((edit) => edit.kind === "status-icons" && isSamePlace(edit.at, inverse.at)) ? [inverse] : [];
      case "status-icons":
        return edits.some((edit) => edit.kind === "remove-status-icons" && isSamePlace(edit.at, inverse.at)) ? [inverse] : [];
      case "rewrite-rows":
        return [];
      case "remove-columns":
        return edits.some((edit) => edit.kind === "add-columns" && edit.tableId === inverse.tableId) ? [inverse] : [];
      case "add-columns":
        return edits.some((edit) => edit.kind === "remove-columns" && edit.tableId === inverse.tableId) ? [inverse] : [];
      case "remove-sheet":
        return edits.some((edit) => edit.kind === "add-sheet" && edit.sheet.name === inverse.name) ? [inverse] : [];
      case "add-sheet":
        return edits.some((edit) => edit.kind === "remove-sheet" && edit.name === inverse.sheet.name) ? [inverse] : [];
    }
  });
  // Whatever part of the rows is written, those that it replaces come back.
  const rewritten = edits.flatMap((edit): Edit[] => (edit.kind === "rewrite-rows" ? [{ ...edit, rows: edit.before, before: edit.rows }] : []));
  return [...ofOwnSheets, ...rewritten.reverse(), ...others];
}

function cutInverse(inverse: RowsEdit, own: readonly RowsEdit[]): Edit[] {
  const { sheetId, column, columnCount } = inverse.at;
  const isBeside = ({ at }: RowsEdit): boolean => at.column < column + columnCount && column < at.column + at.columnCount;
  const undone = own.filter((edit) => edit.kind === inverse.kind && edit.at.sheetId === sheetId && isBeside(edit));
  if (undone.length === 0) return [];
  const from = Math.min(...undone.map(({ at }) => at.row));
  const to = Math.max(...undone.map(({ at }) => at.row + at.rowCount));
  const cut = rowsOf(inverse, from, to);
  return cut ? [cut] : [];
}

function isOverlapping(one: Block, other: Block): boolean {
  const isAcross = one.row < other.row + other.rowCount && other.row < one.row + one.rowCount;
  return isAcross && one.sheetId === other.sheetId && one.column < other.column + other.columnCount && other.column < one.column + one.columnCount;
}

function isSamePlace(one: Block, other: Block): boolean {
  return one.sheetId === other.sheetId && one.row === other.row && one.column === other.column;
}

/** The part of an edit on rows of its sheet from one to before another; null where it has none there. */
function rowsOf(edit: RowsEdit, from: number, to: number): RowsEdit | null {
  const { at } = edit;
  const first = Math.max(0, from - at.row);
  const end = Math.min(at.rowCount, to - at.row);
  if (end <= first) return null;
  const cut = { ...edit, at: { ...at, row: at.row + first, rowCount: end - first } };
  if (cut.kind === "number-format") {
    if (typeof cut.format !== "string") cut.format = cut.format.slice(first, end);
  } else {
    cut.values = cut.values.slice(first, end);
    if (cut.copies) cut.copies = copiesWithin(cut.copies, first, end);
  }
  return cut;
}

function copiesWithin(copies: readonly CellCopy[] = [], first: number, end: number): CellCopy[] {
  return copies.flatMap((copy): CellCopy[] => {
    const from = Math.max(first, copy.row);
    const rowCount = Math.min(end, copy.row + copy.rowCount) - from;
    if (rowCount <= 0) return [];
    return [{ ...copy, row: from - first, rowCount, from: { ...copy.from, row: copy.from.row + from - copy.row } }];
  });
}

/** What is expected of the rows that some blocks stand in. */
function expectedWithin({ at, values }: Expectation, blocks: readonly Block[]): Expectation[] {
  const beside = blocks.filter((block) => block.sheetId === at.sheetId && block.row < at.row + at.rowCount && at.row < block.row + block.rowCount);
  if (beside.length === 0) return [];
  const first = Math.max(at.row, Math.min(...beside.map(({ row }) => row)));
  const end = Math.min(at.row + at.rowCount, Math.max(...beside.map(({ row, rowCount }) => row + rowCount)));
  if (first === at.row && end === at.row + at.rowCount) return [{ at, values }];
  return [{ at: { ...at, row: first, rowCount: end - first }, values: values.slice(first - at.row, end - at.row) }];
}
