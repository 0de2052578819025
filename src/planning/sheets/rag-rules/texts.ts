import { foldName } from "../../../rag/fold-name";
import { namesOf } from "../declaration";
import {
  ANSWER_BLOCK,
  COLUMN_BLOCK,
  COMPOSITE_BLOCK,
  EDGE_BLOCK,
  KIND_LABELS,
  NOT_USED,
  PERIOD_JUDGED,
  PERIOD_JUDGED_NOTE,
  RULE_BLOCK,
  SETTING_NOTES,
  SETTINGS,
  STATUS_BLOCK,
  STATUS_LABELS,
  WORD_BLOCK,
} from "./sheet";

/** A sentence of the RAG Rules sheet. */
export interface OwnText {
  text: string;
  /** Wordings of earlier versions, so that they are not mistaken for an officer's note. Add the old wording when you change `text`. */
  was?: readonly string[];
}

/** The texts between the sheet's blocks. */
export const TEXTS = {
  title: { text: "RAG rules" },
  how: {
    text: "KPI Reporter rates every indicator by this sheet. Change a cell, raise the version, and press Recalculate RAG.",
  },
  edges: {
    text: "How far each colour reaches: met, 10% (of the target), less than 10%, 0.2 points, 5, “2% under, 5% over”, “floor 90%” or “no worse than before”.",
    was: [
      "How far each colour reaches: met, 10% (of the target), 0.2 points, 5, “2% under, 5% over”, “floor 90%” or “no worse than before”.",
    ],
  },
  rules: {
    text: "Rules for some indicators: the first line that fits is used. Leave a cell empty to match any; * stands for any text.",
  },
  composites: {
    text: "Indexes that weigh several measures: score is “as it is”, “percent of target”, or from worst to best such as “0 to 100”.",
  },
  words: {
    text: "Other words for statuses: “Met” is Green, say. “Leave alone” keeps the cells of a word as they are.",
  },
  columns: {
    text: `What headings of this workbook are: a column of KPI Reporter, such as Latest Value, or ${NOT_USED}.`,
  },
  answers: {
    text: "What an officer answered, about an indicator by its name or about all beside a heading. It holds for the periods to come too.",
  },
  notes: { text: "Kept: notes that stood between the lines of this sheet" },
} satisfies Record<string, OwnText>;

/** Labels of earlier versions. Add the old one when you change one. */
const EARLIER_LABELS: readonly string[] = [];

const LABELS = new Set(
  [
    ...[STATUS_BLOCK, EDGE_BLOCK, RULE_BLOCK, COMPOSITE_BLOCK, WORD_BLOCK, COLUMN_BLOCK, ANSWER_BLOCK].flatMap(
      ([first]) => (first ? namesOf(first) : []),
    ),
    ...[SETTINGS, STATUS_LABELS, KIND_LABELS].flatMap((labels) => Object.values<string>(labels)),
    PERIOD_JUDGED,
    ...EARLIER_LABELS,
  ].map(foldName),
);

/** True if a cell has this text or an earlier wording of it. */
export function isText({ text, was = [] }: OwnText, cell: string): boolean {
  return [text, ...was].some((one) => foldName(one) === foldName(cell));
}

/** Notes beside settings in earlier versions. Add the old wording when you change one. */
const EARLIER_SETTING_NOTES: readonly string[] = [
  "straight line, the four quarters such as 40%, 87.5%, 95%, 100%, or stated only",
];

const NOTES_OF_SETTINGS = new Set(
  [...Object.values(SETTING_NOTES), PERIOD_JUDGED_NOTE, ...EARLIER_SETTING_NOTES].map(foldName),
);

/** True for the sheet's own note beside a setting. */
export function isSettingNote(cell: string): boolean {
  return NOTES_OF_SETTINGS.has(foldName(cell));
}

/** True for one of the sheet's own texts in its first column, in this version or an earlier one. */
export function isOwnText(cell: string, texts: Readonly<Record<string, OwnText>> = TEXTS): boolean {
  return LABELS.has(foldName(cell)) || Object.values(texts).some((text) => isText(text, cell));
}
