import { readFileSync, writeFileSync } from "node:fs";
import { writeWord } from "../src/report/word/write-word";
import { sampleDocument } from "../test/report/word/sample-document";

/*
 * Writes the sample's report as a Word file, to be looked at; with a third argument, in that template:
 *   npx tsx scripts/preview-word.ts <file> [public] [template.docx]
 */
const [file = "report.docx", ...rest] = process.argv.slice(2);
const templateFile = rest.find((argument) => argument !== "public");
const written = await writeWord(sampleDocument(rest.includes("public")), {
  madeOn: "2024-11-15",
  ...(templateFile ? { template: new Uint8Array(readFileSync(templateFile)) } : {}),
});
if (written.ok) writeFileSync(file, written.value);
console.log(written.ok ? `Written to ${file}.` : `Refused: ${JSON.stringify(written.problem)}`);
