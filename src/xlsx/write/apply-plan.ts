import type { Expectation, Plan, WrittenValue } from "../../planning/plan";
import { done, refused, type Result } from "../../planning/problem";
import type { Edit, EditKindName } from "../../planning/edits/kinds";
import { portOf } from "./edits/ports";
import { FileFault } from "../file-fault";
import type { WorkbookFile } from "../workbook/workbook-file";

/**
 * Applies a plan to a copy of a file, after checking that the file is as the plan expects. Throws a FileFault for an edit that cannot
 * be applied: the copy is then discarded.
 */
export function applyPlan(file: WorkbookFile, { edits, expects }: Plan): Result<void> {
  if (!expects.every((expected) => isAsExpected(file, expected))) return refused({ code: "workbook-changed" });
  makeEdits(file, edits);
  return done(undefined);
}

/** Kinds that write only to cells. Edits that are collected to be applied together do not depend on them. */
const WRITES_CELLS: ReadonlySet<EditKindName> = new Set<EditKindName>(["values", "number-format", "cell-fills"]);

/** Applies edits in their order. Edits that can be applied together are collected until one of another kind does more than write cells. */
function makeEdits(file: WorkbookFile, edits: readonly Edit[]): void {
  let waiting: Edit[] = [];
  const makeWaiting = (): void => {
    const [first] = waiting;
    if (first) portOf(first).makeAll?.(file, waiting);
    waiting = [];
  };
  for (const edit of edits) {
    const port = portOf(edit);
    const isAlike = waiting[0]?.kind === edit.kind;
    if (!isAlike && !WRITES_CELLS.has(edit.kind)) makeWaiting();
    if (port.makeAll) waiting.push(edit);
    else port.make(file, edit);
  }
  makeWaiting();
}

function isAsExpected(file: WorkbookFile, { at, values }: Expectation): boolean {
  const entry = file.findSheet(at.sheetId);
  if (!entry) throw new FileFault({ code: "item-gone" });
  const sheet = file.sheet(entry);
  return values.every((line, r) =>
    line.every(
      (value: WrittenValue, c) => value === null || value === sheet.contentAt(at.row + r, at.column + c).value,
    ),
  );
}
