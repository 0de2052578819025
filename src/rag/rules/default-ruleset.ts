import defaultDocument from "./default-ruleset.json";
import { readRuleset } from "./read-ruleset";
import type { Ruleset } from "./ruleset";

/** The rules that hold where a workbook brings none of its own: they follow 33 of the 36 judgeable published rows. */
export const DEFAULT_RULESET: Ruleset = (() => {
  const { ruleset, problems } = readRuleset(defaultDocument);
  if (!ruleset) throw new Error(`default-ruleset.json: ${problems.map((p) => `${p.path}: ${p.problem}`).join("; ")}`);
  return ruleset;
})();
