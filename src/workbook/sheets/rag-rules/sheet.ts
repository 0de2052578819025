import { sameName } from "../../../kpi/same-name";
import type { EdgeKind } from "../../../rag/rules/ruleset";
import type { Status } from "../../../rag/status";

/*
 * How the RAG Rules sheet is laid out: blocks under headings, each with its name in the first column. Columns are found
 * by their headings and rows by their labels, so an officer may move them, and add notes to the right or between blocks.
 */

export const RULES_SHEET = "RAG Rules";

/** A fault of the RAG Rules sheet: the cell ("G14"; "" where a line is missing altogether) and what is wrong with it. */
export interface SheetFault {
  cell: string;
  problem: string;
}

/** Labels of lines that hold one setting in the second column, by its path in the rules document. */
export const SETTINGS = {
  name: "Ruleset",
  version: "Version",
  period: "Period",
  "defaults.combine": "Combined KPIs",
  "defaults.cumulative": "Cumulative targets",
  "defaults.small-numbers.below": "Small numbers: targets below",
  "defaults.small-numbers.amber": "Small numbers: amber to at least",
  "defaults.direction.against": "Direction of travel against",
  "defaults.direction.steady-within": "Direction of travel steady within",
} as const;

export type SettingPath = keyof typeof SETTINGS;

/** What each setting may hold, said beside it. */
export const SETTING_NOTES: Partial<Record<SettingPath, string>> = {
  version: "Raise it whenever a rule changes; every report names it",
  "defaults.combine": "worst of, majority, mean or weighted (by the Weight column)",
  "defaults.cumulative": "straight line, the four quarters such as 40%, 87.5%, 95%, 100%, or stated only",
  "defaults.small-numbers.below": "for counts: empty for no guard",
  "defaults.small-numbers.amber": "in whole units",
  "defaults.direction.against": "previous period, same period last year, or trend (the line through the periods charted)",
  "defaults.direction.steady-within": "a change such as 1% or 0.5 points: empty for no change in the digits shown",
};

export const STATUS_LABELS: Record<Status, string> = {
  exceeding: "Exceeding (optional)",
  green: "Green",
  amber: "Amber",
  red: "Red",
  "not-rated": "Not rated",
};

export const KIND_LABELS: Record<EdgeKind, string> = {
  "high-or-low": "High or Low",
  "on-target": "On Target",
  comparable: "Comparable with",
};

/** A block's headings, the first being what its lines are; and the key that each column fills. */
export interface BlockLayout {
  headings: readonly string[];
  keys: readonly string[];
}

const EDGE_HEADINGS = ["Green reaches to", "Amber reaches to", "Exceeding begins"];
const EDGE_KEYS = ["green", "amber", "exceeding"];

export const STATUS_BLOCK: BlockLayout = { headings: ["Status", "Word", "Meaning"], keys: ["", "word", "meaning"] };

export const EDGE_BLOCK: BlockLayout = { headings: ["Where good is", ...EDGE_HEADINGS], keys: ["", ...EDGE_KEYS] };

export const RULE_BLOCK: BlockLayout = {
  headings: ["Rule", "Section", "KPI", "Metric", "Unit", "Good Is", ...EDGE_HEADINGS, "Profile", "Direction against", "Steady within"],
  keys: ["name", "when.section", "when.kpi", "when.metric", "when.unit", "when.goodIs", ...EDGE_KEYS, "profile", "direction.against", "direction.steady-within"],
};

export const COMPOSITE_BLOCK: BlockLayout = {
  headings: ["Composite index", "Component (metric)", "Weight", "Score", "Out of"],
  keys: ["name", "metric", "weight", "score", "scale"],
};

/**
 * What the workbook's own headings are, where matching would not know. It is the workbook's and no part of a ruleset: rules
 * that are written over the sheet leave it. It ends at an empty line, as a heading may be called what a setting is.
 */
export const COLUMN_BLOCK: BlockLayout = { headings: ["Heading in this workbook", "What it is"], keys: ["heading", "is"] };

export const NOT_USED = "Not used";

export const COLUMN_NOTE = `What headings of this workbook are: a column of KPI Reporter, such as Latest Value, or ${NOT_USED}.`;

/** True for the row of headings of one of the blocks of rules. */
export function opensRules([first = "", second = ""]: readonly string[]): boolean {
  return RULES_BLOCKS.some(({ headings }) => sameName(headings[0] ?? "") === sameName(first) && headings.some((heading) => sameName(heading) === sameName(second)));
}

export const RULES_BLOCKS = [STATUS_BLOCK, EDGE_BLOCK, RULE_BLOCK, COMPOSITE_BLOCK];

/** "worst-of" as an officer reads it. */
export function toWords(combine: string): string {
  return combine.replace("-", " ");
}
