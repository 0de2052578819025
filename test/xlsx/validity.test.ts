import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { insertKpiSheet } from "../../src/actions/insert-kpi-sheet";
import { recalculate } from "../../src/actions/recalculate";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { NOW, TODAY, valueOf } from "./both-hosts";
import { opened, partsOf, zipOf } from "./parts";

/** Microsoft's own Open XML validator, as @ooxml-tools/validate brings it, in a process of its own: jest cannot load it. */
function validate(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "kpi-xlsx-"));
  const file = join(folder, "workbook.xlsx");
  writeFileSync(file, bytes);
  const command = join(__dirname, "../../node_modules/@ooxml-tools/validate/dist/npm/bin/ooxml-validate.js");
  return new Promise<string[]>((resolve, reject) => {
    execFile(process.execPath, [command, file, "--of", "json"], { maxBuffer: 50_000_000 }, (error, stdout) => {
      rmSync(folder, { recursive: true, force: true });
      if (error) return reject(error);
      const faults = JSON.parse(stdout) as { description: string; path: { partUri: string } }[];
      resolve(faults.map(({ description, path }) => `${path.partUri}: ${description}`));
    });
  });
}

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, name)));

test("the validator finds a fault that is put in", async () => {
  const parts = partsOf(read("corpus/bare.xlsx"));
  expect(await validate(zipOf({ ...parts, "sheet.xml": (parts["sheet.xml"] ?? "").replace("<sheetData>", "<bogus/><sheetData>") }))).not.toEqual([]);
}, 60_000);

test.each(["../../assets/sample-workbook.xlsx", "corpus/bare.xlsx", "corpus/charts.xlsx", "corpus/prefixed.xlsx"])("%s with all that can be written to it has no fault that it had not before", async (name) => {
  const bytes = read(name);
  const { port, save } = opened(bytes);
  valueOf(await recalculate(port, DEFAULT_RULESET, NOW));
  valueOf(await writeReportSheets(port, DEFAULT_RULESET, TODAY));
  valueOf(await writeReportTexts(port, DEFAULT_RULESET, TODAY));
  valueOf(await insertKpiSheet(port));
  const [after, before] = await Promise.all([validate(save()), validate(bytes)]);
  expect(after.filter((fault) => !before.includes(fault))).toEqual([]);
}, 60_000);
