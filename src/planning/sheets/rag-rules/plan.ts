import { NO_MAPPING } from "../../../kpi/columns/column-mapping";
import { reportingOf } from "../../../rag/rules/how-reported";
import { listedAs, type Ruleset } from "../../../rag/rules/ruleset";
import { STATUSES, type Status } from "../../../rag/status";
import { RULESET_FORMAT } from "../../../rag/rules/upgrade-ruleset";
import { writeRuleset } from "../../../rag/rules/write-ruleset";
import { gridOf, TEXT_FORMAT } from "../../block-cells";
import { planLayoutEdit } from "../../edits/sheet-layout";
import type { Block, NewSheet, Plan } from "../../plan";
import type { SheetSnapshot } from "../../snapshot";
import { firstLayout, newLayout, writeLayout } from "../layout";
import { planNewSheet } from "../grow-list";
import { layOut, type OfWorkbook } from "./lay-out";
import { findNotes } from "./find-notes";
import { readAnswers } from "./read-answers";
import { readColumnsBlock } from "./read-columns";
import { readPeriodJudged } from "./read-period-judged";
import {
  COMPOSITE_BLOCK,
  findRulesBlock,
  isHeaded,
  LATER_SETTINGS,
  RAG_RULES,
  RULE_BLOCK,
  SETTINGS,
  STATUS_LABELS,
  type SettingPath,
} from "./sheet";

/**
 * Plans the RAG Rules sheet: a new one, or new rules over those of the existing sheet. The mapping of the workbook's headings, the
 * period that is judged and the answers stay, because they belong to the workbook and not to the rules. An officer's notes stay too, below the rules.
 */
export function planRulesSheet(ruleset: Ruleset, held: SheetSnapshot | null, lines: Partial<OfWorkbook> = {}): Plan {
  if (!held) {
    const sheet = layOut(ruleset, { ...NO_LINES, ...lines });
    return { ...planNewSheet(MARK === null ? sheet : { ...sheet, mark: MARK }), isWhole: true };
  }
  const placed = placeColumns(held, ruleset);
  const notes = findNotes(
    held,
    placed.places.map((column) => column - held.firstColumn),
  );
  return planRewrite(
    layOut(
      ruleset,
      { ...readLines(held, ruleset), notes, ...lines },
      levelsOf(ruleset, held),
      settingsOf(ruleset, held),
    ),
    held,
    placed,
  );
}

const NO_LINES: OfWorkbook = { mapping: NO_MAPPING, judged: null, answers: [], notes: [] };

/** What the sheet holds of the workbook's own. */
function readLines(held: SheetSnapshot, ruleset: Ruleset): Omit<OfWorkbook, "notes"> {
  return {
    mapping: readColumnsBlock(held).mapping,
    judged: readPeriodJudged(held, reportingOf(ruleset)),
    answers: readAnswers(held).answers,
  };
}

/** Levels that were added after 0.1.0. */
const LATER: readonly Status[] = ["amber-green", "amber-red"];

/**
 * The statuses that get a line on an existing sheet: a later level only if the sheet has its line already or the rules list it. Other
 * lines would move, away from what people wrote beside them.
 */
function levelsOf(ruleset: Ruleset, held: SheetSnapshot): Status[] {
  const hasLine = (status: Status): boolean => holds(held, STATUS_LABELS[status]);
  return STATUSES.filter((status) => !LATER.includes(status) || listedAs(ruleset, status) !== null || hasLine(status));
}

/** The later settings that get a line, by the same rule. */
function settingsOf(ruleset: Ruleset, held: SheetSnapshot): SettingPath[] {
  const document = writeRuleset(ruleset);
  return LATER_SETTINGS.filter((path) => document[path] !== undefined || holds(held, SETTINGS[path]));
}

function holds({ values }: SheetSnapshot, label: string): boolean {
  return values.some((row) => row.some((cell) => isHeaded({ heading: label }, String(cell))));
}

/** The sheet's layout mark. Its column order does not matter, because columns are found by their headings. */
const MARK = writeLayout({ ...newLayout(RAG_RULES), format: RULESET_FORMAT });

/** The mark assumed for 0.1.0 sheets, which have none. */
const FIRST_MARK = `${firstLayout(RAG_RULES) ?? ""}|1`;

/** Stores the current layout and rules format with an existing sheet, and sets the width of added columns. */
function planMark(held: SheetSnapshot, { places, added }: Places): Pick<Plan, "edits" | "inverse"> {
  if (added.length === 0 && (held.mark ?? FIRST_MARK) === MARK) return { edits: [], inverse: [] };
  const widthAt = (column: number): number | null => RAG_RULES.columns[places.indexOf(column)]?.width ?? null;
  return planLayoutEdit(
    held,
    MARK,
    added.map((column) => ({ column, pixels: widthAt(column) })),
  );
}

/** Rewrites the area of old and new rules in one block, so that no old line is left over. */
function planRewrite(sheet: NewSheet, held: SheetSnapshot, placed: Places): Plan {
  const rowCount = Math.max(sheet.cells.length, held.firstRow + held.values.length);
  const { places } = placed;
  const mark = planMark(held, placed);
  const columnCount = Math.max(...places) + 1;
  const at: Block = { sheetId: held.id, row: 0, column: 0, rowCount, columnCount };
  const heldAt = (row: number, column: number): string | number | boolean =>
    held.values[row - held.firstRow]?.[column - held.firstColumn] ?? "";
  const before = gridOf(at, (_, row, column) => heldAt(row, column));
  const formatsBefore = gridOf(
    at,
    (_, row, column) => held.formats[row - held.firstRow]?.[column - held.firstColumn] ?? "General",
  );
  const isOurs = (column: number): boolean => places.includes(column);
  const allOurs = places.length === columnCount;
  const ofOurs = <T>(cells: readonly (readonly T[])[]): (T | null)[][] =>
    cells.map((row) => row.map((cell, column) => (isOurs(column) ? cell : null)));
  return {
    edits: [
      { kind: "number-format", at, format: allOurs ? TEXT_FORMAT : ofOurs(gridOf(at, () => TEXT_FORMAT)) },
      {
        kind: "values",
        at,
        values: ofOurs(gridOf(at, (_, row, column) => sheet.cells[row]?.[places.indexOf(column)] ?? "")),
      },
      ...mark.edits,
    ],
    inverse: [
      ...mark.inverse,
      { kind: "number-format", at, format: ofOurs(formatsBefore) },
      { kind: "values", at, values: ofOurs(before) },
    ],
    expects: [{ at, values: before }],
    // A mix of old and new rules would be wrong.
    isWhole: true,
  };
}

/** Where the columns of the rules are. */
interface Places {
  /** In the order of the declaration. */
  places: number[];
  /** Columns that the sheet does not have yet. */
  added: number[];
}

/** The first columns, which other blocks use too. They are side by side in every layout. */
const SHARED = COMPOSITE_BLOCK.length;

/**
 * Finds the sheet's column for each declared one. Columns that only rules use are found by their headings, so that an officer's column
 * between them is kept. A missing one gets the first empty column. Columns of later levels are added only if the rules list one of
 * them, and right of everything on the sheet: a column that looks empty may have an officer's formulas.
 */
function placeColumns({ firstColumn, values }: SheetSnapshot, ruleset: Ruleset): Places {
  const usual = RAG_RULES.columns.map((_, column) => column);
  const headings = values.map((row) => row.map(String)).find((texts) => findRulesBlock(texts) === RULE_BLOCK);
  if (!headings) return { places: usual, added: [] };
  const places = usual.slice(0, SHARED);
  const added: number[] = [];
  const isEmpty = (column: number): boolean =>
    values.every((row) => String(row[column - firstColumn] ?? "").trim() === "");
  const later = RAG_RULES.columns.filter(({ id }) => LATER.some((level) => level === id));
  const usesLater =
    LATER.some((level) => listedAs(ruleset, level) !== null) ||
    headings.some((text) => later.some((column) => isHeaded(column, text)));
  const right = firstColumn + Math.max(0, ...values.map((row) => row.length));
  for (const column of RAG_RULES.columns.slice(SHARED)) {
    const isLater = later.includes(column);
    const own = headings.findIndex(
      (text, index) => index + firstColumn >= SHARED && !places.includes(index + firstColumn) && isHeaded(column, text),
    );
    if (own < 0 && isLater && !usesLater) continue;
    let place = own >= 0 ? own + firstColumn : isLater ? right : SHARED;
    while (own < 0 && (places.includes(place) || !isEmpty(place))) place += 1;
    places.push(place);
    if (own < 0) added.push(place);
  }
  return { places, added };
}
