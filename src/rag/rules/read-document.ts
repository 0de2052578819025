import { isUnwritable, LONGEST_FORM, LONGEST_TEXT } from "./ruleset-limits";

/** A rules document, as `readRuleset` reads it and its JSON Schema describes it. */
export type RulesetDocument = Record<string, unknown>;

/** An error in a rules document: its path ("rules[3].amber") and a message. */
export interface RulesetProblem {
  path: string;
  problem: string;
}

/** Parses one part of a JSON document. On an error it adds a problem and returns undefined. */
export type Reader<T> = (value: unknown, path: string, problems: RulesetProblem[]) => T | undefined;

const MISSING = "is missing";

/** Reads an object with only the known keys: a misspelt key would otherwise be a rule that is silently ignored. */
export function readObject(
  value: unknown,
  path: string,
  problems: RulesetProblem[],
  known: readonly string[],
): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    problems.push({ path: path || "the document", problem: value === undefined ? MISSING : "should be an object" });
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    problems.push({ path: path ? `${path}.${key}` : key, problem: `is not known here; known are ${known.join(", ")}` });
  }
  return value as Record<string, unknown>;
}

export const readText: Reader<string> = (value, path, problems) => {
  const isText = typeof value === "string" && value.trim() !== "";
  if (isText && value.length <= LONGEST_TEXT && !isUnwritable(value)) return value;
  problems.push({
    path,
    problem: value === undefined ? MISSING : isText ? findTextFault(value) : "should be a text that is not empty",
  });
  return undefined;
};

function findTextFault(text: string): string {
  return text.length > LONGEST_TEXT
    ? `is ${text.length} letters long; at most ${LONGEST_TEXT} are read`
    : "holds a control character, which no sheet can show";
}

/** Reads a number that is not negative. */
export const readNumber: Reader<number> = (value, path, problems) => {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  problems.push({ path, problem: value === undefined ? MISSING : `${quote(value)} is not a number of 0 or more` });
  return undefined;
};

/** Reads a list of at most `most` entries. */
export function readList<T>(
  value: unknown,
  path: string,
  problems: RulesetProblem[],
  readEntry: Reader<T>,
  most: number,
): T[] | undefined {
  if (!Array.isArray(value)) {
    problems.push({ path, problem: "should be a list" });
    return undefined;
  }
  if (value.length > most) {
    problems.push({
      path: `${path}[${most}]`,
      problem: `is one too many: at most ${most} are read, and there are ${value.length}`,
    });
    return undefined;
  }
  return value
    .map((entry: unknown, index) => readEntry(entry, `${path}[${index}]`, problems))
    .filter((entry) => entry !== undefined);
}

/** Reads a text in a format of its own, such as an edge; `whatNot` completes the error message. */
export function readForm<T>(read: (text: string) => T | null, whatNot: string): Reader<T> {
  return (value, path, problems) => {
    const found = typeof value === "string" && value.length <= LONGEST_FORM ? read(value) : null;
    if (found !== null) return found;
    problems.push({
      path,
      problem: value === undefined ? `${MISSING}: give ${whatNot}` : `${quote(value)} is not ${whatNot}`,
    });
    return undefined;
  };
}

/** Quotes a value in an error message, shortened where it is long. */
function quote(value: unknown): string {
  const written = JSON.stringify(value);
  return written.length > 80 ? `${written.slice(0, 80)}…` : written;
}

/** Reads an optional part. */
export function readOptional<T>(
  value: unknown,
  path: string,
  problems: RulesetProblem[],
  read: Reader<T>,
): T | undefined {
  return value === undefined ? undefined : read(value, path, problems);
}
