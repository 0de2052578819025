import { describeUnused } from "../../actions/describe/describe-unused";
import { describeLooks } from "../../actions/describe/describe-looks";
import { checkWorkbook } from "../../actions/check-workbook";
import { readReport } from "../../actions/read-report";
import type { Review } from "../../actions/review";
import { findProgress } from "../../report/narratives/narrative-progress";
import { groupBy } from "../../kpi/history/match-names";
import { countOf } from "../../report/words";
import { today } from "../run-context";
import type { Command, Arguments } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS } from "../arguments/common-options";
import {
  ALL_CHECK_CODES,
  ALL_CHECKS,
  describeFindings,
  type PrintedCode,
  type PrintedFindings,
} from "../print/describe-findings";
import { EXIT, UnusableInput } from "../errors";
import { jsonCounts, jsonHead, printJson } from "../print/json";
import { findNearest } from "../arguments/nearest-word";
import { checkPeriod } from "../files/choose-period";
import { checkWhoseRules, openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter, type Printer } from "../print/printer";
import { describeLeftOut, printCounts, printHeading, printNotes } from "../print/print-review";
import { takeWords } from "../arguments/read-arguments";
import type { Environment } from "../environment";
import { describeWayToTeach, teachWorkbook, wordOption } from "../files/teach-words";

export const CHECK: Command = {
  name: "check",
  summary: "find what to look at before the report is published",
  words: ["FILE"],
  about: [
    "Looks for stale periods, jumps, duplicates, missing owners, targets that changed, overrides that are due, statuses that are not what the rules give, attached tables that do not add up, and figures or claims in narratives that disagree with their table. Each names its cell. Any may be right as it is: what was dismissed in the workbook with a reason is not counted.",
    "Exit code 0: nothing to look at. 1: something is. 2: it could not be checked. Nothing is written.",
    `With --fail-on only some checks count for the exit code, or none: any, none, or names with commas between: ${ALL_CHECK_CODES.join(", ")}.`,
  ],
  options: {
    "fail-on": { value: "CHECKS", about: "which checks make the exit code 1: any (as usual), none, or their names" },
    ...READING_OPTIONS,
    ...wordOption("for this check only"),
    ...JSON_OPTION,
    ...HELP_OPTION,
  },
  examples: [
    { typed: "check KPIs.xlsx", does: "list what to look at" },
    { typed: "check KPIs.xlsx --fail-on value-missing,period-stale", does: "fail in a script for these two only" },
  ],
  run: runCheck,
};

async function runCheck(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(CHECK, given);
  const day = today(given, environment);
  const failing = readFailing(given.valueOf("fail-on") ?? "any");
  const book = openWorkbook(path, given, environment);
  const isTaught = await teachWorkbook(book, given, path);
  const reading = valueOf(await readReport(book.port, book.defaults, day), path);
  const { review, texts } = reading;
  if (!isTaught) checkWhoseRules(given, review, path);
  checkPeriod(given, review, path);
  book.progress.show("Checking", 0.8);
  const findings = describeFindings(await checkWorkbook(book.port, reading, day), review);
  book.progress.clear();
  const notes = notesOn(review, path);
  const { total, byState } = findProgress(texts.narratives, day);
  if (given.isOn("json")) {
    printJson(environment, {
      ...jsonHead("check", path, review),
      counts: jsonCounts(review),
      findings: findings.open,
      dismissed: findings.dismissed,
      narratives: { total, ...byState },
      notes,
    });
  } else {
    const printer = createPrinter(environment);
    printHeading(printer, path, review);
    printCounts(printer, review);
    if (reading.textSheets.length > 0)
      printer.print(
        `${total - byState.awaited} of ${countOf(total, "narrative")} written, ${byState["signed-off"]} signed off.`,
      );
    printFindings(printer, findings, notes);
  }
  return findings.open.some(({ code }) => failing.has(code)) ? EXIT.findings : EXIT.done;
}

/** What was left alone or left out, how to teach unknown words, and rows without a status. */
function notesOn(review: Review, path: string): string[] {
  const unwritten = review.changes.filter(({ from }) => from === null).length;
  return [
    // Fills are among the findings.
    ...describeLeftOut({
      ...review,
      looks: describeLooks({ ...review.looks, fills: [] }, review.tables, review.ruleset),
    }),
    ...describeWayToTeach(review, path),
    ...describeUnused(review.columns),
    ...(unwritten > 0
      ? [
          `${countOf(unwritten, "row has", "rows have")} no status in the sheet yet: kpi recalculate writes ${unwritten === 1 ? "it" : "them"}.`,
        ]
      : []),
  ];
}

function printFindings(printer: Printer, { open, dismissed }: PrintedFindings, notes: readonly string[]): void {
  for (const [check, findings] of groupBy(open, (finding) => finding.check)) {
    printer.print();
    printer.print([{ text: `! ${check}`, tone: "warning" }, ` (${findings.length})`]);
    for (const { place, kpi, sentence } of findings) {
      // Most sentences name their cell themselves.
      const about = kpi === undefined || kpi === place ? "" : ` (${kpi})`;
      printer.print(
        sentence.includes(place) ? sentence : [{ text: place, tone: "strong" }, `${about}: ${sentence}`],
        2,
        2,
      );
    }
  }
  if (notes.length > 0) printer.print();
  printNotes(printer, notes);
  printer.print();
  const also =
    dismissed.length > 0 ? ` ${countOf(dismissed.length, "thing was", "things were")} dismissed with a reason.` : "";
  printer.print(
    open.length === 0
      ? [{ text: "✓ ", tone: "good" }, `Nothing to look at.${also}`]
      : `${countOf(open.length, "thing")} to look at. Any of them may be right as it is.${also}`,
  );
}

/** Reads the checks that count for the exit code. Throws UnusableInput for an unknown name. */
function readFailing(text: string): ReadonlySet<PrintedCode> {
  if (text === "any") return new Set(ALL_CHECK_CODES);
  if (text === "none") return new Set();
  return new Set(
    text.split(",").map((name): PrintedCode => {
      const written = name.trim();
      const code = ALL_CHECK_CODES.find(
        (one) => one === written || ALL_CHECKS.get(one)?.toLowerCase() === written.toLowerCase(),
      );
      if (code) return code;
      const nearest = findNearest(written, ALL_CHECK_CODES);
      throw new UnusableInput(
        `there is no check “${written}”.${nearest ? ` Did you mean ${nearest}?` : ""} kpi check --help lists them.`,
      );
    }),
  );
}
