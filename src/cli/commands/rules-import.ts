import { review } from "../../actions/review";
import { describeReporting } from "../../rag/sentences/describe-reporting";
import type { Ruleset } from "../../rag/rules/ruleset";
import { writeRuleset } from "../../rag/rules/write-ruleset";
import { writeRules } from "../../actions/write-rules";
import { chooseOutput } from "../files/choose-output";
import type { Command, Arguments } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../arguments/common-options";
import { EXIT } from "../errors";
import { finishWriting, outcomeJson, printOutcome } from "../files/finish-writing";
import { jsonHead, printJson } from "../print/json";
import { loadRules } from "../files/load-rules";
import { openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter } from "../print/printer";
import { describeWork } from "../describe-work";
import { printWork } from "../print/print-work";
import { printMoves, explainMoves } from "../print/print-moves";
import { printHeading } from "../print/print-review";
import { takeWords } from "../arguments/read-arguments";
import type { Environment } from "../environment";

export const RULES_IMPORT: Command = {
  name: "rules import",
  summary: "bring rules from a file into a workbook's RAG Rules sheet",
  words: ["FILE", "RULES.json"],
  about: [
    "Writes the rules to the RAG Rules sheet, which is added if there is none, and says which statuses they would change. No status is written: kpi recalculate does that.",
    "Without -o or --in-place it only shows what would be done.",
  ],
  options: { ...WRITING_OPTIONS, "as-saved": READING_OPTIONS["as-saved"], ...JSON_OPTION, ...HELP_OPTION },
  examples: [
    { typed: "rules import KPIs.xlsx our-rules.json", does: "see what these rules would change" },
    { typed: "rules import KPIs.xlsx our-rules.json --in-place", does: "use them from now on" },
  ],
  run: runRulesImport,
};

async function runRulesImport(given: Arguments, environment: Environment): Promise<number> {
  const [path = "", file = ""] = takeWords(RULES_IMPORT, given);
  const book = openWorkbook(path, given, environment);
  const output = chooseOutput(given, environment, book.read, null);
  const rules = loadRules(environment.files, file);
  const { port, defaults } = book;
  const read = valueOf(await review(port, defaults), path);
  const moves = explainMoves(read, rules);
  if (!read.rulesSheet || !isSame(read.ruleset, rules)) valueOf(await writeRules(port, defaults, read, rules), path);
  const work = await describeWork(book, read, []);
  const outcome = finishWriting(book, given, environment, output);
  book.progress.clear();
  if (given.isOn("json")) {
    printJson(environment, {
      ...jsonHead("rules import", path, read),
      ...outcomeJson(outcome),
      imported: { name: rules.name, version: rules.version },
      ...moves,
      cells: work.cells,
      sheets: work.sheets,
    });
    return EXIT.done;
  }
  const printer = createPrinter(environment);
  printHeading(printer, path, read);
  printer.print(
    `${rules.name} ${rules.version} instead${read.rulesSheet ? `, on the sheet ${read.rulesSheet.name}` : ", on a new sheet RAG Rules"}:`,
  );
  for (const sentence of describeReporting(rules)) printer.print(sentence, 2);
  printMoves(printer, moves, rules);
  if (given.isOn("dry-run")) printWork(printer, work, rules, true);
  printOutcome(printer, outcome, path, book.applied.length > 0);
  return EXIT.done;
}

function isSame(a: Ruleset, b: Ruleset): boolean {
  return JSON.stringify(writeRuleset(a)) === JSON.stringify(writeRuleset(b));
}
