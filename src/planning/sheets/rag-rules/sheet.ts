import type { AnswerTo, Question } from "../../../kpi/answers/answer";
import { foldName } from "../../../rag/fold-name";
import { EDGE_LEVELS } from "../../../rag/rules/edges/edge";
import type { EdgeKind } from "../../../rag/rules/ruleset";
import type { WordMeaning } from "../../../rag/rules/statuses/taught-words";
import type { Status } from "../../../rag/status";
import { namesOf, type OwnSheet } from "../declaration";

/*
 * The RAG Rules sheet has blocks below headings. Columns are found by their headings and rows by their labels, so an officer may move
 * them, and add notes to the right or between blocks.
 */

/** A fault of the RAG Rules sheet. */
export interface SheetFault {
  /** "G14"; "" if a whole line is missing. */
  cell: string;
  problem: string;
}

/** Labels of lines with one setting in the second column, by the setting's path in the rules document. */
export const SETTINGS = {
  name: "Ruleset",
  version: "Version",
  period: "Period",
  "year-begins": "Year begins",
  reported: "Reported",
  "defaults.combine": "Combined KPIs",
  "defaults.cumulative": "Cumulative targets",
  "defaults.small-numbers.below": "Small numbers: targets below",
  "defaults.small-numbers.amber": "Small numbers: amber to at least",
  "defaults.direction.against": "Direction of travel against",
  "defaults.direction.steady-within": "Direction of travel steady within",
} as const;

export type SettingPath = keyof typeof SETTINGS;

/** Settings that earlier versions did not know. They get a line on an existing sheet where the rules say them. */
export const LATER_SETTINGS = ["year-begins", "reported"] as const;

/** Notes beside settings on what they may hold. */
export const SETTING_NOTES: Partial<Record<SettingPath, string>> = {
  version: "Raise it whenever a rule changes; every report names it",
  "year-begins": "a month, such as July: empty for April",
  reported:
    "weekly, four-weekly, monthly, quarterly, termly, half-yearly or yearly: says what comes after a date, a week ending or P7",
  "defaults.combine": "worst of, majority, mean or weighted (by the Weight column)",
  "defaults.cumulative":
    "straight line, the four quarters such as 40%, 87.5%, 95%, 100%, stated only, or to date (the Target already holds what is expected by now)",
  "defaults.small-numbers.below": "for counts: empty for no guard",
  "defaults.small-numbers.amber": "in whole units",
  "defaults.direction.against":
    "previous period, same period last year, or trend (the line through the periods charted)",
  "defaults.direction.steady-within": "a change such as 1% or 0.5 points: empty for no change in the digits shown",
};

/** Labels of the status lines, best first. A line with nothing but its label is not in the ruleset's list. */
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

/** A block's columns. The first one's heading identifies the block. */
export type BlockLayout = readonly BlockColumn[];

export interface BlockColumn {
  heading: string;
  /** Headings of earlier versions. */
  was?: readonly string[];
  /** The path that it fills in the rules document; "" for a label. */
  key: string;
}

/** The path that each column fills in a rule of the rules document. */
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
 * The rules that rate every indicator, in blocks below each other. The sheet's columns are those of the widest block, which has a line
 * for each rule.
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

/** Edges have the same headings as in the block of rules. */
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

/** Taught words: other words for statuses, a line each. */
export const WORD_BLOCK: BlockLayout = [
  { heading: "Word in a status column", key: "word" },
  { heading: "Which status it is", key: "status" },
];

/** What each taught word may mean, as in the labels of the status lines. */
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
 * The mapping of headings that the add-in does not recognise. It belongs to the workbook and is no part of a ruleset: new rules on the
 * sheet leave it alone. It ends at an empty line, because a heading may have the same text as a setting's label.
 */
export const COLUMN_BLOCK: BlockLayout = [
  { heading: "Heading in this workbook", key: "heading" },
  { heading: "What it is", key: "is" },
];

export const NOT_USED = "Not used";

/**
 * The label of the line with the period that is judged where KPI rows hold several. It belongs to the workbook, as the mapping of its
 * headings does.
 */
export const PERIOD_JUDGED = "Period judged";

export const PERIOD_JUDGED_NOTE = "such as August 2025; empty for the newest that most rows report";

/**
 * An officer's answers to what the workbook leaves open, a line each, which is found by the words of its question. They belong to the
 * workbook, as the mapping of its headings does.
 */
export const ANSWER_BLOCK: BlockLayout = [
  { heading: "Question", key: "question" },
  { heading: "About", key: "about" },
  { heading: "Answer", key: "answer" },
];

export const QUESTION_LABELS: Record<Question, string> = {
  "target-time": "Is the target for the period or a longer time?",
  "result-time": "Is each result the period's own or counted from the beginning of the year?",
};

export const ANSWER_LABELS: { [Asked in Question]: Record<AnswerTo<Asked>, string> } = {
  "target-time": { period: "the period", longer: "the longer time", year: "the whole year" },
  "result-time": { own: "the period's own", year: "from the beginning of the year" },
};

/** What may be answered to a question, as the sheet says it. */
export function answersTo(question: Question): [answer: AnswerTo<Question>, label: string][] {
  return Object.entries(ANSWER_LABELS[question]) as [AnswerTo<Question>, string][];
}

/** The block of rules that a heading row opens; null for any other row. */
export function findRulesBlock([first = "", second = ""]: readonly string[]): BlockLayout | null {
  return (
    RULES_BLOCKS.find(
      (block) => block[0] && isHeaded(block[0], first) && block.some((column) => isHeaded(column, second)),
    ) ?? null
  );
}

/** True for a column's current heading, or one of an earlier version. */
export function isHeaded(column: Pick<BlockColumn, "heading" | "was">, text: string): boolean {
  return namesOf(column).some((name) => foldName(name) === foldName(text));
}

const RULES_BLOCKS = [STATUS_BLOCK, EDGE_BLOCK, RULE_BLOCK, COMPOSITE_BLOCK, WORD_BLOCK];

/** "worst-of" as an officer reads it. */
export function toWords(combine: string): string {
  return combine.replace("-", " ");
}
