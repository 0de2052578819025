import { readFileSync } from "node:fs";
import { join } from "node:path";
import { insertKpiSheet } from "../../src/actions/insert-kpi-sheet";
import { recalculate } from "../../src/actions/recalculate";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { fullTest } from "../support/strength";
import { validateOfficeFile, type OfficeFault } from "../support/validate-office-file";
import { NOW, TODAY, valueOf } from "./both-hosts";
import { opened, partsOf, zipOf } from "./parts";

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, name)));

fullTest("the validator finds a planted fault", async () => {
  const parts = partsOf(read("corpus/bare.xlsx"));
  expect(
    await validateOfficeFile(
      zipOf({ ...parts, "sheet.xml": (parts["sheet.xml"] ?? "").replace("<sheetData>", "<bogus/><sheetData>") }),
      "xlsx",
    ),
  ).not.toEqual([]);
});

/** The validator takes long over a large file. */
const FILES = ["../../assets/sample-workbook.xlsx", "corpus/bare.xlsx", "corpus/charts.xlsx", "corpus/prefixed.xlsx"];

fullTest.each(FILES)("%s has no new fault after everything was written to it", async (name) => {
  const bytes = read(name);
  const { port, save } = opened(bytes);
  valueOf(await recalculate(port, DEFAULT_RULESET, NOW));
  valueOf(await writeReportSheets(port, DEFAULT_RULESET, TODAY));
  valueOf(await writeReportTexts(port, DEFAULT_RULESET, TODAY));
  valueOf(await insertKpiSheet(port));
  const after = await validateOfficeFile(save(), "xlsx");
  const before = after.length === 0 ? [] : await validateOfficeFile(bytes, "xlsx");
  // An existing fault may have moved down, below newly written rows.
  const isNew = (fault: OfficeFault): boolean =>
    !before.some(({ part, description }) => part === fault.part && description === fault.description);
  expect(after.filter(isNew)).toEqual([]);
});
