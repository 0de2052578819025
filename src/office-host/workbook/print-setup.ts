import { shiftArea } from "./a1-notation";
import type { Area, PrintSetup, SheetData } from "./types";

/** Moves what is printed, and the rows and columns that are repeated, with inserted and deleted lines. */
export function shiftPrint(sheet: SheetData, axis: "row" | "column", at: number, count: number): void {
  if (!sheet.print) return;
  const { titleRows, titleColumns, areas, ...others } = sheet.print;
  const moved = (area: Area | undefined): Area | undefined => area && shiftArea(area, axis, at, count);
  const left = areas?.flatMap((area) => moved(area) ?? []) ?? [];
  keepPrint(sheet, {
    ...others,
    titleRows: moved(titleRows),
    titleColumns: moved(titleColumns),
    areas: left.length > 0 ? left : undefined,
  });
}

/** Gives a sheet this print setup, without what is undefined in it. */
export function keepPrint(sheet: SheetData, print: PrintSetup): void {
  const parts = Object.entries(print).filter(([, part]) => part !== undefined);
  if (parts.length > 0) sheet.print = Object.fromEntries(parts) as PrintSetup;
  else delete sheet.print;
}
