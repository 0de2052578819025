import { review } from "../../actions/review";
import { writeRuleset } from "../../rag/rules/write-ruleset";
import { checkNewFile } from "../files/choose-output";
import type { Command, Arguments } from "../arguments/command";
import { HELP_OPTION, READING_OPTIONS } from "../arguments/common-options";
import { EXIT } from "../errors";
import { openWorkbook, valueOf } from "../files/open-workbook";
import { createPrinter } from "../print/printer";
import { takeWords } from "../arguments/read-arguments";
import { saveFile } from "../files/save-file";
import type { Environment } from "../environment";

export const RULES_EXPORT: Command = {
  name: "rules export",
  summary: "write a workbook's rules to a file, to share them",
  words: ["FILE"],
  about: [
    "Writes the rules that a workbook is judged by as JSON: those of its RAG Rules sheet, or the defaults. Without -o they are printed.",
    "Change a copy, and bring it into any workbook with kpi rules import. What rules can say: docs/rules.md.",
  ],
  options: {
    output: { short: "o", value: "RULES.json", about: "write them to this file, which must not exist yet" },
    force: { about: "write over RULES.json if it exists" },
    "as-saved": READING_OPTIONS["as-saved"],
    ...HELP_OPTION,
  },
  examples: [{ typed: "rules export KPIs.xlsx -o our-rules.json", does: "the rules of this workbook, for others" }],
  run: runRulesExport,
};

async function runRulesExport(given: Arguments, environment: Environment): Promise<number> {
  const [path = ""] = takeWords(RULES_EXPORT, given);
  const target = given.valueOf("output");
  const { port, defaults, progress } = openWorkbook(path, given, environment);
  if (target !== undefined) checkNewFile(environment.files, target, given.isOn("force"), { input: path });
  const { ruleset, rulesSheet } = valueOf(await review(port, defaults), path);
  progress.clear();
  const text = `${JSON.stringify(writeRuleset(ruleset), null, 2)}\n`;
  if (target === undefined) {
    environment.out.write(text);
    return EXIT.done;
  }
  saveFile(environment.files, target, new TextEncoder().encode(text), { mayReplace: given.isOn("force") });
  const printer = createPrinter(environment);
  printer.print([
    { text: "✓ ", tone: "good" },
    `Written: ${target}: ${ruleset.name} ${ruleset.version}, ${rulesSheet ? `of the sheet ${rulesSheet.name}` : "the defaults, because the workbook has no rules of its own"}.`,
  ]);
  return EXIT.done;
}
