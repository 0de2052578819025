import { cellAddress, sheetAddress } from "../../kpi/address";
import { isFormula, NOT_CALCULATED, type CellValue } from "../../kpi/kpi-table";
import { isNumeral } from "../../kpi/status-looks/status-column";
import type { ChoiceList, WordingClue, WordingClues } from "../../kpi/wording/wording-clue";
import type { ColumnUse } from "../../kpi/wording/column-use";
import { readCriterionText } from "../../kpi/wording/read-compared";
import type { Formula } from "../../kpi/wording/formula";
import { parseFormula } from "../../kpi/wording/parse-formula";
import { readStatus } from "../../rag/status";
import type { AttachedRequest, AttachedSnapshot, SearchedSheet, Snapshot, TableSnapshot } from "../snapshot";
import type { ColumnHints } from "./book-reading";
import { collectClues, MOST_CLUES, rawClueOf, type RawClue } from "./collect-clues";
import { findListCells, MOST_CELLS, valuesIn, writtenChoices, type WantedCells } from "./list-source";
import { openPlaces, type Places, type Target } from "./places";

/** The clues to how a workbook words its statuses, which may refer to cells that must be read first. */
export interface Wordings {
  requests: AttachedRequest[];
  /** The clues about each table's status column. `isStatus` is true for words that are statuses. */
  cluesByTable(found: readonly AttachedSnapshot[], isStatus: (text: string) => boolean): Map<string, WordingClues>;
}

/** Each lookup adds to the request. */
const MOST_LOOKUPS = 60;

/**
 * Finds clues about the status columns of a workbook in its formulas, colour rules, drop-down lists and pivot tables. Statuses that are
 * shown on the add-in's own sheets (`isOwnSheet`) are no clues.
 */
export function findClues(snapshot: Snapshot, isOwnSheet: (name: string) => boolean): Wordings {
  const targets = snapshot.tables.flatMap((table) => (table.hints ? [targetOf(table, table.hints)] : []));
  const places = openPlaces(snapshot.outline, snapshot.book?.names ?? []);
  const clues = new Map<string, RawClue[]>(targets.map(({ table }) => [table.id, collectColumnClues(table, places)]));
  if (snapshot.book) {
    const own = snapshot.outline.sheets.filter(({ name }) => isOwnSheet(name)).map(({ id }) => id);
    collectClues(snapshot.book, targets, places, new Set(own), clues);
  }
  const lists = new Map(targets.map(({ table }) => [table.id, findLists(table, places)]));
  const lookups = openLookups(snapshot.searched);
  for (const { list } of [...lists.values()].flat()) if (list) lookups.want(list);
  for (const of of clues.values()) for (const { wanted } of of) if (wanted) lookups.want(wanted);
  return {
    requests: lookups.requests,
    cluesByTable: (found, isStatus) => {
      const read = (one: RawClue): WordingClue[] =>
        resolveClue(one, (cells) => lookups.valuesOf(cells, found), isStatus);
      return new Map(
        targets.map(({ table: { id } }) => [
          id,
          { list: readLists(lists.get(id) ?? [], lookups, found), clues: (clues.get(id) ?? []).flatMap(read) },
        ]),
      );
    },
  };
}

function targetOf(table: TableSnapshot, { column }: ColumnHints): Target {
  return {
    table,
    index: column,
    area: { row: table.firstRow, column: table.firstColumn + column, rowCount: table.rowCount, columnCount: 1 },
  };
}

/** Collects clues from the column's own colour rules and formulas. */
function collectColumnClues(table: TableSnapshot, places: Places): RawClue[] {
  const rules = (table.hints?.rules ?? []).flatMap((rule): RawClue[] => {
    const place = table.sheetName;
    if (rule.by === "text")
      return rule.text.trim() === ""
        ? []
        : [{ by: "rule", place, use: { kind: "part", text: rule.text.trim() }, wanted: null }];
    return rule.formulas.flatMap((text) => {
      const formula = parseFormula(text);
      const use = formula ? constantUse(formula) : null;
      return use ? [rawClueOf("rule", place, use, table.sheetId, places)] : [];
    });
  });
  const cells = table.cells.get(table.hints?.column ?? -1);
  const own = (cells?.formulas ?? []).flatMap((formula, row): RawClue[] => {
    const value = cells?.values[row];
    if (!isFormula(formula, value)) return [];
    const use = value === undefined ? null : valueUse(value, false);
    const place = sheetAddress(
      table.sheetName,
      cellAddress(table.firstRow + row, table.firstColumn + (table.hints?.column ?? 0)),
    );
    return use ? [{ by: "cell", place, use, wanted: null }] : [];
  });
  return [...rules, ...own.slice(0, MOST_CLUES)];
}

function constantUse(formula: Formula): ColumnUse | null {
  if (formula.is === "text") return formula.text.trim() === "" ? null : { kind: "word", text: formula.text.trim() };
  if (formula.is === "number") return { kind: "number" };
  return formula.is === "cells" || formula.is === "name" ? { kind: "cells", cells: formula, isCriterion: false } : null;
}

function valueUse(value: CellValue, isCriterion: boolean): ColumnUse | null {
  if (typeof value === "number") return readStatus(String(value)) === null ? null : { kind: "number" };
  const text = String(value).trim();
  if (text === "") return null;
  // Digits stored as text count as numbers.
  if (!isCriterion && isNumeral(text)) return valueUse(Number(text), isCriterion);
  return isCriterion ? (readCriterionText(text)[0] ?? null) : { kind: "word", text };
}

type FoundList = { place: string; source: string; choices: string[] | null; list: WantedCells | null };

/** The drop-down lists of a column's cells. */
function findLists(table: TableSnapshot, places: Places): FoundList[] {
  const place = sheetAddress(
    table.sheetName,
    cellAddress(table.firstRow, table.firstColumn + (table.hints?.column ?? 0)),
  );
  return (table.hints?.lists ?? []).slice(0, MOST_LOOKUPS).map((source) => {
    const choices = writtenChoices(source);
    return { place, source, choices, list: choices ? null : findListCells(source, table.sheetId, places) };
  });
}

/** The choices that all of a column's lists offer, because a status has the same word in every cell. */
function readLists(
  found: readonly FoundList[],
  lookups: Lookups,
  cells: readonly AttachedSnapshot[],
): ChoiceList | null {
  const read = found.map(({ place, source, choices, list }): ChoiceList => {
    const values = list ? lookups.valuesOf(list, cells) : null;
    const isUncalculated = values?.includes(NOT_CALCULATED) ? { isUncalculated: true as const } : {};
    const offered =
      choices ??
      (isUncalculated.isUncalculated ? null : values)?.map(String).filter((one) => one.trim() !== "") ??
      null;
    return {
      place,
      source,
      choices: offered && offered.length > 0 ? offered : null,
      isOfSeveral: found.length > 1,
      ...isUncalculated,
    };
  });
  const [first] = read;
  if (!first || read.length === 1) return first ?? null;
  const unread = read.find(({ choices }) => choices === null);
  const others = read.slice(1).map(({ choices }) => new Set(choices?.map((choice) => choice.trim())));
  return (
    unread ?? {
      ...first,
      choices: (first.choices ?? []).filter((choice) => others.every((other) => other.has(choice.trim()))),
    }
  );
}

function resolveClue(
  { by, place, use, wanted }: RawClue,
  valuesOf: (cells: WantedCells) => CellValue[] | null,
  isStatus: (text: string) => boolean,
): WordingClue[] {
  switch (use.kind) {
    case "word":
      // A result of the column's own formula that is not a status is no clue.
      return by === "cell" && !isStatus(use.text) ? [] : [{ by, place, says: "word", text: use.text }];
    case "perhaps":
      return isStatus(use.text) ? [{ by, place, says: "word", text: use.text }] : [];
    case "part":
      return [{ by, place, says: "part", text: use.text }];
    case "number":
    case "joined":
    case "mirrored":
      return [{ by, place, says: use.kind, text: "" }];
    case "cells":
      return ((wanted && valuesOf(wanted)) ?? []).flatMap((value) => {
        if (value === NOT_CALCULATED) return [];
        const one = valueUse(value, use.isCriterion);
        // Cells that are not a criterion may be compared with anything: only a status is a clue.
        const isClue = one !== null && (use.isCriterion || isStatus(String(value)));
        return isClue ? resolveClue({ by, place, use: one, wanted: null }, valuesOf, isStatus) : [];
      });
  }
}

interface Lookups {
  requests: AttachedRequest[];
  want(cells: WantedCells): void;
  valuesOf(cells: WantedCells, found: readonly AttachedSnapshot[]): CellValue[] | null;
}

/** Collects cells to look up, each place once. Cells of searched sheets are known already. */
function openLookups(searched: readonly SearchedSheet[]): Lookups {
  const requests: AttachedRequest[] = [];
  const indexes = new Map<string, number>();
  const keyOf = ({ place }: WantedCells): string => JSON.stringify(place);
  return {
    requests,
    want: (cells) => {
      const key = keyOf(cells);
      if (indexes.has(key) || requests.length >= MOST_LOOKUPS || knownCells(cells, searched)) return;
      indexes.set(
        key,
        requests.push({
          place: cells.place,
          most: { rows: cells.place.kind === "table" ? 1000 : MOST_CELLS.rows, columns: 50 },
        }) - 1,
      );
    },
    valuesOf: (cells, found) => valuesIn(cells, knownCells(cells, searched) ?? found[indexes.get(keyOf(cells)) ?? -1]),
  };
}

function knownCells({ place }: WantedCells, searched: readonly SearchedSheet[]): AttachedSnapshot | null {
  if (place.kind !== "area") return null;
  const sheet = searched.find(({ id }) => id === place.sheetId);
  if (!sheet?.isWhole) return null;
  const { row, column, rowCount, columnCount } = place;
  const lines = sheet.values.slice(Math.max(0, row - sheet.firstRow), Math.max(0, row + rowCount - sheet.firstRow));
  // Columns beyond the searched ones are not known.
  if (column + columnCount > sheet.firstColumn + Math.max(0, ...sheet.values.slice(0, 1).map((line) => line.length)))
    return null;
  if (column < sheet.firstColumn || row < sheet.firstRow) return null;
  const values = lines.map((line) => line.slice(column - sheet.firstColumn, column - sheet.firstColumn + columnCount));
  return {
    sheetId: place.sheetId,
    row,
    column,
    rowCount,
    columnCount,
    used: { row, column, values, texts: [], formats: [] },
  };
}
