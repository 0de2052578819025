import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeCopiedReport } from "../src/report/html/copied-report";
import { toPublic } from "../src/report/document/public-version";
import { writeWord } from "../src/report/word/write-word";
import { writeHtml } from "../src/report/html/write-html";
import { sampleReport } from "../test/report/document/sample-report";

/*
 * Writes the sample's report to a folder, with a made-up history and narratives, for a look at it: as web pages, as a Word file, and as it
 * is copied to the clipboard:
 *   npx tsx scripts/preview-report.ts <folder>
 */
const [folder = "preview"] = process.argv.slice(2);
const document = sampleReport();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "report.html"), writeHtml(document));
writeFileSync(join(folder, "public.html"), writeHtml(toPublic(document)));
writeFileSync(join(folder, "copied.html"), `<!DOCTYPE html><meta charset="utf-8">${writeCopiedReport(document)}`);
const word = await writeWord(document);
if (word.ok) writeFileSync(join(folder, "report.docx"), word.value.bytes);
console.log(`Written to ${folder}.`);
