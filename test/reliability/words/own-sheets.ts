import type { SheetData } from "../../../src/office-host/workbook/types";
import { anyOwn, kpiRows, sizeOf } from "./places";
import { columnOf, kpiSheet, newWord, typeInto, type World } from "./world";

/** What people write on the add-in's own sheets, and what they type where it would write. */
export const OWN_SHEETS: Record<string, (world: World) => void> = {
  "note beside a row": (world) => {
    const sheet = anyOf(world, FIGURES);
    const row = sheet && world.chance.pickAny(filledRows(sheet));
    if (sheet && row !== undefined)
      typeInto(world, sheet, row, (sheet.rows[row] ?? []).length + world.chance.below(2), newWord(world));
  },
  "type over a figure": (world) => {
    const sheet = anyOf(world, FIGURES);
    const row = sheet && world.chance.pickAny(filledRows(sheet));
    if (sheet && row !== undefined)
      typeInto(world, sheet, row, 1 + world.chance.below(sizeOf(sheet)[1] - 1), newWord(world));
  },
  "note beside a line": (world) => {
    const sheet = anyOf(world, LISTS);
    const [height, width] = sheet ? sizeOf(sheet) : [0, 0];
    if (sheet && height > 1) typeInto(world, sheet, 1 + world.chance.below(height - 1), width, newWord(world));
  },
  "a line of their own": (world) => {
    const sheet = anyOf(world, LISTS);
    if (sheet) typeInto(world, sheet, sizeOf(sheet)[0] + world.chance.below(2), world.chance.below(4), newWord(world));
  },
  "another reason on a list": (world) => {
    const sheet = world.model.findSheet("Dismissed Checks");
    const column = (sheet?.rows[0] ?? []).findIndex((cell) => cell?.value === "Reason");
    if (sheet && column >= 0 && sizeOf(sheet)[0] > 1)
      typeInto(world, sheet, 1 + world.chance.below(sizeOf(sheet)[0] - 1), column, newWord(world));
  },
  "note in the rules": (world) => {
    const sheet = world.model.findSheet("RAG Rules");
    const [height, width] = sheet ? sizeOf(sheet) : [0, 0];
    if (sheet && world.chance.below(2) === 0) typeInto(world, sheet, height + world.chance.below(3), 0, newWord(world));
    else if (sheet) typeInto(world, sheet, world.chance.below(height), width + world.chance.below(2), newWord(world));
  },
  "a column of their own": (world) => {
    const sheet = anyOwn(world);
    if (!sheet) return;
    const [height, width] = sizeOf(sheet);
    const heads = sheet.rows.findIndex((cells) => (cells ?? []).filter((cell) => cell && cell.value !== "").length > 3);
    const at = world.chance.below(3) === 0 ? 2 + world.chance.below(width) : width;
    if (at < width) world.model.shiftLines({ sheetId: sheet.id, axis: "column", at, count: 1 });
    for (const row of [Math.max(0, heads), world.chance.below(height), world.chance.below(height)])
      typeInto(world, world.model.sheet(sheet.id), row, at, newWord(world));
  },
  "a reason in the KPI rows": (world) => {
    const sheet = kpiSheet(world);
    const row = world.chance.pickAny(kpiRows(sheet));
    if (row === undefined) return;
    typeInto(world, sheet, row, columnOf("override"), world.chance.pick(["Amber", "Green", ""]));
    typeInto(world, sheet, row, columnOf("overrideReason"), newWord(world));
  },
  "a status in words": (world) => {
    const sheet = kpiSheet(world);
    const row = world.chance.pickAny(kpiRows(sheet));
    if (row !== undefined) typeInto(world, sheet, row, columnOf("status"), newWord(world));
  },
};

const FIGURES = /^(?:Combined KPIs|Performance Overview)$/;
const LISTS = /^(?:RAG Log|KPI History|Dismissed Checks)/;

function anyOf({ model, chance }: World, names: RegExp): SheetData | undefined {
  return chance.pickAny(model.sheets.filter(({ name }) => names.test(name)));
}

/** The rows that hold anything. */
function filledRows({ rows }: SheetData): number[] {
  return rows.flatMap((cells, row) => ((cells ?? []).some((cell) => cell && cell.value !== "") ? [row] : []));
}
