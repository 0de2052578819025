import { recalculate } from "../../src/actions/recalculate";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { openWorkbookFile, type FilePort } from "../../src/xlsx/open-workbook-file";
import { AWKWARD_WORKBOOKS } from "../gallery/awkward-workbooks";
import { openExcel } from "../support/open-excel";
import { xlsxOf } from "../support/save-xlsx";
import { differences, heldByFile, heldByModel, openFile } from "./held";
import { chosen } from "../support/strength";

function open(bytes: Uint8Array): FilePort {
  const opened = openWorkbookFile(bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
}

/** The short run leaves out the large one: test/excel/ten-thousand covers its size. */
const TRIED = chosen(
  AWKWARD_WORKBOOKS,
  AWKWARD_WORKBOOKS.filter(({ name }) => name !== "5,000 rows"),
);

describe.each(TRIED)("$name", ({ make }) => {
  test("a recalculation over a file gives the same cells as over Excel", async () => {
    const model = make();
    const bytes = xlsxOf(model.toData());
    expect(differences(heldByFile(openFile(bytes)), heldByModel(model))).toEqual([]);
    openExcel(model);
    const inExcel = await recalculate(createExcelWorkbook(), DEFAULT_RULESET);
    const { port, save } = open(bytes);
    const inFile = await recalculate(port, DEFAULT_RULESET);
    expect(inFile.ok ? "done" : inFile.problem.code).toEqual(inExcel.ok ? "done" : inExcel.problem.code);
    expect(differences(heldByFile(openFile(save())), heldByModel(model))).toEqual([]);
    if (!inFile.ok || !inFile.value.run) return;
    expect(await port.undo(inFile.value.run.plan)).toMatchObject({ ok: true });
    expect(differences(heldByFile(openFile(save())), heldByFile(openFile(bytes)))).toEqual([]);
  });
});
