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
  if (typeof value === "string" && value.trim() !== "") return value;
  problems.push({ path, problem: value === undefined ? MISSING : "should be a text that is not empty" });
  return undefined;
};

/** A number that is not negative. */
export const readNumber: Reader<number> = (value, path, problems) => {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  problems.push({ path, problem: value === undefined ? MISSING : `${JSON.stringify(value)} is not a number of 0 or more` });
  return undefined;
};

export function readList<T>(value: unknown, path: string, problems: RulesetProblem[], readEntry: Reader<T>): T[] | undefined {
  if (!Array.isArray(value)) {
    problems.push({ path, problem: "should be a list" });
    return undefined;
  }
  return value.map((entry: unknown, index) => readEntry(entry, `${path}[${index}]`, problems)).filter((entry) => entry !== undefined);
}

/** A text in a form of its own, such as an edge; what it is not is said in `whatNot`. */
export function readForm<T>(read: (text: string) => T | null, whatNot: string): Reader<T> {
  return (value, path, problems) => {
    const found = typeof value === "string" ? read(value) : null;
    if (found !== null) return found;
    problems.push({ path, problem: value === undefined ? `${MISSING}: give ${whatNot}` : `${JSON.stringify(value)} is not ${whatNot}` });
    return undefined;
  };
}

/** Reads what may be left out. */
export function readOptional<T>(value: unknown, path: string, problems: RulesetProblem[], read: Reader<T>): T | undefined {
  return value === undefined ? undefined : read(value, path, problems);
}
