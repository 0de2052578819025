import { review, type Review } from "../../actions/review";
import { writeRules } from "../../actions/write-rules";
import { allIndicators } from "../../kpi/scorecard";
import { findContradictions } from "../../rag/rules/read-ruleset";
import { reviseRuleset } from "../../rag/rules/revise-ruleset";
import type { Ruleset } from "../../rag/rules/ruleset";
import { proposeEdges } from "../../rag/what-if";
import { chooseOutput } from "../files/choose-output";
import type { Command, Arguments } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../arguments/common-options";
import { EXIT, UnusableInput } from "../errors";
import { finishWriting, outcomeJson, printOutcome } from "../files/finish-writing";
import { jsonHead, printJson } from "../print/json";
import { loadRules } from "../files/load-rules";
import { checkWhoseRules, openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter } from "../print/printer";
import { describeWork } from "../describe-work";
import { printWork } from "../print/print-work";
import { printMoves, explainMoves } from "../print/print-moves";
import { printHeading } from "../print/print-review";
import { EDGE_OPTIONS, readEdges, readScope } from "../arguments/read-edges";
import { takeWords } from "../arguments/read-arguments";
import type { Environment } from "../environment";

export const RULES_WHAT_IF: Command = {
  name: "rules what-if",
  summary: "see which statuses other rules would change",
  words: ["FILE"],
  about: [
    "Says which statuses would change if amber or green reached further or less far, where High or Low is good, or under the rules of another file. Nothing is written.",
    "With -o or --in-place the rules with these edges are written to the RAG Rules sheet, under a version of their own. No status is written: kpi recalculate does that.",
  ],
  options: {
    ...EDGE_OPTIONS,
    with: { value: "RULES.json", about: "ask about the rules of this file instead" },
    ...WRITING_OPTIONS,
    rules: READING_OPTIONS.rules,
    "as-saved": READING_OPTIONS["as-saved"],
    ...JSON_OPTION,
    ...HELP_OPTION,
  },
  examples: [
    { typed: "rules what-if KPIs.xlsx --amber 5%", does: "what if amber reached to 5% only?" },
    {
      typed: 'rules what-if KPIs.xlsx --green "2 points" --section "Children and Young People"',
      does: "what if this section were judged more kindly?",
    },
  ],
  run: runWhatIf,
};

async function runWhatIf(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(RULES_WHAT_IF, given);
  const edges = readEdges(given);
  const other = given.valueOf("with");
  const hasEdges = Object.keys(edges).length > 0;
  if (!hasEdges && other === undefined)
    throw new UnusableInput(
      "say what to try: --amber 5%, --green “2 points”, or --with RULES.json. See: kpi rules what-if --help",
    );
  const hasScope = given.valueOf("section") !== undefined || given.valueOf("metric") !== undefined;
  if (other !== undefined && (hasEdges || hasScope))
    throw new UnusableInput(
      "--with asks about all the rules of a file: leave out --amber, --green, --section and --metric.",
    );
  const book = openWorkbook(path, given, environment);
  const output = chooseOutput(given, environment, book.read, null);
  const read = valueOf(await review(book.port, book.defaults), path);
  checkWhoseRules(given, read, path);
  const proposed =
    other === undefined
      ? proposeEdges(read.ruleset, readScope(given, namesOf(read)), edges)
      : loadRules(environment.files, other);
  const [fault] = findContradictions(proposed);
  if (fault) throw new UnusableInput(`these edges cannot be used: ${fault.path} ${fault.problem}.`);
  const moves = explainMoves(read, proposed);
  const used: Ruleset = other === undefined ? reviseRuleset(proposed) : proposed;
  if (output) valueOf(await writeRules(book.port, book.defaults, read, used), path);
  const work = await describeWork(book, read, []);
  const outcome = finishWriting(book, given, environment, output);
  book.progress.clear();
  if (given.isOn("json")) {
    printJson(environment, {
      ...jsonHead("rules what-if", path, read),
      ...outcomeJson(outcome),
      ...moves,
      cells: work.cells,
      sheets: work.sheets,
    });
    return EXIT.done;
  }
  const printer = createPrinter(environment);
  printHeading(printer, path, read);
  printMoves(printer, moves, proposed);
  if (output) {
    printer.print();
    printer.print(`The rules are then ${used.name} ${used.version}.`);
    if (given.isOn("dry-run")) printWork(printer, work, used, true);
    printOutcome(printer, outcome, path, book.applied.length > 0);
  }
  return EXIT.done;
}

function namesOf({ scorecard }: Review): { sections: string[]; metrics: string[] } {
  return {
    sections: scorecard.sections.map(({ name }) => name),
    metrics: allIndicators(scorecard).map(({ metric }) => metric),
  };
}
