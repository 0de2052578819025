import type { RulesetDocument, RulesetProblem } from "./document";
import { MADE_BY_NEWER } from "./newer-version";

/** Brings a document of one format to the next. It gives a new document and leaves the one it was given as it is. */
export type UpgradeStep = (document: RulesetDocument) => RulesetDocument;

/** The first step leads from format 1 to format 2, and so on. A step that was released is never changed: files of its format are about. */
const STEPS: readonly UpgradeStep[] = [listStatuses, knowNoWords];

/** Format 2 lists the statuses, best first; format 1 held the wording of four, by name. What else it held is left for the reader to name. */
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

/** Format 3 may hold words that were taught; format 2 knew none. */
function knowNoWords(document: RulesetDocument): RulesetDocument {
  return document;
}

/** The format of the rules documents that this version writes. A step added above raises it. */
export const RULESET_FORMAT = STEPS.length + 1;

/** The format of a document that names none: version 0.1.0 wrote no number. */
const UNNAMED_FORMAT = 1;

export type Upgrade = { document: unknown } | { problem: RulesetProblem };

/**
 * Brings a rules document of any earlier format to the current one, before it is read. A document of a later format is refused:
 * read in part, it would rate by rules that nobody wrote. What is not an object is given back for the reader to name.
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
