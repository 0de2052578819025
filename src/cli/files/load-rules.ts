import { DEFAULT_RULESET } from "../../rag/rules/default-ruleset";
import { parseRuleset } from "../../rag/rules/read-ruleset";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { Arguments } from "../arguments/command";
import { UnusableInput } from "../errors";
import { readUtf8 } from "./read-file";
import type { FileSystem } from "../environment";

/** Loads a ruleset from a file. Throws UnusableInput that names every fault. */
export function loadRules(files: FileSystem, path: string): Ruleset {
  const { ruleset, problems } = parseRuleset(readUtf8(files, path));
  if (ruleset) return ruleset;
  throw new UnusableInput(
    `${path} cannot be used as a ruleset:\n${problems.map((one) => `  ${one.path}: ${one.problem}`).join("\n")}`,
  );
}

/** The rules for a workbook without its own: those of --rules, or the defaults. */
export function readRulesOption(given: Arguments, files: FileSystem): Ruleset {
  const path = given.valueOf("rules");
  return path === undefined ? DEFAULT_RULESET : loadRules(files, path);
}
