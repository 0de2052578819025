import { DEFAULT_RULESET } from "./default-ruleset";
import type { Ruleset } from "./ruleset";

/** The name of changed defaults until their owner chooses another. */
const OWN_NAME = "Our RAG rules";

/** Gives changed rules a version of their own, so that no result carries the name of rules that did not produce it. */
export function reviseRuleset(ruleset: Ruleset): Ruleset {
  const name = ruleset.name === DEFAULT_RULESET.name ? OWN_NAME : ruleset.name;
  return { ...ruleset, name, version: raiseVersion(ruleset.version) };
}

/** Raises a version: "1.9" to "1.10", "2025" to "2026", "spring" to "spring 2". */
function raiseVersion(version: string): string {
  const last = /^(.*?)(\d{1,9})(\D*)$/s.exec(version);
  return last ? `${last[1] ?? ""}${Number(last[2]) + 1}${last[3] ?? ""}` : `${version} 2`;
}
