import type { WorkbookData } from "../../../src/office-host/workbook/types";
import { openForWorkbench } from "../../../src/workbench/files/open-file";
import { filled } from "../../office-host/host/array-workbook";
import { xlsxOf } from "../../support/save-xlsx";

test.each<[string, WorkbookData]>([
  ["a spill", filled("spill")],
  ["an array of the older kind", filled("array")],
  ["protection that allows formats", filled("spill", { protected: true, allowed: { allowFormatCells: true } })],
])("%s is read from a file", (_, data) => {
  const opened = openForWorkbench(xlsxOf(data));
  if (!opened.ok) throw new Error(opened.problem.code);
  const [before, now] = [data.sheets[0], opened.value.data.sheets[0]];
  expect([now?.arrays, now?.allowed, now?.rows]).toEqual([before?.arrays, before?.allowed, before?.rows]);
});
