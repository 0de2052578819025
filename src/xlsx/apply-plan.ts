import type { Edit, Expectation, Plan, WrittenValue } from "../workbook/plan";
import { done, refused, type Result } from "../workbook/problem";
import { addColumns, removeColumns } from "./add-columns";
import { addSheet } from "./add-sheet";
import { FileFault } from "./file-fault";
import { addStatusIcons, removeIconSets } from "./icon-sets";
import { rewriteRows } from "./rewrite-rows";
import type { WorkbookFile } from "./workbook-file";
import { sheetToWrite, writeFormat, writeValues } from "./write-cell";

/**
 * Makes a plan's edits in a file that may be thrown away where they cannot all be made: first it is seen whether all is as
 * the plan expects. Throws a FileFault for an edit that cannot be made.
 */
export function applyPlan(file: WorkbookFile, { edits, expects }: Plan): Result<void> {
  if (!expects.every((expected) => isAsExpected(file, expected))) return refused({ code: "workbook-changed" });
  for (const edit of edits) makeEdit(file, edit);
  return done(undefined);
}

function isAsExpected(file: WorkbookFile, { at, values }: Expectation): boolean {
  const entry = file.findSheet(at.sheetId);
  if (!entry) throw new FileFault({ code: "item-gone" });
  const sheet = file.sheet(entry);
  return values.every((line, r) => line.every((value: WrittenValue, c) => value === null || value === sheet.contentAt(at.row + r, at.column + c).value));
}

function makeEdit(file: WorkbookFile, edit: Edit): void {
  switch (edit.kind) {
    case "values": {
      const { sheet } = sheetToWrite(file, edit.at.sheetId);
      if (edit.isAppended && sheet.used(edit.at)) throw new FileFault({ code: "workbook-changed" });
      if (!writeValues(file, sheet, edit.at, edit.values)) throw new FileFault({ code: "not-written-as-planned", restored: true });
      return;
    }
    case "number-format":
      return writeFormats(file, edit);
    case "status-icons":
      return addStatusIcons(sheetToWrite(file, edit.at.sheetId).sheet, edit.at);
    case "remove-status-icons":
      return removeIconSets(sheetToWrite(file, edit.at.sheetId).sheet, edit.ids ?? []);
    case "add-columns":
      return addColumns(file, edit);
    case "remove-columns":
      return removeColumns(file, edit);
    case "add-sheet":
      return addSheet(file, edit.sheet);
    case "remove-sheet": {
      const entry = file.findSheet(edit.name);
      if (!entry) throw new FileFault({ code: "item-gone" });
      if (file.isStructureLocked) throw new FileFault({ code: "write-refused", sheet: entry.name });
      return file.removeSheet(entry);
    }
    case "rewrite-rows":
      return rewriteRows(file, edit);
  }
}

function writeFormats(file: WorkbookFile, { at, format }: Extract<Edit, { kind: "number-format" }>): void {
  const { sheet } = sheetToWrite(file, at.sheetId);
  for (let r = 0; r < at.rowCount; r += 1) {
    for (let c = 0; c < at.columnCount; c += 1) {
      const one = typeof format === "string" ? format : (format[r]?.[c] ?? null);
      if (one !== null) writeFormat(file, sheet, at.row + r, at.column + c, one);
    }
  }
}
