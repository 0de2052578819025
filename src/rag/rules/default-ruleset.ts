import defaultDocument from "./default-ruleset.json";
import { readRuleset } from "./read-ruleset";
import type { Ruleset } from "./ruleset";

/** The rules for a workbook without rules of its own. They agree with 33 of the 36 judgeable published rows. */
export const DEFAULT_RULESET: Ruleset = (() => {
  const { ruleset, problems } = readRuleset(defaultDocument);
  if (!ruleset) throw new Error(`default-ruleset.json: ${problems.map((p) => `${p.path}: ${p.problem}`).join("; ")}`);
  return ruleset;
})();
