import { foldName } from "../../../rag/fold-name";
import { EDGE_LEVELS } from "../../../rag/rules/edges/edge";
import type { EdgeKind } from "../../../rag/rules/ruleset";
import type { WordMeaning } from "../../../rag/rules/statuses/taught-words";
import type { Status } from "../../../rag/status";
import { namesOf, type OwnSheet } from "../declaration";

/*
 * How the RAG Rules sheet is laid out: blocks under headings, each with its name in the first column. Columns are found
 * by their headings and rows by their labels, so an officer may move them, and add notes to the right or between blocks.
 */

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
  "defaults.cumulative":
    "straight line, the four quarters such as 40%, 87.5%, 95%, 100%, stated only, or to date (the Target already holds what is expected by now)",
  "defaults.small-numbers.below": "for counts: empty for no guard",
  "defaults.small-numbers.amber": "in whole units",
  "defaults.direction.against":
    "previous period, same period last year, or trend (the line through the periods charted)",
  "defaults.direction.steady-within": "a change such as 1% or 0.5 points: empty for no change in the digits shown",
};

/** The lines of the statuses, best first. One that is left empty but for its label is not in the ruleset's list. */
export const STATUS_LABELS: Record<Status, string> = {
  exceeding: "Exceeding (optional)",
  green: "Green",
  "amber-green": "Amber/Green (optional)",
  amber: "Amber",
  "amber-red": "Amber/Red (optional)",
  red: "Red",
  "not-rated": "Not rated",
};

export const KIND_LABELS: Record<EdgeKind, string> = {
  "high-or-low": "High or Low",
  "on-target": "On Target",
  comparable: "Comparable with",
};

/** A block's columns, the first being headed with what its lines are; and the key of the rules document that each fills, "" for a label. */
export type BlockLayout = readonly BlockColumn[];

export interface BlockColumn {
  heading: string;
  /** Headings of earlier versions. */
  was?: readonly string[];
  key: string;
}

/** Where a rule's column stands in a rule of the rules document. */
export type RuleColumn =
  | "name"
  | "when.section"
  | "when.kpi"
  | "when.metric"
  | "when.unit"
  | "when.goodIs"
  | "green"
  | "amber"
  | "exceeding"
  | "profile"
  | "direction.against"
  | "direction.steady-within"
  | "amber-green"
  | "amber-red";

/**
 * The rules that rate every indicator, in blocks one below the other. The widest block has a line for each rule: its columns are
 * the sheet's.
 */
export const RAG_RULES: OwnSheet<RuleColumn> = {
  name: "RAG Rules",
  columns: [
    { id: "name", heading: "Rule", width: 230 },
    { id: "when.section", heading: "Section", width: 190 },
    { id: "when.kpi", heading: "KPI", width: 190 },
    { id: "when.metric", heading: "Metric", width: 260 },
    { id: "when.unit", heading: "Unit", width: 90 },
    { id: "when.goodIs", heading: "Good Is", width: 90 },
    { id: "green", heading: "Green reaches to", width: 130 },
    { id: "amber", heading: "Amber reaches to", width: 130 },
    { id: "exceeding", heading: "Exceeding begins", width: 130 },
    { id: "profile", heading: "Profile", width: 200 },
    { id: "direction.against", heading: "Direction against", width: 150 },
    { id: "direction.steady-within", heading: "Steady within", width: 110 },
    { id: "amber-green", heading: "Amber/Green reaches to", width: 160, since: 2 },
    { id: "amber-red", heading: "Amber/Red reaches to", width: 150, since: 2 },
  ],
};

export const RULE_BLOCK: BlockLayout = RAG_RULES.columns.map(({ id, heading, was = [] }) => ({
  heading,
  was,
  key: id,
}));

export const STATUS_BLOCK: BlockLayout = [
  { heading: "Status", key: "" },
  { heading: "Word", key: "word" },
  { heading: "Meaning", key: "meaning" },
  { heading: "Icon", key: "icon" },
  { heading: "Colour", key: "colour" },
  { heading: "Counts as", key: "countsAs" },
];

/** Each edge is headed alike, whichever block it is in. */
export const EDGE_BLOCK: BlockLayout = [
  { heading: "Where good is", key: "" },
  ...RULE_BLOCK.filter(({ key }) => EDGE_LEVELS.some((level) => level === key)),
];

export const COMPOSITE_BLOCK: BlockLayout = [
  { heading: "Composite index", key: "name" },
  { heading: "Component (metric)", key: "metric" },
  { heading: "Weight", key: "weight" },
  { heading: "Score", key: "score" },
  { heading: "Out of", key: "scale" },
];

/** Other words that the body writes for statuses, a line each. */
export const WORD_BLOCK: BlockLayout = [
  { heading: "Word in a status column", key: "word" },
  { heading: "Which status it is", key: "status" },
];

/** What a line of words calls what each stands for: as the lines of the statuses are called. */
export const MEANING_LABELS: Record<WordMeaning, string> = {
  ...(Object.fromEntries(Object.entries(STATUS_LABELS).map(([status, label]) => [status, plainLabel(label)])) as Record<
    Status,
    string
  >),
  "left-alone": "Leave alone",
};

/** A line's label without its note. */
export function plainLabel(label: string): string {
  return label
    .trimEnd()
    .replace(/\(optional\)$/i, "")
    .trimEnd();
}

/**
 * What the workbook's own headings are, where matching would not know. It is the workbook's and no part of a ruleset: rules
 * that are written over the sheet leave it. It ends at an empty line, as a heading may be called what a setting is.
 */
export const COLUMN_BLOCK: BlockLayout = [
  { heading: "Heading in this workbook", key: "heading" },
  { heading: "What it is", key: "is" },
];

export const NOT_USED = "Not used";

/** The block of rules that a row of headings opens; null for another row. */
export function findRulesBlock([first = "", second = ""]: readonly string[]): BlockLayout | null {
  return (
    RULES_BLOCKS.find(
      (block) => block[0] && isHeaded(block[0], first) && block.some((column) => isHeaded(column, second)),
    ) ?? null
  );
}

/** True for a column's heading, or one that it had in an earlier version. */
export function isHeaded(column: Pick<BlockColumn, "heading" | "was">, text: string): boolean {
  return namesOf(column).some((name) => foldName(name) === foldName(text));
}

const RULES_BLOCKS = [STATUS_BLOCK, EDGE_BLOCK, RULE_BLOCK, COMPOSITE_BLOCK, WORD_BLOCK];

/** "worst-of" as an officer reads it. */
export function toWords(combine: string): string {
  return combine.replace("-", " ");
}
