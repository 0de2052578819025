import type { Expectation, Plan, WrittenValue } from "../../planning/plan";
import { done, refused, type Result } from "../../planning/problem";
import { portOf } from "./edits/ports";
import { FileFault } from "../file-fault";
import type { WorkbookFile } from "../workbook-file";

/**
 * Applies a plan to a copy of a file, after checking that the file is as the plan expects. Throws a FileFault for an edit that cannot
 * be applied: the copy is then discarded.
 */
export function applyPlan(file: WorkbookFile, { edits, expects }: Plan): Result<void> {
  if (!expects.every((expected) => isAsExpected(file, expected))) return refused({ code: "workbook-changed" });
  for (const edit of edits) portOf(edit).make(file, edit);
  return done(undefined);
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
