import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeKpiTableHtml } from "../src/report/html/kpi-table";
import { toPublic } from "../src/report/document/public-version";
import { writeHtml } from "../src/report/html/write-html";
import { sampleReport } from "../test/report/document/sample-report";

/*
 * Writes the sample's report as web pages into a folder, to be looked at, with a history and narratives that are made up; and
 * the KPIs' tables as they are copied:
 *   npx tsx scripts/preview-report.ts <folder>
 */
const [folder = "preview"] = process.argv.slice(2);
const document = sampleReport();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "report.html"), writeHtml(document));
writeFileSync(join(folder, "public.html"), writeHtml(toPublic(document)));
const tables = document.sections.flatMap(({ kpis }) => kpis).map(writeKpiTableHtml);
writeFileSync(join(folder, "tables.html"), `<!DOCTYPE html><meta charset="utf-8">${tables.join("<p></p>")}`);
console.log(`Written to ${folder}.`);
