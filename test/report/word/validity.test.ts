import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { documentOf, kpiOf, sampleDocument } from "./sample-document";
import { textsOf, writeOrFail } from "./zip-parts";

/** Microsoft's own Open XML validator, as @ooxml-tools/validate brings it, in a process of its own: jest cannot load it. */
function validate(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "kpi-word-"));
  const file = join(folder, "report.docx");
  writeFileSync(file, bytes);
  const command = join(__dirname, "../../../node_modules/@ooxml-tools/validate/dist/npm/bin/ooxml-validate.js");
  return new Promise<string[]>((resolve, reject) => {
    execFile(process.execPath, [command, file, "--of", "json"], { maxBuffer: 50_000_000 }, (error, stdout) => {
      rmSync(folder, { recursive: true, force: true });
      if (error) return reject(error);
      const faults = JSON.parse(stdout) as { description: string; path: { xpath: string; partUri: string } }[];
      resolve(faults.map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`));
    });
  });
}

test("the validator finds a fault that is put in", async () => {
  const parts = unzipSync(await writeOrFail(sampleDocument()));
  const text = textsOf(await writeOrFail(sampleDocument()))["word/document.xml"] ?? "";
  parts["word/document.xml"] = strToU8(text.replace("<w:tblPr>", "<w:bogus/><w:tblPr>"));
  expect(await validate(zipSync(parts))).toHaveLength(1);
}, 60_000);

test.each([
  ["the sample's report", () => writeOrFail(sampleDocument())],
  ["its public version", () => writeOrFail(sampleDocument(true))],
  ["a report in another's template", async () => writeOrFail(sampleDocument(), { template: await writeOrFail(sampleDocument()) })],
  ["a report of one KPI", () => writeOrFail(documentOf([kpiOf("rent", { notes: [{ text: "A note", isInternal: true }], attached: { title: "Leavers", rows: [["Team", "Count"], ["One", "2"]], troubles: ["It does not add up."] } })]))],
])("%s is valid by the rules of the format", async (_, write) => {
  expect(await validate(await write())).toEqual([]);
}, 60_000);
