import type { SheetData } from "../../../src/office-host/workbook/types";
import { OWN_SHEETS } from "./own-sheets";
import {
  anyOwn,
  anySheet,
  anyTexts,
  kpiRows,
  padded,
  reorder,
  shuffled,
  sizeOf,
  textColumn,
  TEXT_SHEETS,
} from "./places";
import {
  columnOf,
  forgetDeleted,
  isKpis,
  kpiSheet,
  NARRATIVES,
  newWord,
  typedRows,
  typeInto,
  wordsIn,
  type World,
} from "./world";

/** What people do to a workbook in Excel, without the add-in. */
export const PEOPLE: Record<string, (world: World) => void> = {
  "type a text": typeText,
  "type an owner, a day or a state": (world) => {
    const { chance } = world;
    const sheet = world.model.findSheet(NARRATIVES.name);
    const row = sheet && chance.pickAny(typedRows(sheet));
    if (sheet && row !== undefined)
      typeInto(world, sheet, row, chance.pick([NARRATIVES.owner, NARRATIVES.due, NARRATIVES.state]), newWord(world));
  },
  "sign off": (world) => {
    const sheet = world.model.findSheet(NARRATIVES.name);
    const row = sheet && world.chance.pickAny(typedRows(sheet));
    if (sheet && row !== undefined) typeInto(world, sheet, row, NARRATIVES.state, "Signed off");
  },
  "empty a text": (world) => {
    const sheet = anyTexts(world);
    const row = sheet && world.chance.pickAny(typedRows(sheet));
    if (sheet && row !== undefined) typeInto(world, sheet, row, textColumn(sheet), "");
  },
  "type anywhere": (world) => {
    const sheet = anySheet(world);
    const [height, width] = sizeOf(sheet);
    // The hidden column is not visible. There is room for words beside it and below everything.
    const row = world.chance.below(height + 2);
    const column = (isKpis(sheet) ? 0 : 1) + world.chance.below(width + 2);
    if (!isKpis(sheet) || (row > 0 && (column > columnOf("asOf") + 12 || column === columnOf("metric"))))
      typeInto(world, sheet, row, column, newWord(world));
  },
  "type beside": (world) => {
    const sheet = anySheet(world);
    const [height, width] = sizeOf(sheet);
    typeInto(world, sheet, world.chance.below(height + 1), width + world.chance.below(2), newWord(world));
  },
  "sort texts": (world) => {
    const sheet = anyTexts(world);
    if (!sheet) return;
    const rows = typedRows(sheet);
    reorder(sheet, rows, shuffled(world, rows));
  },
  "sort the KPI rows": (world) => {
    const sheet = kpiSheet(world);
    const rows = kpiRows(sheet);
    const width = sheet.tables[0]?.area.columnCount ?? 0;
    const cells = shuffled(world, rows).map((row) => (sheet.rows[row] ?? []).slice(0, width));
    rows.forEach(
      (row, index) =>
        (sheet.rows[row] = [...padded(cells[index] ?? [], width), ...(sheet.rows[row] ?? []).slice(width)]),
    );
  },
  "sort a list": (world) => {
    const sheet = world.chance.pickAny(
      world.model.sheets.filter(({ name }) => /^(?:RAG Log|KPI History|Dismissed Checks)/.test(name)),
    );
    if (!sheet) return;
    const rows = Array.from({ length: Math.max(0, sizeOf(sheet)[0] - 1) }, (_, row) => row + 1);
    reorder(sheet, rows, shuffled(world, rows));
  },
  "insert a row": (world) => {
    const sheet = anySheet(world);
    const at = 1 + world.chance.below(sizeOf(sheet)[0]);
    world.model.shiftLines({ sheetId: sheet.id, axis: "row", at, count: 1 });
    if (!isKpis(sheet)) typeInto(world, world.model.sheet(sheet.id), at, 2 + world.chance.below(4), newWord(world));
  },
  "delete a row": (world) => {
    const sheet = anySheet(world);
    const [height] = sizeOf(sheet);
    if (height < 4) return;
    deleteRow(world, sheet, 1 + world.chance.below(height - 1));
  },
  "insert a column": (world) => {
    const sheet = anySheet(world);
    world.model.shiftLines({
      sheetId: sheet.id,
      axis: "column",
      at: 1 + world.chance.below(sizeOf(sheet)[1]),
      count: 1,
    });
  },
  "move a column": (world) => {
    const sheet = anyOwn(world);
    const width = sheet ? sizeOf(sheet)[1] : 0;
    if (!sheet || width < 4) return;
    const [from, to] = [1 + world.chance.below(width - 1), 1 + world.chance.below(width - 1)];
    sheet.rows.forEach((row, r) => {
      const cells = padded(row ?? [], width);
      const [cell] = cells.splice(from, 1);
      cells.splice(to, 0, cell ?? null);
      sheet.rows[r] = cells;
    });
  },
  "rename a KPI": (world) => changeName(world, "kpi"),
  "rename a section": (world) => changeName(world, "section"),
  "rename a metric": (world) => changeName(world, "metric"),
  "rename a sheet": (world) => {
    const sheet = anyOwn(world);
    if (sheet) world.model.renameSheet(sheet.id, `Renamed ${newWord(world)}`.slice(0, 31));
  },
  "copy a sheet": (world) => {
    const sheet = anyOwn(world);
    if (!sheet || world.model.sheets.length > 14) return;
    const name = `${sheet.name} (${world.typed + 2})`;
    if (name.length > 31 || world.model.findSheet(name)) return;
    const copy = world.model.addSheet(name);
    copy.rows = structuredClone(sheet.rows);
  },
  "delete a sheet": (world) => {
    const sheet = world.chance.below(4) === 0 ? anyOwn(world) : undefined;
    if (!sheet) return;
    const rows = sheet.rows.map((_, row) => wordsOfRow(sheet, row));
    world.model.deleteSheet(sheet.id);
    for (const word of rows.flat()) world.alive.delete(word);
    forgetDeleted(world);
  },
  "delete a KPI": (world) => {
    const sheet = kpiSheet(world);
    const rows = kpiRows(sheet);
    const row = world.chance.pickAny(rows);
    if (rows.length < 3 || row === undefined) return;
    deleteRow(world, sheet, row);
  },
  "a new value": newValue,
  "type what was before": (world) => {
    const row = world.chance.pickAny(kpiRows(kpiSheet(world)));
    const key = world.chance.pick(["previousValue", "lastYear"] as const);
    const lead = world.chance.pick(["", "", "87% "] as const);
    if (row !== undefined) typeInto(world, kpiSheet(world), row, columnOf(key), `${lead}${newWord(world)}`);
  },
  ...OWN_SHEETS,
};

/** How many times as often as the rest something is done. */
export const OFTEN: Readonly<Record<string, number>> = {
  "type a text": 8,
  "a new value": 4,
  "sort texts": 3,
  "insert a row": 2,
  "delete a row": 2,
};

function deleteRow(world: World, sheet: SheetData, row: number): void {
  const words = wordsOfRow(sheet, row);
  world.model.shiftLines({ sheetId: sheet.id, axis: "row", at: row, count: -1 });
  for (const word of words) world.alive.delete(word);
  forgetDeleted(world);
}

/** The words in a row. What else shows a KPI's name or an owner is lost with the row. A text has a copy, and so has a copied sheet. */
function wordsOfRow(sheet: SheetData, row: number): string[] {
  if (/\(\d+\)$/.test(sheet.name)) return [];
  // The report's title is typed on one sheet only, and shown at the top of the other.
  const isTitle = String(sheet.rows[row]?.[0]?.value ?? "").includes("|text/title");
  const hasCopy = (column: number): boolean =>
    !isTitle && TEXT_SHEETS.includes(sheet.name) && column === textColumn(sheet);
  return (sheet.rows[row] ?? []).flatMap((cell, column) =>
    cell && !hasCopy(column) ? wordsIn(String(cell.value)) : [],
  );
}

function newValue(world: World): void {
  const row = world.chance.pickAny(kpiRows(kpiSheet(world)));
  // Columns may have moved: what is there is typed over.
  if (row !== undefined)
    typeInto(world, kpiSheet(world), row, columnOf("latestValue"), String(50 + world.chance.below(50)));
}

/** Prefixes of texts that Excel or Word could take for something else. */
const LEADS = ["", "", "", "", "'=", "'- ", "'@", " "] as const;

function typeText(world: World): void {
  const sheet = anyTexts(world);
  const row = sheet && world.chance.pickAny(typedRows(sheet));
  if (sheet && row !== undefined)
    typeInto(world, sheet, row, textColumn(sheet), `${world.chance.pick(LEADS)}${newWord(world)}`);
}

function changeName(world: World, key: "kpi" | "section" | "metric"): void {
  const sheet = kpiSheet(world);
  const row = world.chance.pickAny(kpiRows(sheet));
  if (row !== undefined) typeInto(world, sheet, row, columnOf(key), newWord(world));
}
