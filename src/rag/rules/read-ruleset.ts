import { foldWord, readStatus as readUsualStatus } from "../status";
import { readComposite } from "./combining/read-composite";
import { readReported, readYearBegins } from "./how-reported";
import { readList, readObject, readOptional, readText, type RulesetProblem } from "./read-document";
import { checkEdges } from "./edges/check-edges";
import { DEEPEST, isDeeperThan, LONGEST_DOCUMENT, MOST_COMPOSITES, MOST_FAULTS, MOST_RULES } from "./ruleset-limits";
import { readDefaults } from "./read-defaults";
import { readRule } from "./read-rule";
import type { Ruleset } from "./ruleset";
import { readStatuses, readWording } from "./statuses/read-statuses";
import { findWordContradictions, readWords } from "./statuses/read-words";
import { upgradeRuleset } from "./upgrade-ruleset";

export type { RulesetProblem } from "./read-document";

/** A ruleset, or every error in its document. */
export interface RulesetReading {
  ruleset: Ruleset | null;
  problems: RulesetProblem[];
}

/** Parses a rules document from the text of a file. */
export function parseRuleset(text: string): RulesetReading {
  if (text.length > LONGEST_DOCUMENT) {
    return refuse(`is ${text.length} letters long; at most ${LONGEST_DOCUMENT} are read`);
  }
  try {
    return readRuleset(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refuse(`is not JSON: ${detail}`);
  }
}

function refuse(problem: string): RulesetReading {
  return { ruleset: null, problems: [{ path: "the document", problem }] };
}

/**
 * Reads a rules document (parsed JSON) of this or an earlier format. Every error is reported by its path; with any
 * error there is no ruleset.
 */
export function readRuleset(document: unknown): RulesetReading {
  if (isDeeperThan(document, DEEPEST))
    return refuse(`has lists or objects within each other more than ${DEEPEST} deep`);
  const { ruleset, problems } = readWhole(document);
  if (problems.length <= MOST_FAULTS) return { ruleset, problems };
  const more = `has ${problems.length - MOST_FAULTS} more faults`;
  return { ruleset, problems: [...problems.slice(0, MOST_FAULTS), { path: "the document", problem: more }] };
}

function readWhole(document: unknown): RulesetReading {
  const upgrade = upgradeRuleset(document);
  if ("problem" in upgrade) return { ruleset: null, problems: [upgrade.problem] };
  const problems: RulesetProblem[] = [];
  const root = readObject(upgrade.document, "", problems, [
    "$schema",
    "format",
    "name",
    "version",
    "period",
    "year-begins",
    "reported",
    "statuses",
    "not-rated",
    "words",
    "defaults",
    "rules",
    "composites",
  ]);
  if (!root) return { ruleset: null, problems };
  const name = readText(root.name, "name", problems);
  const version = readText(root.version, "version", problems);
  const period = readOptional(root.period, "period", problems, readText);
  const yearBegins = readOptional(root["year-begins"], "year-begins", problems, readYearBegins);
  const reported = readOptional(root.reported, "reported", problems, readReported);
  const statuses = readStatuses(root.statuses, "statuses", problems);
  const notRated = readWording(root["not-rated"], "not-rated", problems);
  const words = readOptional(root.words, "words", problems, readWords);
  const defaults = readDefaults(root.defaults, "defaults", problems);
  const rules = readList(root.rules ?? [], "rules", problems, readRule, MOST_RULES);
  const composites = readOptional(root.composites, "composites", problems, (value, path, faults) =>
    readList(value, path, faults, readComposite, MOST_COMPOSITES),
  );
  if (problems.length > 0 || !name || !version || !statuses || !notRated || !defaults || !rules)
    return { ruleset: null, problems };
  const ruleset: Ruleset = { name, version, statuses, notRated, defaults, rules };
  if (period !== undefined) ruleset.period = period;
  if (yearBegins !== undefined) ruleset.yearBegins = yearBegins;
  if (reported !== undefined) ruleset.reported = reported;
  if (words !== undefined && words.length > 0) ruleset.words = words;
  if (composites !== undefined && composites.length > 0) ruleset.composites = composites;
  problems.push(...findContradictions(ruleset));
  return problems.length > 0 ? { ruleset: null, problems } : { ruleset, problems };
}

/** Finds contradictions in a document that is otherwise well formed. */
export function findContradictions(ruleset: Ruleset): RulesetProblem[] {
  const problems: RulesetProblem[] = [];
  const words = new Map<string, string>();
  const { statuses, notRated } = ruleset;
  const worded = [
    ...statuses.map(({ status, word }, index) => ({ status, word, path: `statuses[${index}].word` })),
    { status: "not-rated", word: notRated.word, path: "not-rated.word" },
  ];
  for (const { status, word, path } of worded) {
    const other = words.get(foldWord(word));
    if (other) problems.push({ path, problem: `“${word}” is also the word for ${other}` });
    words.set(foldWord(word), status);
    const usual = readUsualStatus(word);
    const isListed = usual !== null && worded.some((one) => one.status === usual);
    if (!other && isListed && usual !== status) {
      problems.push({
        path,
        problem: `“${word}” is what a person writes for ${usual}, and cannot be the word for ${status}`,
      });
    }
  }
  problems.push(...findWordContradictions(ruleset));
  checkEdges(ruleset, problems);
  return problems;
}
