import { isUnwritable, LONGEST_FORM, LONGEST_TEXT } from "./limits";

/** A rules document, as `readRuleset` reads it and its JSON Schema describes it. */
export type RulesetDocument = Record<string, unknown>;

/** A fault in a rules document: where ("rules[3].amber") and what. */
export interface RulesetProblem {
  path: string;
  problem: string;
}

/** Reads one thing of a parsed document; a fault is added to the problems, and gives undefined. */
export type Reader<T> = (value: unknown, path: string, problems: RulesetProblem[]) => T | undefined;

const MISSING = "is missing";

/** An object with none but the known keys: a key that is mistyped would otherwise be a rule that is not applied. */
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
    : "holds a control letter, which no sheet can show";
}

/** A number that is not negative. */
export const readNumber: Reader<number> = (value, path, problems) => {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  problems.push({ path, problem: value === undefined ? MISSING : `${quote(value)} is not a number of 0 or more` });
  return undefined;
};

/** A list of at most so many entries. */
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

/** A text in a form of its own, such as an edge; what it is not is said in `whatNot`. */
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

/** A value in a fault: a long one is cut. */
function quote(value: unknown): string {
  const written = JSON.stringify(value);
  return written.length > 80 ? `${written.slice(0, 80)}…` : written;
}

/** Reads what may be left out. */
export function readOptional<T>(
  value: unknown,
  path: string,
  problems: RulesetProblem[],
  read: Reader<T>,
): T | undefined {
  return value === undefined ? undefined : read(value, path, problems);
}
