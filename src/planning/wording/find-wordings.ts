import { cellAddress, sheetAddress } from "../../kpi/address";
import { NOT_CALCULATED, type CellValue } from "../../kpi/kpi-table";
import { isNumeral } from "../../kpi/status-looks/status-column";
import type { ChoiceList, WordingClue, WordingClues } from "../../kpi/wording/wording-clue";
import type { ColumnUse } from "../../kpi/wording/column-use";
import { readCriterionText } from "../../kpi/wording/read-compared";
import type { Formula } from "../../kpi/wording/formula";
import { parseFormula } from "../../kpi/wording/parse-formula";
import { readStatus } from "../../rag/status";
import type { AttachedRequest, AttachedSnapshot, SearchedSheet, Snapshot, TableSnapshot } from "../snapshot";
import type { ColumnSpeech } from "./book-reading";
import { hearBook, heardOf, MOST_SAYINGS, type Heard } from "./hear-book";
import { findListCells, MOST_CELLS, valuesIn, writtenChoices, type WantedCells } from "./list-source";
import { openPlaces, type Places, type Target } from "./places";

/** What a workbook says of its status columns, once the cells that it says it by are read. */
export interface Wordings {
  /** Cells that have to be read before it is known. */
  requests: AttachedRequest[];
  /** What is said of each column, by table. `isStatus` tells which words are statuses. */
  spokenOf(found: readonly AttachedSnapshot[], isStatus: (text: string) => boolean): Map<string, WordingClues>;
}

/** Lookups of cells are each some bytes to ask for. */
const MOST_LOOKUPS = 60;

/**
 * Finds what formulas, colour rules, lists and pivot tables say of the status columns of a workbook. `isOwnSheet` tells the add-in's own
 * sheets by their names: a status that is shown there asks for nothing.
 */
export function findWordings(snapshot: Snapshot, isOwnSheet: (name: string) => boolean): Wordings {
  const targets = snapshot.tables.flatMap((table) => (table.speech ? [targetOf(table, table.speech)] : []));
  const places = openPlaces(snapshot.outline, snapshot.book?.names ?? []);
  const heard = new Map<string, Heard[]>(targets.map(({ table }) => [table.id, hearColumn(table, places)]));
  if (snapshot.book) {
    const own = snapshot.outline.sheets.filter(({ name }) => isOwnSheet(name)).map(({ id }) => id);
    hearBook(snapshot.book, targets, places, new Set(own), heard);
  }
  const lists = new Map(targets.map(({ table }) => [table.id, findLists(table, places)]));
  const lookups = openLookups(snapshot.searched);
  for (const { list } of [...lists.values()].flat()) if (list) lookups.want(list);
  for (const of of heard.values()) for (const { wanted } of of) if (wanted) lookups.want(wanted);
  return {
    requests: lookups.requests,
    spokenOf: (found, isStatus) => {
      const read = (one: Heard): WordingClue[] => readHeard(one, (cells) => lookups.valuesOf(cells, found), isStatus);
      return new Map(
        targets.map(({ table: { id } }) => [
          id,
          { list: readLists(lists.get(id) ?? [], lookups, found), clues: (heard.get(id) ?? []).flatMap(read) },
        ]),
      );
    },
  };
}

function targetOf(table: TableSnapshot, { column }: ColumnSpeech): Target {
  return {
    table,
    index: column,
    area: { row: table.firstRow, column: table.firstColumn + column, rowCount: table.rowCount, columnCount: 1 },
  };
}

/** What the column's own colour rules and formulas say. */
function hearColumn(table: TableSnapshot, places: Places): Heard[] {
  const rules = (table.speech?.rules ?? []).flatMap((rule): Heard[] => {
    const place = table.sheetName;
    if (rule.by === "text")
      return rule.text.trim() === ""
        ? []
        : [{ by: "rule", place, said: { kind: "part", text: rule.text.trim() }, wanted: null }];
    return rule.formulas.flatMap((text) => {
      const formula = parseFormula(text);
      const said = formula ? saidByConstant(formula) : null;
      return said ? [heardOf("rule", place, said, table.sheetId, places)] : [];
    });
  });
  const cells = table.cells.get(table.speech?.column ?? -1);
  const own = (cells?.formulas ?? []).flatMap((formula, row): Heard[] => {
    const value = cells?.values[row];
    if (typeof formula !== "string" || !formula.startsWith("=") || formula === value) return [];
    const said = value === undefined ? null : saidByValue(value, false);
    const place = sheetAddress(
      table.sheetName,
      cellAddress(table.firstRow + row, table.firstColumn + (table.speech?.column ?? 0)),
    );
    return said ? [{ by: "cell", place, said, wanted: null }] : [];
  });
  return [...rules, ...own.slice(0, MOST_SAYINGS)];
}

function saidByConstant(formula: Formula): ColumnUse | null {
  if (formula.is === "text") return formula.text.trim() === "" ? null : { kind: "word", text: formula.text.trim() };
  if (formula.is === "number") return { kind: "number" };
  return formula.is === "cells" || formula.is === "name" ? { kind: "cells", cells: formula, isCriterion: false } : null;
}

function saidByValue(value: CellValue, isCriterion: boolean): ColumnUse | null {
  if (typeof value === "number") return readStatus(String(value)) === null ? null : { kind: "number" };
  const text = String(value).trim();
  if (text === "") return null;
  // Digits that are stored as text are no words.
  if (!isCriterion && isNumeral(text)) return saidByValue(Number(text), isCriterion);
  return isCriterion ? (readCriterionText(text)[0] ?? null) : { kind: "word", text };
}

type FoundList = { place: string; source: string; choices: string[] | null; list: WantedCells | null };

/** The lists of choices of a column's cells. */
function findLists(table: TableSnapshot, places: Places): FoundList[] {
  const place = sheetAddress(
    table.sheetName,
    cellAddress(table.firstRow, table.firstColumn + (table.speech?.column ?? 0)),
  );
  return (table.speech?.lists ?? []).slice(0, MOST_LOOKUPS).map((source) => {
    const choices = writtenChoices(source);
    return { place, source, choices, list: choices ? null : findListCells(source, table.sheetId, places) };
  });
}

/** What all of a column's lists offer: a status is written in one word in every cell. */
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

function readHeard(
  { by, place, said, wanted }: Heard,
  valuesOf: (cells: WantedCells) => CellValue[] | null,
  isStatus: (text: string) => boolean,
): WordingClue[] {
  switch (said.kind) {
    case "word":
      // A formula of the column's own may give an error, or a word that is no status: it says nothing then.
      return by === "cell" && !isStatus(said.text) ? [] : [{ by, place, says: "word", text: said.text }];
    case "perhaps":
      return isStatus(said.text) ? [{ by, place, says: "word", text: said.text }] : [];
    case "part":
      return [{ by, place, says: "part", text: said.text }];
    case "number":
    case "joined":
    case "mirrored":
      return [{ by, place, says: said.kind, text: "" }];
    case "cells":
      return ((wanted && valuesOf(wanted)) ?? []).flatMap((value) => {
        // It is not known what it says.
        if (value === NOT_CALCULATED) return [];
        const one = saidByValue(value, said.isCriterion);
        // Without a criterion it may be compared with anything: only a status says something.
        const isTelling = one !== null && (said.isCriterion || isStatus(String(value)));
        return isTelling ? readHeard({ by, place, said: one, wanted: null }, valuesOf, isStatus) : [];
      });
  }
}

interface Lookups {
  requests: AttachedRequest[];
  want(cells: WantedCells): void;
  valuesOf(cells: WantedCells, found: readonly AttachedSnapshot[]): CellValue[] | null;
}

/** Cells that are looked up, each place once; what was read of sheets that were looked through need not be asked for again. */
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
  // Columns beyond those that were looked through are not known.
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
