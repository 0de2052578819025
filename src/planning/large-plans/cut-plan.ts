import { isOverlapping, type Block } from "../block-cells";
import { gridBytes, isWithinBytes, NO_COST, PIECES, plus, type Cost } from "../edits/cost";
import type { Cutting } from "../edits/edit-kind";
import { editsOf, findUndoing, kindOf, type Edit } from "../edits/kinds";
import { EMPTY_PLAN, type Expectation, type Plan } from "../plan";

/** A plan in parts that are applied in order. */
export interface CutPlan {
  parts: Plan[];
  /** True if the first part checks all expectations before anything is written. */
  checksFirst: boolean;
}

/**
 * Cuts a plan into parts that stay below `bytes`, as far as it can be cut. A row gets its values and formats in the same part. Each part
 * has its own inverse and the expectations for its rows.
 */
export function cutPlan(plan: Plan, bytes: number): CutPlan {
  if (isWithinBytes(costOf(plan), bytes)) return { parts: [plan], checksFirst: true };
  const checking = costOf({ ...EMPTY_PLAN, expects: plan.expects });
  const checksFirst = checking.read < bytes / 2;
  const parts: { plan: Plan; cost: Cost }[] = checksFirst ? [{ plan: EMPTY_PLAN, cost: checking }] : [];
  for (const edits of groupEdits(plan.edits).flatMap((group) => cutGroup(group, plan, bytes))) {
    const piece = partOf(plan, edits);
    const last = parts.at(-1);
    // The cost of the first part already includes all expectations.
    const isChecked = checksFirst && parts.length === 1;
    const cost = plus(last?.cost ?? NO_COST, costOf(isChecked ? { ...piece, expects: [] } : piece));
    if (last && isWithinBytes(cost, bytes)) {
      last.plan = partOf(plan, [...last.plan.edits, ...edits]);
      last.cost = cost;
    } else parts.push({ plan: piece, cost: costOf(piece) });
  }
  const [first, ...others] = parts.map((part) => part.plan);
  if (!first) return { parts: [], checksFirst: true };
  return { parts: [checksFirst ? { ...first, expects: plan.expects } : first, ...others], checksFirst };
}

/** An edit that can be cut by rows. */
interface InRows {
  edit: Edit;
  at: Block;
  cutting: CutBy<"rows">;
}

type CutBy<K extends Cutting<Edit, Edit>["by"]> = Extract<Cutting<Edit, Edit>, { by: K }>;

/** Edits that are cut together. */
type EditGroup =
  | { by: "rows"; edits: InRows[] }
  | { by: "itself"; edit: Edit; cutting: CutBy<"itself"> }
  | { by: "nothing"; edits: Edit[] };

/** Groups edits: those that can be cut by rows together, others one by one, and removals last. */
function groupEdits(edits: readonly Edit[]): EditGroup[] {
  const groups: EditGroup[] = [];
  const removals: Edit[] = [];
  const alone: EditGroup[] = [];
  for (const edit of edits) {
    const { cutting } = kindOf(edit);
    switch (cutting.by) {
      case "rows": {
        const last = groups.at(-1);
        const rows = inRows(edit);
        const isOnSheet = ({ at }: InRows): boolean => rows.every((row) => row.at.sheetId === at.sheetId);
        if (last?.by === "rows" && last.edits.every(isOnSheet)) last.edits.push(...rows);
        else groups.push({ by: "rows", edits: rows });
        break;
      }
      case "itself":
        groups.push({ by: "itself", edit, cutting });
        break;
      case "nothing":
        if (cutting.alone) alone.push({ by: "nothing", edits: [edit] });
        else removals.push(edit);
        break;
    }
  }
  return [...groups, ...(removals.length > 0 ? [{ by: "nothing" as const, edits: removals }] : []), ...alone];
}

function inRows(edit: Edit): InRows[] {
  const { cutting, target } = kindOf(edit);
  const into = target(edit);
  return cutting.by === "rows" && into.is === "cells" ? [{ edit, at: into.at, cutting }] : [];
}

function cutGroup(group: EditGroup, plan: Plan, bytes: number): Edit[][] {
  switch (group.by) {
    case "rows":
      return cutRows(group.edits, plan, bytes);
    case "itself":
      return group.cutting.pieces(group.edit, bytes);
    case "nothing":
      return [group.edits];
  }
}

/** Cuts edits into bands of rows, each with everything that is written on them. */
function cutRows(rows: readonly InRows[], plan: Plan, bytes: number): Edit[][] {
  const top = Math.min(...rows.map(({ at }) => at.row));
  const bottom = Math.max(...rows.map(({ at }) => at.row + at.rowCount));
  const { sent, read } = costOf(
    partOf(
      plan,
      rows.map(({ edit }) => edit),
    ),
  );
  const most = Math.max(1, Math.floor((bytes * (bottom - top)) / (PIECES * Math.max(sent, read))));
  const bands: Edit[][] = [];
  for (let row = top; row < bottom; row += most) {
    const band = rows.flatMap(({ edit, cutting }) => cutting.rowsOf(edit, row, row + most) ?? []);
    if (band.length > 0) bands.push(band);
  }
  return bands;
}

/** Makes a plan of some edits of another, with their inverse and the expectations for the rows that they touch. */
function partOf(plan: Plan, edits: readonly Edit[]): Plan {
  const blocks = edits.flatMap(inRows).map(({ at }) => at);
  // An edit of all rows also covers rows that an earlier part has already written.
  const written = plan.edits.flatMap(inRows).map(({ at }) => at);
  const ends = edits.flatMap((edit) => {
    const { cutting } = kindOf(edit);
    return cutting.by === "itself" ? (cutting.edges?.(edit) ?? []) : [];
  });
  const unwritten = plan.expects.filter(({ at }) => !written.some((block) => isOverlapping(block, at)));
  // The cells that identify rows for a later undo also identify them when a part is rolled back.
  const rows = (plan.rows ?? unwritten).flatMap((one) => expectedWithin(one, blocks));
  const edges = ends.flatMap((end) => unwritten.flatMap((one) => expectedWithin(one, [end])));
  return {
    edits: [...edits],
    inverse: inverseOf(plan, edits),
    expects: [...plan.expects.flatMap((one) => expectedWithin(one, blocks)), ...edges],
    ...(rows.length > 0 ? { rows } : {}),
  };
}

/** The inverse of some edits of a plan, the last edit first. */
function inverseOf(plan: Plan, edits: readonly Edit[]): Edit[] {
  const backwards = [...edits].reverse();
  const newSheets = new Set(editsOf(plan.edits, "add-sheet").map(({ sheet }) => sheet.name));
  const onNewSheets = backwards
    .flatMap(inRows)
    .filter(({ at }) => newSheets.has(at.sheetId))
    .map(({ edit, cutting }) => cutting.erase(edit));
  const pieces = backwards.flatMap((edit) => {
    const { cutting } = kindOf(edit);
    return cutting.by === "itself" && cutting.invert ? [cutting.invert(edit)] : [];
  });
  const known = plan.inverse.flatMap((inverse) => {
    const kind = kindOf(inverse);
    return kind.partUndoing(inverse, editsOf(edits, kind.inverse));
  });
  return [...onNewSheets, ...pieces, ...known];
}

/** The part of an expectation that covers the rows of some blocks. */
function expectedWithin({ at, values }: Expectation, blocks: readonly Block[]): Expectation[] {
  const isBeside = ({ row, rowCount }: Block): boolean => row < at.row + at.rowCount && at.row < row + rowCount;
  const beside = blocks.filter((block) => block.sheetId === at.sheetId && isBeside(block));
  if (beside.length === 0) return [];
  const first = Math.max(at.row, Math.min(...beside.map(({ row }) => row)));
  const end = Math.min(at.row + at.rowCount, Math.max(...beside.map(({ row, rowCount }) => row + rowCount)));
  if (first === at.row && end === at.row + at.rowCount) return [{ at, values }];
  return [{ at: { ...at, row: first, rowCount: end - first }, values: values.slice(first - at.row, end - at.row) }];
}

function costOf(plan: Plan): Cost {
  const expected = plan.expects.reduce((sum, { values }) => sum + gridBytes(values), 0);
  return plan.edits.map((edit) => editCost(edit, plan.inverse)).reduce(plus, { sent: 0, read: expected });
}

/** The cost of one edit in bytes. `inverse` has the earlier contents of the cells, as far as the plan knows them. */
export function editCost(edit: Edit, inverse: readonly Edit[]): Cost {
  return kindOf(edit).cost(edit, findUndoing(edit, inverse));
}
