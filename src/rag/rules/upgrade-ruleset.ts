import type { RulesetDocument, RulesetProblem } from "./read-document";
import { MADE_BY_NEWER } from "./newer-version";

/** Upgrades a document by one format. Returns a new document and does not change its input. */
export type UpgradeStep = (document: RulesetDocument) => RulesetDocument;

/**
 * The first step upgrades format 1 to format 2, and so on. A released step is never changed, because files of its
 * format exist.
 */
const STEPS: readonly UpgradeStep[] = [listStatuses, knowNoWords, beginInApril];

/**
 * Format 2 lists the statuses, best first; format 1 held the wording of four, by name. Anything else is left for the
 * reader to report.
 */
function listStatuses(document: RulesetDocument): RulesetDocument {
  const { statuses } = document;
  if (typeof statuses !== "object" || statuses === null || Array.isArray(statuses)) return document;
  const { "not-rated": notRated, ...wordings } = statuses as RulesetDocument;
  const known = ["exceeding", "green", "amber", "red"].filter((status) => status in wordings);
  const unknown = Object.keys(wordings).filter((status) => !known.includes(status));
  const list = [...known, ...unknown].map((status): unknown => {
    const wording = wordings[status];
    return typeof wording === "object" && wording !== null && !Array.isArray(wording)
      ? { status, ...wording }
      : wording;
  });
  return { ...document, statuses: list, ...(notRated === undefined ? {} : { "not-rated": notRated }) };
}

/** Format 3 may hold taught words; format 2 had none. */
function knowNoWords(document: RulesetDocument): RulesetDocument {
  return document;
}

/** Format 4 may say when the year begins and how often is reported; in format 3 it began in April. */
function beginInApril(document: RulesetDocument): RulesetDocument {
  return document;
}

/** The format that this version writes. Adding a step above raises it. */
export const RULESET_FORMAT = STEPS.length + 1;

/** The format of a document without a format number: version 0.1.0 wrote none. */
const UNNAMED_FORMAT = 1;

export type Upgrade = { document: unknown } | { problem: RulesetProblem };

/**
 * Upgrades a rules document of an earlier format to the current one before it is read. A later format is refused: read
 * in part, it would rate by rules that no one wrote. Anything but an object is returned unchanged for the reader to
 * report.
 */
export function upgradeRuleset(document: unknown, steps: readonly UpgradeStep[] = STEPS): Upgrade {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return { document };
  const newest = steps.length + 1;
  const { format = UNNAMED_FORMAT } = document as RulesetDocument;
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1) {
    return {
      problem: { path: "format", problem: `${JSON.stringify(format)} is not a format number, such as ${newest}` },
    };
  }
  if (format > newest) return { problem: { path: "format", problem: describeNewer(format, newest) } };
  const upgraded = steps.slice(format - 1).reduce((one, step) => step(one), document as RulesetDocument);
  return { document: { ...upgraded, format: newest } };
}

function describeNewer(format: number, newest: number): string {
  const reads = newest === 1 ? "reads format 1" : `reads up to ${newest}`;
  return `${MADE_BY_NEWER} (format ${format}; this version ${reads}). Update KPI Reporter, or use rules that were saved by this version`;
}
