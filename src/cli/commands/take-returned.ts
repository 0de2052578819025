import { readReport, type ReportReading } from "../../actions/read-report";
import { takeTexts } from "../../actions/take-texts";
import { compareReturned, type Difference } from "../../report/narratives/compare-returned";
import { findOtherPeriod } from "../../report/narratives/find-other-period";
import { describeWordProblem } from "../../report/word/describe-word-problem";
import { countOf } from "../../report/words";
import { checkPeriod } from "../files/choose-period";
import { chooseOutput } from "../files/choose-output";
import { today } from "../run-context";
import type { Arguments } from "../arguments/command";
import { EXIT, UnusableInput } from "../errors";
import { finishWriting, outcomeJson, printOutcome } from "../files/finish-writing";
import { jsonHead, printJson } from "../print/json";
import { checkWhoseRules, openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter, type Printer } from "../print/printer";
import { describeWork } from "../describe-work";
import { printWork } from "../print/print-work";
import { printHeading } from "../print/print-review";
import { readWholeFile } from "../files/read-file";
import type { Environment } from "../environment";

/** Compares the texts of a returned Word file with the workbook, and writes those that are taken. */
export async function takeReturned(
  path: string,
  returned: string,
  given: Arguments,
  environment: Environment,
): Promise<number> {
  const wrong = ["public", "template"].find((option) => given.isOn(option) || given.valueOf(option) !== undefined);
  if (wrong) throw new UnusableInput(`--${wrong} is for making a report, and does not go with --returned.`);
  const day = today(given, environment);
  const book = openWorkbook(path, given, environment);
  const output = chooseOutput(given, environment, book.read, null);
  const { readReturned } = await import("../../report/word/returned/read-returned");
  const { bytes } = readWholeFile(environment.files, returned);
  const opened = readReturned(bytes);
  if (!opened.ok) throw new UnusableInput(describeWordProblem(returned, opened.problem));
  const reading = valueOf(await readReport(book.port, book.defaults, day), path);
  checkWhoseRules(given, reading.review, path);
  checkPeriod(given, reading.review, path);
  const differences = compareReturned(opened.value, reading.texts.narratives).filter(({ kind }) => kind !== "same");
  const { readMadeFor } = await import("../../report/word/returned/read-made-for");
  const otherPeriod = findOtherPeriod(readMadeFor(bytes), reading.review.scorecard);
  const isTaken = ({ kind }: Difference): boolean =>
    (otherPeriod === null || given.isOn("other-period")) &&
    (kind === "new" || kind === "changed" || (kind === "emptied" && given.isOn("take-emptied")));
  const taken = differences.filter(isTaken).map(({ id, was, now }) => ({ id, was, now }));
  if (taken.length > 0) valueOf(await takeTexts(book.port, book.defaults, day, taken), path);
  const work = await describeWork(book, reading.review, []);
  const outcome = finishWriting(book, given, environment, output);
  book.progress.clear();
  if (given.isOn("json")) {
    const texts = differences.map((one) => ({
      kind: one.kind,
      kpi: nameOf(one),
      was: one.was,
      now: one.now,
      others: one.others,
      taken: isTaken(one),
    }));
    printJson(environment, {
      ...jsonHead("report", path, reading.review),
      ...outcomeJson(outcome),
      returned,
      ...(otherPeriod === null ? {} : { otherPeriod }),
      texts,
      sheets: work.sheets,
    });
    return EXIT.done;
  }
  const printer = createPrinter(environment);
  printReturned(printer, reading, { path, returned, differences, isTaken, otherPeriod });
  printWork(printer, { ...work, cells: [] }, reading.review.ruleset, outcome.isDryRun);
  printOutcome(printer, outcome, path, taken.length > 0);
  return EXIT.done;
}

/** A returned Word file, and how its texts differ from the workbook's. */
interface Returned {
  path: string;
  returned: string;
  differences: readonly Difference[];
  isTaken: (one: Difference) => boolean;
  /** The period of the Word file, if it differs from the workbook's. */
  otherPeriod: string | null;
}

function printReturned(
  printer: Printer,
  { review }: ReportReading,
  { path, returned, differences, isTaken, otherPeriod }: Returned,
): void {
  printHeading(printer, path, review);
  const count = differences.length;
  printer.print(
    count === 0
      ? `Everything in ${returned} is in the workbook already.`
      : `${countOf(count, "text")} in ${returned} ${count === 1 ? "differs" : "differ"} from the workbook.`,
  );
  if (otherPeriod !== null && count > 0)
    printer.print(
      `${returned} is the report of ${otherPeriod}, and the workbook is at ${review.scorecard.period ?? "another period"}: its texts are taken only with --other-period.`,
    );
  for (const one of differences) {
    printer.print();
    printer.print([{ text: nameOf(one), tone: "strong" }, ` (${KINDS[one.kind]}${isTaken(one) ? "" : ", not taken"})`]);
    if (one.was !== "") printer.print(`In the workbook: ${one.was}`, 2, 2);
    printer.print(`In the Word file: ${one.now === "" ? "nothing" : one.now}`, 2, 2);
    for (const other of one.others) printer.print(`The file has another text for it too: ${other}`, 2, 2);
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
