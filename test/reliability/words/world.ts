import { cellAddress } from "../../../src/kpi/address";
import { COLUMN_KEYS } from "../../../src/kpi/columns/columns";
import type { SheetData, WorkbookData } from "../../../src/office-host/workbook/types";
import { createExcelWorkbook } from "../../../src/excel/excel-workbook";
import type { RichApiHost } from "../../../src/office-host/host/rich-api";
import { WorkbookModel } from "../../../src/office-host/workbook/workbook-model";
import type { WorkbookPort } from "../../../src/planning/port";
import { openExcel } from "../../support/open-excel";
import type { Result } from "../../../src/planning/problem";
import { readMark } from "../../../src/planning/sheets/rows/row-key";

/** Repeatable chance: the same seed gives the same choices. */
export interface Chance {
  /** A number from 0 to before `end`. */
  below(end: number): number;
  pick<T>(all: readonly [T, ...T[]]): T;
  pickAny<T>(all: readonly T[]): T | undefined;
}

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return { below, pick: (all) => all[below(all.length)] ?? all[0], pickAny: (all) => all[below(all.length)] };
}

/** A workbook that people type into, and every word that they typed and nobody typed over or deleted. */
export interface World {
  model: WorkbookModel;
  host: RichApiHost;
  port(): WorkbookPort;
  chance: Chance;
  alive: Set<string>;
  /** Those that were entered in a form of the pane, which another may replace or an undo may remove. */
  given: Set<string>;
  /** How many words have been typed. */
  typed: number;
}

/** A workbook that is open in Excel. */
export function openWorld(data: WorkbookData, chance: Chance): World {
  const model = new WorkbookModel(data);
  const { host } = openExcel(model);
  return { model, host, port: createExcelWorkbook, chance, alive: new Set(), given: new Set(), typed: 0 };
}

const WORD = /w\d+x/g;

export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** A word that nobody has typed yet. */
export function newWord(world: World): string {
  world.typed += 1;
  return `w${world.typed}x`;
}

/** The words on the sheets, and the cells they are in. */
export function heldWords(
  { model }: Pick<World, "model">,
  isMeant: (sheet: SheetData) => boolean = () => true,
): Map<string, string[]> {
  const held = new Map<string, string[]>();
  for (const sheet of model.sheets.filter(isMeant)) {
    sheet.rows.forEach((cells, row) =>
      (cells ?? []).forEach((cell, column) => {
        if (!cell) return;
        for (const word of wordsIn(`${String(cell.value)} ${cell.formula ?? ""}`))
          held.set(word, [...(held.get(word) ?? []), `${sheet.name}!${cellAddress(row, column)}`]);
      }),
    );
  }
  return held;
}

export function lostWords(world: World, held = heldWords(world)): string[] {
  return [...world.alive].filter((word) => !held.has(word));
}

/**
 * Forgets words given in a form that were withdrawn or replaced there: the officer meant to lose them. The sheets of figures show them
 * only while they are in force.
 */
export function forgetGiven(world: World): void {
  const held = heldWords(world, ({ name }) => /^(?:KPIs|Narratives|RAG Log|KPI History|Dismissed Checks)/.test(name));
  for (const word of world.given) if (!held.has(word)) world.alive.delete(word);
}

/** An entry in a form replaces the earlier one, which the officer then means to lose. */
export function giveInForm(world: World, word: string): void {
  forgetGiven(world);
  world.alive.add(word);
  world.given.add(word);
}

/** True if something was done, even if the answer was lost afterwards. */
export function isWritten(done: Result<unknown>): boolean {
  return done.ok || done.problem.code === "written-not-read";
}

/** What a person deletes, and is nowhere else, is theirs to lose. */
export function forgetDeleted(world: World): void {
  for (const word of lostWords(world)) world.alive.delete(word);
}

/** Types a text into a cell, over what is there. */
export function typeInto(world: World, { id, rows }: SheetData, row: number, column: number, text: string): void {
  const cell = rows[row]?.[column];
  for (const word of wordsIn(`${String(cell?.value ?? "")} ${cell?.formula ?? ""}`)) world.alive.delete(word);
  world.model.edit(id, row, column, text);
  for (const word of wordsIn(text)) world.alive.add(word);
}

/** The sheet with the KPI rows. */
export function kpiSheet({ model }: Pick<World, "model">): SheetData {
  const sheet = model.sheets.find(isKpis);
  if (!sheet) throw new Error("nobody deletes the KPI rows");
  return sheet;
}

/** Found by its table, because a sheet from a file has another id. */
export function isKpis({ tables }: SheetData): boolean {
  return tables.length > 0;
}

export const NARRATIVES = { name: "Narratives", owner: 3, due: 4, state: 5, text: 6 };
export const TABLES = { name: "Report Tables", text: 8 };

export function columnOf(key: (typeof COLUMN_KEYS)[number]): number {
  return COLUMN_KEYS.indexOf(key);
}

/** The rows of a sheet of texts with a typed text. */
export function typedRows({ rows }: SheetData): number[] {
  return rows.flatMap((cells, row) => (readMark(cells?.[0]?.value)?.key.startsWith("text/") ? [row] : []));
}
