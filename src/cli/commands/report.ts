import { extname } from "node:path";
import { readReport, type ReportReading } from "../../actions/read-report";
import type { ReportDocument } from "../../report/document/document";
import { toPublic } from "../../report/document/public-version";
import { writeHtml } from "../../report/html/write-html";
import { findProgress } from "../../report/narratives/narrative-progress";
import { describeWordProblem } from "../../report/word/describe-word-problem";
import { describeSkipped } from "../../actions/describe/describe-outcome";
import { describePeriods } from "../../actions/describe/describe-periods";
import { describeLeftOut } from "../../report/word/template/describe-left-out";
import type { WordFile } from "../../report/word/write-word";
import { countOf } from "../../report/words";
import { checkPeriod } from "../files/choose-period";
import { checkNewFile } from "../files/choose-output";
import { today } from "../run-context";
import type { Command, Arguments } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../arguments/common-options";
import { EXIT, UnusableInput } from "../errors";
import { jsonHead, printJson } from "../print/json";
import { checkWhoseRules, openWorkbook, valueOf, type OpenWorkbook } from "../files/open-workbook";
import { createPrinter, type Printer } from "../print/printer";
import { printHeading, printNotes } from "../print/print-review";
import { readWholeFile } from "../files/read-file";
import { takeWords } from "../arguments/read-arguments";
import { saveFile } from "../files/save-file";
import type { Environment } from "../environment";
import { takeReturned } from "./take-returned";

export const REPORT: Command = {
  name: "report",
  summary: "make the report for Word or the web; take texts back from Word",
  words: ["FILE"],
  about: [
    "Makes the report with a table for every KPI and the narratives of the sheets Report Tables and Narratives: report.docx is a Word file, report.html one web page. If a narrative is awaited there is a place for it, with what is asked for.",
    "Texts that were typed into the Word file come back with --returned: they are shown first, and put into the workbook with -o OUT.xlsx or --in-place. A text that came back empty is taken only with --take-emptied, and the report of another period only with --other-period.",
  ],
  options: {
    ...WRITING_OPTIONS,
    output: { short: "o", value: "OUT", about: "report.docx or report.html; with --returned, the workbook" },
    public: { about: "the public version: without owners, due dates, internal notes and private reasons" },
    template: { value: "T.docx", about: "use the styles, header, footer and logo of this Word file" },
    returned: { value: "BACK.docx", about: "take the texts of this Word file back into the workbook" },
    "take-emptied": { about: "with --returned: empty texts that came back empty too" },
    "other-period": { about: "with --returned: take the texts of another period's report too" },
    ...READING_OPTIONS,
    ...JSON_OPTION,
    ...HELP_OPTION,
  },
  examples: [
    { typed: "report KPIs.xlsx -o report.docx --template council.dotx", does: "the report in the council's own look" },
    { typed: "report KPIs.xlsx -o public.html --public", does: "what may be published" },
    { typed: "report KPIs.xlsx --returned back.docx", does: "see which texts came back" },
  ],
  run: runReport,
};

async function runReport(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(REPORT, given);
  const returned = given.valueOf("returned");
  return returned === undefined
    ? makeReport(path, given, environment)
    : takeReturned(path, returned, given, environment);
}

async function makeReport(path: string, given: Arguments, environment: Environment): Promise<number> {
  const { files } = environment;
  const { target, kind, template } = readTarget(given);
  const day = today(given, environment);
  const book = openWorkbook(path, given, environment);
  checkNewFile(files, target, given.isOn("force"), { input: path });
  const templateBytes = template === undefined ? null : readWholeFile(files, template).bytes;
  const reading = valueOf(await readReport(book.port, book.defaults, day), path);
  const { review, texts } = reading;
  checkWhoseRules(given, review, path);
  checkPeriod(given, review, path);
  const document = given.isOn("public") ? toPublic(texts.document) : texts.document;
  const { bytes, leftOut } =
    kind === "html"
      ? { bytes: new TextEncoder().encode(writeHtml(document)), leftOut: [] }
      : await writeDocx(document, book, day, template, templateBytes);
  const isDryRun = given.isOn("dry-run");
  if (!isDryRun) saveFile(files, target, bytes, { mayReplace: given.isOn("force") });
  book.progress.clear();
  const { total, byState } = findProgress(texts.narratives, day);
  if (given.isOn("json")) {
    printJson(environment, {
      ...jsonHead("report", path, review),
      dryRun: isDryRun,
      written: isDryRun ? null : target,
      bytes: bytes.length,
      isPublic: document.isPublic,
      leftOut,
      narratives: { total, ...byState },
    });
    return EXIT.done;
  }
  const printer = createPrinter(environment);
  printHeading(printer, path, review);
  printer.print(
    `${countOf(document.sections.length, "section")}, ${countOf(review.scorecard.kpiCount, "KPI table")}; ${total - byState.awaited} of ${countOf(total, "narrative")} written, ${byState["signed-off"]} signed off.`,
  );
  printReportNotes(printer, reading, describeLeftOut(template ?? "", leftOut));
  printer.print();
  printer.print(
    isDryRun
      ? `Nothing was written: this is a dry run. Without --dry-run it goes to ${target}.`
      : [{ text: "✓ ", tone: "good" }, `Written: ${target}${document.isPublic ? " (public version)" : ""}`],
  );
  return EXIT.done;
}

/** Reads what kind of report is made, and where. Throws UnusableInput for options that do not go together. */
function readTarget(given: Arguments): { target: string; kind: "html" | "docx"; template: string | undefined } {
  const target = given.valueOf("output");
  const misplaced = ["in-place", "take-emptied", "other-period"].find((option) => given.isOn(option));
  if (misplaced) throw new UnusableInput(`--${misplaced} goes with --returned. See: kpi report --help`);
  if (target === undefined)
    throw new UnusableInput("say where the report goes, and as what: -o report.docx or -o report.html");
  const kind = /^\.html?$/i.test(extname(target)) ? "html" : extname(target).toLowerCase() === ".docx" ? "docx" : null;
  if (kind === null) throw new UnusableInput(`${target} must end in .docx, for Word, or in .html, for a web page.`);
  const template = given.valueOf("template");
  if (template !== undefined && kind === "html")
    throw new UnusableInput("--template is a Word file's, and goes with -o report.docx.");
  return { target, kind, template };
}

/** Prints what an officer should know about a report; `left` is what was left out of its template. */
function printReportNotes(printer: Printer, { review, textSheets }: ReportReading, left: string): void {
  if (textSheets.length === 0)
    printer.print("! The workbook has no sheets for narratives yet: kpi recalculate FILE --texts makes them.", 0, 2);
  if (review.changes.length > 0)
    printer.print(
      `! ${countOf(review.changes.length, "status in the sheet is", "statuses in the sheet are")} not up to date. The report shows what the rules give: kpi recalculate brings the sheet up to date.`,
      0,
      2,
    );
  printNotes(printer, [
    ...review.said,
    ...describePeriods(review),
    ...describeSkipped(review, { canNameColumns: false }),
  ]);
  if (left !== "") printer.print(`! ${left}`, 0, 2);
}

async function writeDocx(
  document: ReportDocument,
  { progress }: OpenWorkbook,
  day: string,
  template: string | undefined,
  bytes: Uint8Array | null,
): Promise<WordFile> {
  // Loaded on demand, because it is large.
  const { writeWord } = await import("../../report/word/write-word");
  const written = await writeWord(document, {
    ...(bytes ? { template: bytes } : {}),
    madeOn: day,
    // Lets signals end the run.
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onProgress: (done, total) =>
      progress.show(`Making the Word file: ${done} of ${total}`, total > 0 ? done / total : 0),
  });
  if (!written.ok) throw new UnusableInput(describeWordProblem(template ?? "", written.problem));
  return written.value;
}
