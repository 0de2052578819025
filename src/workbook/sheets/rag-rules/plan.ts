import { HEADINGS } from "../../../kpi/columns";
import { NO_MAPPING, type ColumnMapping } from "../../../kpi/finding/column-mapping";
import type { Ruleset } from "../../../rag/rules/ruleset";
import type { RulesetDocument } from "../../../rag/rules/write-ruleset";
import { writeRuleset } from "../../../rag/rules/write-ruleset";
import { TEXT_FORMAT } from "../../block-cells";
import { planLayoutEdit } from "../../edits/sheet-layout";
import { EMPTY_PLAN, type Block, type CellLook, type NewSheet, type Plan, type WrittenValue } from "../../plan";
import { RULESET_FORMAT } from "../../../rag/rules/upgrade-ruleset";
import { layoutNumber } from "../declaration";
import { firstLayout, writeLayout } from "../layout";
import { planNewSheet } from "../list";
import { sameName } from "../../../kpi/same-name";
import { readColumnsBlock } from "./read-columns";
import {
  COLUMN_BLOCK,
  COLUMN_NOTE,
  COMPOSITE_BLOCK,
  EDGE_BLOCK,
  KIND_LABELS,
  NOT_USED,
  FIRST_LATER_COLUMN,
  RAG_RULES,
  RULE_BLOCK,
  SETTINGS,
  SETTING_NOTES,
  STATUS_BLOCK,
  STATUS_LABELS,
  toWords,
  type BlockLayout,
  type SettingPath,
} from "./sheet";
import type { SheetSnapshot } from "../../snapshot";

/** Room for more rules before the next block. */
const SPARE_LINES = 5;

/**
 * Plans the RAG Rules sheet: a new one, or the rules written over those of the sheet that is there. What the workbook says
 * of its headings goes with the workbook, not with the rules, and stays; and so do an officer's notes, below the rules.
 */
export function planRulesSheet(ruleset: Ruleset, held: SheetSnapshot | null, mapping = held ? readColumnsBlock(held).mapping : NO_MAPPING): Plan {
  const sheet = layOut(ruleset, mapping, held ? findNotes(held) : []);
  return held ? planRewrite(sheet, held) : { ...planNewSheet(sheet), isWhole: true };
}

const TITLE = "RAG rules";
const HOW = "KPI Reporter rates every indicator by this sheet. Change a cell, raise the version, and press Recalculate RAG.";
const EDGE_NOTE = "How far each colour reaches: met, 10% (of the target), 0.2 points, 5, “2% under, 5% over”, “floor 90%” or “no worse than before”.";
const RULE_NOTE = "Rules for some indicators: the first line that fits is used. Leave a cell empty to match any; * stands for any text.";
const COMPOSITE_NOTE = "Indexes that weigh several measures: score is “as it is”, “percent of target”, or from worst to best such as “0 to 100”.";
const NOTES_HEADING = "Kept: notes that stood between the lines of this sheet";

/** What is stored with the sheet; its columns are found by their headings, so that their order says nothing. */
const MARK = writeLayout({ number: layoutNumber(RAG_RULES), columns: RAG_RULES.columns.map(({ id }) => id), format: RULESET_FORMAT });

/** What is so of a sheet with which nothing is stored: 0.1.0 made it. */
const FIRST_MARK = `${firstLayout(RAG_RULES) ?? ""}|1`;

/** Stores with a sheet that is there that it has this layout, and rules of this format. */
function planMark(held: SheetSnapshot): Pick<Plan, "edits" | "inverse"> {
  return (held.mark ?? FIRST_MARK) === MARK ? EMPTY_PLAN : planLayoutEdit(held, MARK);
}

/** The whole area that either holds, in one block, so that no line of the old rules is left over. */
function planRewrite(sheet: NewSheet, held: SheetSnapshot): Plan {
  const rowCount = Math.max(sheet.cells.length, held.firstRow + held.values.length);
  const places = placeColumns(held);
  const columnCount = Math.max(...places) + 1;
  const at: Block = { sheetId: held.id, row: 0, column: 0, rowCount, columnCount };
  const grid = (read: (row: number, column: number) => WrittenValue): WrittenValue[][] =>
    Array.from({ length: rowCount }, (_, row) => Array.from({ length: columnCount }, (__, column) => read(row, column)));
  const heldAt = (row: number, column: number): string | number | boolean =>
    held.values[row - held.firstRow]?.[column - held.firstColumn] ?? "";
  const before = grid(heldAt);
  const formatsBefore = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (__, column) => held.formats[row - held.firstRow]?.[column - held.firstColumn] ?? "General"),
  );
  const isOurs = (column: number): boolean => places.includes(column);
  const allOurs = places.length === columnCount;
  const ofOurs = <T>(cells: readonly (readonly T[])[]): (T | null)[][] =>
    cells.map((row) => row.map((cell, column) => (isOurs(column) ? cell : null)));
  return {
    edits: [
      { kind: "number-format", at, format: allOurs ? TEXT_FORMAT : ofOurs(before.map((row) => row.map(() => TEXT_FORMAT))) },
      { kind: "values", at, values: ofOurs(grid((row, column) => sheet.cells[row]?.[places.indexOf(column)] ?? "")) },
      ...planMark(held).edits,
    ],
    inverse: [
      ...planMark(held).inverse,
      { kind: "number-format", at, format: ofOurs(formatsBefore) },
      { kind: "values", at, values: ofOurs(before) },
    ],
    expects: [{ at, values: before.map((row) => row.map((value) => value ?? "")) }],
    // Half the rules of one hand and half of another would rate by neither.
    isWhole: true,
  };
}

/**
 * The sheet's column for each of the layout's. On a sheet of an earlier version, those that it has not yet go to the right of
 * an officer's notes.
 */
function placeColumns(held: SheetSnapshot): number[] {
  const places = Array.from({ length: FIRST_LATER_COLUMN }, (_, column) => column);
  const textsAt = (column: number): string[] =>
    held.values.flatMap((row) => String(row[column - held.firstColumn] ?? "").trim().toLowerCase() || []);
  const end = held.firstColumn + Math.max(0, ...held.values.map((row) => row.length));
  const most = Math.max(end, FIRST_LATER_COLUMN) + RAG_RULES.columns.length;
  const later = Array.from({ length: most }, (_, column) => column).slice(FIRST_LATER_COLUMN);
  for (const heading of RULE_BLOCK.headings.slice(FIRST_LATER_COLUMN)) {
    const own = later.find((column) => textsAt(column).includes(heading.toLowerCase()));
    const free = later.find((column) => !places.includes(column) && textsAt(column).length === 0);
    places.push(own ?? free ?? end);
  }
  return places;
}

/** Lines of cells as they are laid out, with how they look. */
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
    const row = this.cells.length;
    this.line([SETTINGS[path], text]);
    if (note === undefined) return;
    this.cells[row]?.push(note);
    this.looks.push({ at: { row, column: 2, rowCount: 1, columnCount: 1 }, look: "note" });
  }

  /** A block's line: its label where it has one, then what the document holds for each column. */
  blockLine({ keys }: BlockLayout, label: string, entry: RulesetDocument): void {
    this.line(keys.map((key) => (key === "" ? label : textAt(entry, key))));
  }
}

function textAt(entry: RulesetDocument, path: string): string {
  let at: unknown = entry;
  for (const key of path.split(".")) at = (at as RulesetDocument | undefined)?.[key];
  return at === undefined ? "" : String(at as string | number);
}

/** The lines of the Columns block: a heading, and what it is. A heading of several lines is written in one. */
export function columnLines(mapping: ColumnMapping): string[][] {
  return [...mapping.values()].map(({ heading, is }) => [heading.replace(/\s+/g, " ").trim(), is === "not-used" ? NOT_USED : HEADINGS[is]]);
}

/** What the sheet itself says in its first column, in capitals and in small letters as one. */
const OWN_TEXTS = new Set(
  [
    ...[TITLE, HOW, EDGE_NOTE, RULE_NOTE, COMPOSITE_NOTE, COLUMN_NOTE, NOTES_HEADING],
    ...[STATUS_BLOCK, EDGE_BLOCK, RULE_BLOCK, COMPOSITE_BLOCK, COLUMN_BLOCK].map(({ headings: [first = ""] }) => first),
    ...[SETTINGS, STATUS_LABELS, KIND_LABELS].flatMap((labels) => Object.values<string>(labels)),
  ].map(sameName),
);

/** Lines that an officer wrote between the others: a text in the first column that the sheet does not say itself, and nothing beside it. */
function findNotes(held: SheetSnapshot): string[] {
  const places = placeColumns(held).map((column) => column - held.firstColumn);
  const [first = 0, ...others] = places;
  return held.values.flatMap((row) => {
    const text = String(row[first] ?? "").trim();
    const isAlone = text !== "" && others.every((column) => (row[column] ?? "") === "");
    return isAlone && !OWN_TEXTS.has(sameName(text)) ? [text] : [];
  });
}

function layOut(ruleset: Ruleset, mapping: ColumnMapping, notes: readonly string[]): NewSheet {
  const document = writeRuleset(ruleset);
  const defaults = document.defaults as RulesetDocument;
  const statuses = document.statuses as RulesetDocument;
  const layout = new Layout();
  layout.line([TITLE], "title");
  layout.line([HOW], "note");
  layout.gap();
  for (const path of ["name", "version", "period"] as const) layout.setting(path, textAt(document, path));
  layout.gap();
  layout.line(STATUS_BLOCK.headings, "heading");
  for (const [status, label] of Object.entries(STATUS_LABELS)) {
    layout.blockLine(STATUS_BLOCK, label, (statuses[status] ?? {}) as RulesetDocument);
  }
  layout.gap();
  layout.line([EDGE_NOTE], "note");
  layout.line(EDGE_BLOCK.headings, "heading");
  for (const [kind, label] of Object.entries(KIND_LABELS)) layout.blockLine(EDGE_BLOCK, label, defaults[kind] as RulesetDocument);
  layout.gap();
  layout.setting("defaults.combine", toWords(textAt(defaults, "combine")));
  layout.setting("defaults.cumulative", textAt(defaults, "cumulative"));
  layout.setting("defaults.small-numbers.below", textAt(defaults, "small-numbers.below"));
  layout.setting("defaults.small-numbers.amber", textAt(defaults, "small-numbers.amber"));
  layout.setting("defaults.direction.against", textAt(defaults, "direction.against"));
  layout.setting("defaults.direction.steady-within", textAt(defaults, "direction.steady-within"));
  layout.gap();
  layout.line([RULE_NOTE], "note");
  layout.line(RULE_BLOCK.headings, "heading");
  for (const rule of document.rules as RulesetDocument[]) layout.blockLine(RULE_BLOCK, "", rule);
  const composites = (document.composites ?? []) as (RulesetDocument & { components: RulesetDocument[] })[];
  for (let spare = 0; spare < SPARE_LINES; spare += 1) layout.line(RULE_BLOCK.keys.map(() => ""));
  layout.gap();
  layout.line([COMPOSITE_NOTE], "note");
  layout.line(COMPOSITE_BLOCK.headings, "heading");
  for (const { components, ...composite } of composites) {
    components.forEach((component, index) =>
      layout.blockLine(COMPOSITE_BLOCK, "", index === 0 ? { ...composite, ...component } : component),
    );
  }
  if (mapping.size > 0) {
    layout.gap();
    layout.line([COLUMN_NOTE], "note");
    layout.line(COLUMN_BLOCK.headings, "heading");
    for (const texts of columnLines(mapping)) layout.line(texts);
  }
  if (notes.length > 0) {
    layout.gap();
    layout.line([NOTES_HEADING], "note");
    for (const text of notes) layout.line([text]);
  }
  const width = RAG_RULES.columns.length;
  return {
    name: RAG_RULES.name,
    cells: layout.cells.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? "")),
    // What is typed stays as typed: "10%" a text, "1.10" a version and no number.
    format: TEXT_FORMAT,
    widths: RAG_RULES.columns.map(({ width: pixels }) => pixels),
    looks: layout.looks,
    choices: [],
    frozenRows: 0,
    ...(MARK === null ? {} : { mark: MARK }),
  };
}
