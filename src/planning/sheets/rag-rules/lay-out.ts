import type { Answers } from "../../../kpi/answers/answer";
import { HEADINGS } from "../../../kpi/columns/columns";
import type { ColumnMapping } from "../../../kpi/columns/column-mapping";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { STATUSES, type Status } from "../../../rag/status";
import { writeRuleset, type RulesetDocument } from "../../../rag/rules/write-ruleset";
import { TEXT_FORMAT } from "../../block-cells";
import type { CellLook, NewSheet, WrittenValue } from "../../plan";
import {
  ANSWER_BLOCK,
  answersTo,
  COLUMN_BLOCK,
  COMPOSITE_BLOCK,
  EDGE_BLOCK,
  KIND_LABELS,
  LATER_SETTINGS,
  NOT_USED,
  PERIOD_JUDGED,
  PERIOD_JUDGED_NOTE,
  QUESTION_LABELS,
  RAG_RULES,
  RULE_BLOCK,
  SETTINGS,
  SETTING_NOTES,
  STATUS_BLOCK,
  STATUS_LABELS,
  toWords,
  MEANING_LABELS,
  WORD_BLOCK,
  type BlockLayout,
  type SettingPath,
} from "./sheet";
import { TEXTS } from "./texts";

/** Empty lines for officers to fill before the next block. */
const SPARE_LINES = 5;

/** What stands on the sheet below the rules and is the workbook's own. */
export interface OfWorkbook {
  mapping: ColumnMapping;
  /** The period that is judged, where an officer chose one. */
  judged: string | null;
  /** What an officer answered where the workbook can be read in several ways. */
  answers: Answers;
  notes: readonly string[];
}

/**
 * Lays out the RAG Rules sheet: the rules, the mapping of the workbook's headings, the period that is judged, an officer's answers,
 * and notes below. `levels` are the statuses and `later` the settings that get a line, whether or not the rules have them.
 */
export function layOut(
  ruleset: Ruleset,
  { mapping, judged, answers, notes }: OfWorkbook,
  levels: readonly Status[] = STATUSES,
  later: readonly SettingPath[] = LATER_SETTINGS,
): Omit<NewSheet, "mark"> {
  const document = writeRuleset(ruleset);
  const layout = new Layout();
  layout.line([TEXTS.title.text], "title");
  layout.line([TEXTS.how.text], "note");
  layout.gap();
  for (const path of ["name", "version", "period", ...later] as const) layout.setting(path, textAt(document, path));
  addStatusesAndDefaults(layout, document, levels);
  layout.opening(RULE_BLOCK, TEXTS.rules.text);
  for (const rule of document.rules as RulesetDocument[]) layout.blockLine(RULE_BLOCK, "", rule);
  for (let spare = 0; spare < SPARE_LINES; spare += 1) layout.line(RULE_BLOCK.map(() => ""));
  layout.opening(COMPOSITE_BLOCK, TEXTS.composites.text);
  for (const { components, ...composite } of (document.composites ?? []) as CompositeDocument[]) {
    components.forEach((component, index) =>
      layout.blockLine(COMPOSITE_BLOCK, "", index === 0 ? { ...composite, ...component } : component),
    );
  }
  layout.opening(WORD_BLOCK, TEXTS.words.text);
  for (const { word, status } of ruleset.words ?? []) layout.line([word, MEANING_LABELS[status]]);
  const isLast = mapping.size === 0 && judged === null && answers.length === 0 && notes.length === 0;
  for (let spare = 0; spare < (isLast ? 0 : SPARE_LINES); spare += 1) layout.line(WORD_BLOCK.map(() => ""));
  if (mapping.size > 0) {
    layout.opening(COLUMN_BLOCK, TEXTS.columns.text);
    for (const texts of columnLines(mapping)) layout.line(texts);
  }
  if (judged !== null) {
    layout.gap();
    layout.noted(PERIOD_JUDGED, judged, PERIOD_JUDGED_NOTE);
  }
  if (answers.length > 0) {
    layout.opening(ANSWER_BLOCK, TEXTS.answers.text);
    for (const texts of answerLines(answers)) layout.line(texts);
  }
  if (notes.length > 0) {
    layout.gap();
    layout.line([TEXTS.notes.text], "note");
    for (const text of notes) layout.line([text]);
  }
  return {
    name: RAG_RULES.name,
    cells: layout.cells.map((row) => RAG_RULES.columns.map((_, column) => row[column] ?? "")),
    // Keeps what is typed as text: "10%" and the version "1.10" must not become numbers.
    format: TEXT_FORMAT,
    widths: RAG_RULES.columns.map(({ width }) => width),
    looks: layout.looks,
    choices: [],
    frozenRows: 0,
  };
}

type CompositeDocument = RulesetDocument & { components: RulesetDocument[] };

/** The settings that apply to every indicator. */
function addStatusesAndDefaults(layout: Layout, document: RulesetDocument, levels: readonly Status[]): void {
  const defaults = document.defaults as RulesetDocument;
  const statuses = document.statuses as RulesetDocument[];
  layout.opening(STATUS_BLOCK);
  for (const status of levels) {
    const label = STATUS_LABELS[status];
    const entry = status === "not-rated" ? document["not-rated"] : statuses.find((one) => one.status === status);
    layout.blockLine(STATUS_BLOCK, label, (entry ?? {}) as RulesetDocument);
  }
  layout.opening(EDGE_BLOCK, TEXTS.edges.text);
  for (const [kind, label] of Object.entries(KIND_LABELS))
    layout.blockLine(EDGE_BLOCK, label, defaults[kind] as RulesetDocument);
  layout.gap();
  layout.setting("defaults.combine", toWords(textAt(defaults, "combine")));
  layout.setting("defaults.cumulative", textAt(defaults, "cumulative"));
  layout.setting("defaults.small-numbers.below", textAt(defaults, "small-numbers.below"));
  layout.setting("defaults.small-numbers.amber", textAt(defaults, "small-numbers.amber"));
  layout.setting("defaults.direction.against", textAt(defaults, "direction.against"));
  layout.setting("defaults.direction.steady-within", textAt(defaults, "direction.steady-within"));
}

/** Collects lines of cells and their looks. */
class Layout {
  readonly cells: WrittenValue[][] = [];
  readonly looks: NewSheet["looks"] = [];

  line(texts: readonly string[], look: CellLook = "body"): void {
    const columnCount = Math.max(texts.length, 1);
    this.looks.push({ at: { row: this.cells.length, column: 0, rowCount: 1, columnCount }, look });
    this.cells.push([...texts]);
  }

  gap(): void {
    this.cells.push([]);
  }

  setting(path: SettingPath, text: string): void {
    const note = SETTING_NOTES[path];
    if (note === undefined) this.line([SETTINGS[path], text]);
    else this.noted(SETTINGS[path], text, note);
  }

  /** A line with a note on what it may hold. */
  noted(label: string, text: string, note: string): void {
    const row = this.cells.length;
    this.line([label, text]);
    this.cells[row]?.push(note);
    this.looks.push({ at: { row, column: 2, rowCount: 1, columnCount: 1 }, look: "note" });
  }

  /** A line of a block: its label, if it has one, and what the document has for each column. */
  blockLine(block: BlockLayout, label: string, entry: RulesetDocument): void {
    this.line(block.map(({ key }) => (key === "" ? label : textAt(entry, key))));
  }

  /** A block's note and its headings. */
  opening(block: BlockLayout, note?: string): void {
    this.gap();
    if (note !== undefined) this.line([note], "note");
    this.line(
      block.map(({ heading }) => heading),
      "heading",
    );
  }
}

function textAt(entry: RulesetDocument, path: string): string {
  let at: unknown = entry;
  for (const key of path.split(".")) at = (at as RulesetDocument | undefined)?.[key];
  return at === undefined ? "" : String(at as string | number);
}

/** The lines of the Columns block: a heading on a single line, and its meaning. */
export function columnLines(mapping: ColumnMapping): string[][] {
  return [...mapping.values()].map(({ heading, is }) => [
    heading.replace(/\s+/g, " ").trim(),
    is === "not-used" ? NOT_USED : HEADINGS[is],
  ]);
}

/** The lines of answers. */
export function answerLines(answers: Answers): string[][] {
  return answers.map(({ question, about, answer }) => [
    QUESTION_LABELS[question],
    about.replace(/\s+/g, " ").trim(),
    answersTo(question).find(([one]) => one === answer)?.[1] ?? "",
  ]);
}
