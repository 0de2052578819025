import { extname } from "node:path";
import { readReport, type ReportReading } from "../../actions/read-report";
import { takeTexts } from "../../actions/take-texts";
import type { ReportDocument } from "../../report/document/document";
import { toPublic } from "../../report/document/public-version";
import { writeHtml } from "../../report/html/write-html";
import { compareReturned, type Difference } from "../../report/narratives/compare-returned";
import { findOtherPeriod } from "../../report/narratives/find-other-period";
import { findProgress } from "../../report/narratives/narrative-progress";
import { describeWordProblem } from "../../report/word/describe-word-problem";
import { describeSkipped } from "../../actions/describe/describe-outcome";
import { describeLeftOut } from "../../report/word/template/describe-left-out";
import type { WordFile } from "../../report/word/write-word";
import { countOf } from "../../report/words";
import { checkNewFile, chooseOutput } from "../files/choose-output";
import { today } from "../clock";
import type { Command, Given } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../arguments/common-options";
import { EXIT, UnusableInput } from "../errors";
import { finishWriting, jsonOf, printOutcome } from "../files/finish-writing";
import { printJson } from "../files/json";
import { checkWhoseRules, openWorkbook, valueOf, type OpenWorkbook } from "../files/open-workbook";
import { createPaper, type Paper } from "../print/paper";
import { headOf, tellWork, printWork } from "../planned-run";
import { printHeading, printNotes } from "../print/print-review";
import { readWholeFile } from "../files/read-file";
import { takeWords } from "../arguments/read-arguments";
import { saveFile } from "../files/save-file";
import type { Surroundings } from "../surroundings";

export const REPORT: Command = {
  name: "report",
  summary: "make the report for Word or the web; take texts back from Word",
  words: ["FILE"],
  about: [
    "Makes the report with a table for every KPI and the narratives of the sheets Report Tables and Narratives: report.docx is a Word file, report.html one web page. Where a narrative is awaited there is a place for it, with what is asked for.",
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

async function runReport(given: Given, around: Surroundings): Promise<number> {
  const [path = ""] = takeWords(REPORT, given);
  const returned = given.valueOf("returned");
  return returned === undefined ? makeReport(path, given, around) : takeBack(path, returned, given, around);
}

async function makeReport(path: string, given: Given, around: Surroundings): Promise<number> {
  const { files } = around;
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
  const day = today(given, around);
  const book = openWorkbook(path, given, around);
  checkNewFile(files, target, given.isOn("force"), { input: path });
  const templateBytes = template === undefined ? null : readWholeFile(files, template).bytes;
  const reading = valueOf(await readReport(book.port, book.defaults, day), path);
  const { review, texts } = reading;
  checkWhoseRules(given, review, path);
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
    printJson(around, {
      ...headOf("report", path, review),
      dryRun: isDryRun,
      written: isDryRun ? null : target,
      bytes: bytes.length,
      isPublic: document.isPublic,
      leftOut,
      narratives: { total, ...byState },
    });
    return EXIT.done;
  }
  const paper = createPaper(around);
  printHeading(paper, path, review);
  paper.print(
    `${countOf(document.sections.length, "section")}, ${countOf(review.scorecard.kpiCount, "KPI table")}; ${total - byState.awaited} of ${countOf(total, "narrative")} written, ${byState["signed-off"]} signed off.`,
  );
  if (reading.textSheets.length === 0)
    paper.print("! The workbook has no sheets for narratives yet: kpi recalculate FILE --texts makes them.", 0, 2);
  if (review.changes.length > 0)
    paper.print(
      `! ${countOf(review.changes.length, "status in the sheet is", "statuses in the sheet are")} not up to date. The report shows what the rules give: kpi recalculate brings the sheet up to date.`,
      0,
      2,
    );
  printNotes(paper, [...review.said, ...describeSkipped(review, { canNameColumns: false })]);
  const left = describeLeftOut(template ?? "", leftOut);
  if (left !== "") paper.print(`! ${left}`, 0, 2);
  paper.print();
  paper.print(
    isDryRun
      ? `Nothing was written: this is a dry run. Without --dry-run it goes to ${target}.`
      : [{ text: "✓ ", tone: "good" }, `Written: ${target}${document.isPublic ? " (public version)" : ""}`],
  );
  return EXIT.done;
}

async function writeDocx(
  document: ReportDocument,
  { progress }: OpenWorkbook,
  day: string,
  template: string | undefined,
  bytes: Uint8Array | null,
): Promise<WordFile> {
  // What writes Word files is large, and wanted here alone.
  const { writeWord } = await import("../../report/word/write-word");
  const written = await writeWord(document, {
    ...(bytes ? { template: bytes } : {}),
    madeOn: day,
    // So that a key press can end it.
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onProgress: (done, total) =>
      progress.tell(`Making the Word file: ${done} of ${total}`, total > 0 ? done / total : 0),
  });
  if (!written.ok) throw new UnusableInput(describeWordProblem(template ?? "", written.problem));
  return written.value;
}

async function takeBack(path: string, returned: string, given: Given, around: Surroundings): Promise<number> {
  const wrong = ["public", "template"].find((option) => given.isOn(option) || given.valueOf(option) !== undefined);
  if (wrong) throw new UnusableInput(`--${wrong} is for making a report, and does not go with --returned.`);
  const day = today(given, around);
  const book = openWorkbook(path, given, around);
  const output = chooseOutput(given, around, book.read, null);
  const { readReturned } = await import("../../report/word/returned/read-returned");
  const { bytes } = readWholeFile(around.files, returned);
  const opened = readReturned(bytes);
  if (!opened.ok) throw new UnusableInput(describeWordProblem(returned, opened.problem));
  const reading = valueOf(await readReport(book.port, book.defaults, day), path);
  checkWhoseRules(given, reading.review, path);
  const differences = compareReturned(opened.value, reading.texts.narratives).filter(({ kind }) => kind !== "same");
  const { readMadeFor } = await import("../../report/word/returned/read-made-for");
  const otherPeriod = findOtherPeriod(readMadeFor(bytes), reading.review.scorecard.period);
  const isTaken = ({ kind }: Difference): boolean =>
    (otherPeriod === null || given.isOn("other-period")) &&
    (kind === "new" || kind === "changed" || (kind === "emptied" && given.isOn("take-emptied")));
  const taken = differences.filter(isTaken).map(({ id, was, now }) => ({ id, was, now }));
  if (taken.length > 0) valueOf(await takeTexts(book.port, book.defaults, day, taken), path);
  const work = await tellWork(book, reading.review, []);
  const outcome = finishWriting(book, given, around, output);
  book.progress.clear();
  if (given.isOn("json")) {
    const told = differences.map((one) => ({
      kind: one.kind,
      kpi: nameOf(one),
      was: one.was,
      now: one.now,
      others: one.others,
      taken: isTaken(one),
    }));
    printJson(around, {
      ...headOf("report", path, reading.review),
      ...jsonOf(outcome),
      returned,
      ...(otherPeriod === null ? {} : { otherPeriod }),
      texts: told,
      sheets: work.sheets,
    });
    return EXIT.done;
  }
  const paper = createPaper(around);
  printReturned(paper, reading, { path, returned, differences, isTaken, otherPeriod });
  printWork(paper, { ...work, cells: [] }, reading.review.ruleset, outcome.isDryRun);
  printOutcome(paper, outcome, path, taken.length > 0);
  return EXIT.done;
}

interface Returned {
  path: string;
  returned: string;
  differences: readonly Difference[];
  isTaken: (one: Difference) => boolean;
  /** The period of the Word file, where it is another than the workbook's. */
  otherPeriod: string | null;
}

function printReturned(
  paper: Paper,
  { review }: ReportReading,
  { path, returned, differences, isTaken, otherPeriod }: Returned,
): void {
  printHeading(paper, path, review);
  const count = differences.length;
  paper.print(
    count === 0
      ? `Everything in ${returned} is in the workbook already.`
      : `${countOf(count, "text")} in ${returned} ${count === 1 ? "differs" : "differ"} from the workbook.`,
  );
  if (otherPeriod !== null && count > 0)
    paper.print(
      `${returned} is the report of ${otherPeriod}, and the workbook is at ${review.scorecard.period ?? "another period"}: its texts are taken only with --other-period.`,
    );
  for (const one of differences) {
    paper.print();
    paper.print([{ text: nameOf(one), tone: "strong" }, ` (${KINDS[one.kind]}${isTaken(one) ? "" : ", not taken"})`]);
    if (one.was !== "") paper.print(`In the workbook: ${one.was}`, 2, 2);
    paper.print(`In the Word file: ${one.now === "" ? "nothing" : one.now}`, 2, 2);
    for (const other of one.others) paper.print(`The file has another text for it too: ${other}`, 2, 2);
  }
}

const KINDS: Record<Difference["kind"], string> = {
  new: "new",
  changed: "changed",
  emptied: "emptied",
  unknown: "not in this workbook",
  same: "the same",
};

function nameOf({ narrative, title }: Difference): string {
  return narrative?.kpi || title;
}
