import { review } from "../../actions/review";
import { writeRuleset } from "../../rag/rules/write-ruleset";
import { checkNewFile } from "../files/choose-output";
import type { Command, Given } from "../arguments/command";
import { HELP_OPTION, READING_OPTIONS } from "../arguments/common-options";
import { EXIT } from "../errors";
import { openWorkbook, valueOf } from "../files/open-workbook";
import { createPaper } from "../print/paper";
import { takeWords } from "../arguments/read-arguments";
import { saveFile } from "../files/save-file";
import type { Surroundings } from "../surroundings";

export const RULES_EXPORT: Command = {
  name: "rules export",
  summary: "write a workbook's rules to a file, to share them",
  words: ["FILE"],
  about: [
    "Writes the rules that a workbook is judged by as JSON: those of its RAG Rules sheet, or the defaults. Without -o they are printed.",
    "Change a copy, and bring it into any workbook with kpi rules import. What rules can say: docs/rules.md.",
  ],
  options: {
    output: { short: "o", value: "RULES.json", about: "write them to this file, which must not be there yet" },
    force: { about: "write over RULES.json where it is there" },
    "as-saved": READING_OPTIONS["as-saved"],
    ...HELP_OPTION,
  },
  examples: [{ typed: "rules export KPIs.xlsx -o our-rules.json", does: "the rules of this workbook, for others" }],
  run: runRulesExport,
};

async function runRulesExport(given: Given, around: Surroundings): Promise<number> {
  const [path = ""] = takeWords(RULES_EXPORT, given);
  const target = given.valueOf("output");
  const { port, defaults, progress } = openWorkbook(path, given, around);
  if (target !== undefined) checkNewFile(around.files, target, given.isOn("force"), { input: path });
  const { ruleset, rulesSheet } = valueOf(await review(port, defaults), path);
  progress.clear();
  const text = `${JSON.stringify(writeRuleset(ruleset), null, 2)}\n`;
  if (target === undefined) {
    around.out.write(text);
    return EXIT.done;
  }
  saveFile(around.files, target, new TextEncoder().encode(text), { mayReplace: given.isOn("force") });
  const paper = createPaper(around);
  paper.print([
    { text: "✓ ", tone: "good" },
    `Written: ${target}: ${ruleset.name} ${ruleset.version}, ${rulesSheet ? `of the sheet ${rulesSheet.name}` : "the defaults, for the workbook has no rules of its own"}.`,
  ]);
  return EXIT.done;
}
