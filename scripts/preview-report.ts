import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { trendOf } from "../src/kpi/travel/travels";
import { allIndicators } from "../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../src/rag/rules/default-ruleset";
import { describeDocument } from "../src/report/document/describe-document";
import { toPublic } from "../src/report/document/public-version";
import { writeHtml } from "../src/report/html/write-html";
import { emptyNarrative } from "../src/report/narratives/narrative-id";
import { writeWord } from "../src/report/word/write-word";
import { sampleScorecard } from "../test/report/sample-scorecard";

/*
 * Writes the sample's report as report.html and report.docx into a folder, to be looked at; with a template, in that:
 *   npx tsx scripts/preview-report.ts <folder> [public] [template.docx]
 */
const [folder = ".", ...rest] = process.argv.slice(2);
const scorecard = sampleScorecard();
const trends = new Map(allIndicators(scorecard).map((indicator) => [indicator, trendOf(indicator, [], DEFAULT_RULESET)]));
const first = scorecard.sections[0];
const narratives = (first?.kpis ?? []).slice(0, 2).map((kpi, index) => ({
  ...emptyNarrative("kpi", first?.name ?? "", kpi.name),
  text: index === 0 ? "Offers went out a week earlier than last year.\n\nTwo things helped:\n• an online form\n• evening calls" : "Take-up rose in every district.",
  state: "draft" as const,
}));
const whole = describeDocument({ scorecard, ruleset: DEFAULT_RULESET, history: null, trends }, narratives, { today: "2024-11-15" });
const document = rest.includes("public") ? toPublic(whole) : whole;
writeFileSync(join(folder, "report.html"), writeHtml(document));
const template = rest.find((argument) => argument !== "public");
const written = await writeWord(document, { madeOn: "2024-11-15", ...(template ? { template: new Uint8Array(readFileSync(template)) } : {}) });
if (written.ok) writeFileSync(join(folder, "report.docx"), written.value);
console.log(written.ok ? `Written to ${folder}.` : `Refused: ${JSON.stringify(written.problem)}`);
