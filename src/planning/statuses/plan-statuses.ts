import type { KpiTable } from "../../kpi/kpi-table";
import type { RatedIndicator } from "../../kpi/scorecard";
import type { Contradiction } from "../../kpi/status-looks/looks";
import {
  findStatusForm,
  type ExpectedForm,
  type StatusCell,
  type StatusForm,
} from "../../kpi/status-looks/status-column";
import type { Ruleset } from "../../rag/rules/ruleset";
import { STATUS_NUMBERS } from "../../rag/status";
import { EMPTY_PLAN, type Plan, type WrittenValue } from "../plan";
import { blockOf, expectUnmoved, identifyingCells } from "../row-guards";
import type { IconSetState } from "../snapshot";
import type { TableWording } from "../wording/describe-wording";
import { decideCell, readColumn, type ChosenForm, type StatusColumn } from "./decide-status";
import { joinParts, NOTHING, planFormats, planIcons, wantedFormats } from "./plan-status-looks";
import { ALL_WITHIN_REACH, planValues, type Reach } from "./plan-values";
import type { KeptCell, StatusChange } from "./status-changes";
import { formOf } from "./status-cells";
import { refuseUnknownColumn } from "./unknown-column";

export type { KeptCell, StatusChange } from "./status-changes";

/** What a run would write to a table's status column. */
export interface StatusPlan {
  plan: Plan;
  changes: StatusChange[];
  kept: KeptCell[];
  /** Set if no status of the table is written because its icons would contradict them. */
  contradicts?: Contradiction;
  /** Sentences about the form in which statuses are written. */
  because?: string[];
  /** Set if no status is written because it is not known in which words. */
  refusal?: string;
}

/** What decides how a table's statuses are written, besides the table itself. */
export interface Circumstances {
  /** Tables whose form is used if this one has no statuses yet: the other blocks of a report. */
  alike?: readonly KpiTable[];
  /** Required if some cells cannot be written. */
  reach?: Reach | undefined;
  /** True if the status icons may be put above icons that contradict the statuses. */
  replaces?: boolean;
  wording?: TableWording | undefined;
}

/**
 * Plans the RAG Status column of a table: values, number formats and the icon set, each only if something changes. A second run plans
 * nothing. If the icons of the column would contradict its statuses, none is written. Without `icons` the icon set is left as it is.
 */
export function planStatuses(
  table: KpiTable,
  rated: readonly RatedIndicator[],
  icons: IconSetState | null,
  ruleset: Ruleset,
  circumstances: Circumstances = {},
): StatusPlan {
  const { wording, reach = ALL_WITHIN_REACH } = circumstances;
  const index = table.columns.status;
  if (index === undefined || table.rowCount === 0) return { plan: EMPTY_PLAN, changes: [], kept: [] };
  const column = readColumn(table, index, rated, ruleset, reach, wording?.asked ?? null);
  const planned = planInForm(column, index, icons, circumstances);
  if (planned.plan.edits.length === 0 && planned.contradicts === undefined) return planned;
  const refusal = wording?.refusal ?? (wording?.asked?.isList ? null : refuseUnknownColumn(table, column.cells));
  // An unknown wording is reported before icons: an officer is not asked about icons until it is known.
  if (refusal !== null) return { plan: EMPTY_PLAN, changes: [], kept: planned.kept, refusal };
  if (!wording || planned.contradicts !== undefined) return planned;
  const isLeftEmpty = rated.some(({ rating }) => rating.status === "not-rated");
  return {
    ...planned,
    because: [wording.because, isLeftEmpty ? wording.whenEmpty : null].filter((one) => one !== null),
  };
}

/** Chooses the form, or finds that the icons would contradict the statuses. */
function chooseForm(
  column: StatusColumn,
  { alike = [], reach = ALL_WITHIN_REACH, replaces = false }: Circumstances,
): ChosenForm | { contradicts: Contradiction } {
  const { table, ruleset, cells, statuses, unsure, unwritten, areFormatsLocked, isSomeReached, asked } = column;
  const form = formOf(table, cells, alike, ruleset, reach, asked);
  const contradicts = form.native && isSomeReached && table.icons?.is === "contradicting" ? table.icons.why : null;
  // An icon set is of a whole column, which holds the figures of stacked rows too.
  if (form.native && table.rowAt) return { form: inWords(column), isForWords: false };
  if (contradicts === null) return { form, isForWords: false };
  const isReached = (row: number): boolean => statuses.has(row) && unwritten(row) === null;
  const staysNumber = (cell: StatusCell, row: number): boolean =>
    isNumberAt(table, row) && (cell.holds !== "status" || !isReached(row) || unsure.get(row) !== null);
  if (!replaces && (!areFormatsLocked || cells.some(staysNumber))) return { contradicts };
  // If formats are locked, words are the only way: icon sets draw nothing beside them.
  if (!areFormatsLocked) return { form, isForWords: false };
  return { form: inWords(column), isForWords: true };
}

function inWords({ cells, ruleset }: StatusColumn): StatusForm {
  return findStatusForm(cells, [], ruleset, STATUS_NUMBERS, IN_WORDS);
}

function planInForm(
  column: StatusColumn,
  index: number,
  icons: IconSetState | null,
  circumstances: Circumstances,
): StatusPlan {
  const chosen = chooseForm(column, circumstances);
  if ("contradicts" in chosen) return { plan: EMPTY_PLAN, changes: [], kept: [], ...chosen };
  const decided = column.cells.map((cell, row) => decideCell(column, chosen, cell, row));
  const changes = decided.flatMap(({ change }) => change ?? []);
  const kept = decided.flatMap((cell) => cell.kept ?? []);
  if (!column.isSomeReached) return { plan: EMPTY_PLAN, changes, kept };
  const values = decided.map(({ value }) => value);
  const plan = planColumn(column, index, { form: chosen.form, values, kept, icons }, circumstances);
  return { plan, changes, kept };
}

/** What is written to a status column. */
interface Written {
  form: StatusForm;
  values: readonly WrittenValue[];
  kept: readonly KeptCell[];
  icons: IconSetState | null;
}

function planColumn(
  { table, ruleset, cells, statuses, unwritten, areFormatsLocked }: StatusColumn,
  index: number,
  { form, values, kept, icons }: Written,
  { reach = ALL_WITHIN_REACH }: Circumstances,
): Plan {
  const at = blockOf(table, index);
  const stretches = reach.writableStretches(table, (row) => unwritten(row) !== null);
  const isFormatted = form.native && !areFormatsLocked;
  const wanted = isFormatted ? wantedFormats(cells, statuses, new Set(kept.map(({ row }) => row)), table, ruleset) : [];
  const formats = joinParts(stretches.map((stretch) => planFormats(at, wanted, stretch, table, ruleset)));
  // A column of nothing but a person's formulas and words gets no icons.
  const isOurs =
    statuses.size === 0 ||
    cells.some(({ holds }, row) => statuses.has(row) && holds !== "formula" && holds !== "other-text");
  const icon = isFormatted && isOurs && icons ? planIcons(at, icons, table, ruleset) : NOTHING;
  const words = planValues(at, values, table.cells.status?.values ?? [], stretches);
  // Formats come before values in both directions: a number written to a cell of the Text format becomes text.
  const edits = [...formats.edits, ...words.edits, ...icon.edits];
  if (edits.length === 0) return EMPTY_PLAN;
  const inverse = [...icon.inverse, ...formats.inverse, ...words.inverse];
  return { edits, inverse, expects: expectUnmoved(table, "status", values), rows: identifyingCells(table) };
}

/** Asks for words, whatever the column holds. */
const IN_WORDS: ExpectedForm = { isNative: false, words: {}, isList: false };

function isNumberAt({ cells }: KpiTable, row: number): boolean {
  return typeof cells.status?.values[row] === "number";
}
