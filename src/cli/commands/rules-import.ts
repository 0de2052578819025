import { review } from "../../actions/review";
import type { Ruleset } from "../../rag/rules/ruleset";
import { writeRuleset } from "../../rag/rules/write-ruleset";
import { writeRules } from "../../actions/write-rules";
import { chooseOutput } from "../files/choose-output";
import type { Command, Given } from "../arguments/command";
import { HELP_OPTION, JSON_OPTION, READING_OPTIONS, WRITING_OPTIONS } from "../arguments/common-options";
import { EXIT } from "../errors";
import { finishWriting, jsonOf, printOutcome } from "../files/finish-writing";
import { printJson } from "../files/json";
import { loadRules } from "../files/load-rules";
import { openWorkbook, valueOf } from "../files/open-workbook";
import { createPaper } from "../print/paper";
import { headOf, printWork, tellWork } from "../planned-run";
import { printMoves, tellMoves } from "../print/print-moves";
import { printHeading } from "../print/print-review";
import { takeWords } from "../arguments/read-arguments";
import type { Surroundings } from "../surroundings";

export const RULES_IMPORT: Command = {
  name: "rules import",
  summary: "bring rules from a file into a workbook's RAG Rules sheet",
  words: ["FILE", "RULES.json"],
  about: [
    "Writes the rules to the RAG Rules sheet, which is made where there is none, and tells which statuses they would change. No status is written: kpi recalculate does that.",
    "Without -o or --in-place it only shows what would be done.",
  ],
  options: { ...WRITING_OPTIONS, "as-saved": READING_OPTIONS["as-saved"], ...JSON_OPTION, ...HELP_OPTION },
  examples: [
    { typed: "rules import KPIs.xlsx our-rules.json", does: "see what these rules would change" },
    { typed: "rules import KPIs.xlsx our-rules.json --in-place", does: "use them from now on" },
  ],
  run: runRulesImport,
};

async function runRulesImport(given: Given, around: Surroundings): Promise<number> {
  const [path = "", file = ""] = takeWords(RULES_IMPORT, given);
  const book = openWorkbook(path, given, around);
  const output = chooseOutput(given, around, book.read, null);
  const rules = loadRules(around.files, file);
  const { port, defaults } = book;
  const read = valueOf(await review(port, defaults), path);
  const told = tellMoves(read, rules);
  if (!read.rulesSheet || !isSame(read.ruleset, rules)) valueOf(await writeRules(port, defaults, read, rules), path);
  const work = await tellWork(book, read, []);
  const outcome = finishWriting(book, given, around, output);
  book.progress.clear();
  if (given.isOn("json")) {
    printJson(around, {
      ...headOf("rules import", path, read),
      ...jsonOf(outcome),
      imported: { name: rules.name, version: rules.version },
      ...told,
      cells: work.cells,
      sheets: work.sheets,
    });
    return EXIT.done;
  }
  const paper = createPaper(around);
  printHeading(paper, path, read);
  paper.print(
    `${rules.name} ${rules.version} instead${read.rulesSheet ? `, on the sheet ${read.rulesSheet.name}` : ", on a new sheet RAG Rules"}:`,
  );
  printMoves(paper, told, rules);
  if (given.isOn("dry-run")) printWork(paper, work, rules, true);
  printOutcome(paper, outcome, path, book.applied.length > 0);
  return EXIT.done;
}

function isSame(a: Ruleset, b: Ruleset): boolean {
  return JSON.stringify(writeRuleset(a)) === JSON.stringify(writeRuleset(b));
}
