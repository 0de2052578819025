import { shiftArea } from "../a1-notation";
import type { Area, PrintSetup, SheetData } from "../types";

/** Moves a sheet's print area and print titles with inserted and deleted rows and columns. */
export function shiftPageSetup(sheet: SheetData, axis: "row" | "column", at: number, count: number): void {
  if (!sheet.print) return;
  const { titleRows, titleColumns, areas, ...others } = sheet.print;
  const moved = (area: Area | undefined): Area | undefined => area && shiftArea(area, axis, at, count);
  const left = areas?.flatMap((area) => moved(area) ?? []) ?? [];
  setPageSetup(sheet, {
    ...others,
    titleRows: moved(titleRows),
    titleColumns: moved(titleColumns),
    areas: left.length > 0 ? left : undefined,
  });
}

/** Sets a sheet's page setup without its undefined parts. */
export function setPageSetup(sheet: SheetData, print: PrintSetup): void {
  const parts = Object.entries(print).filter(([, part]) => part !== undefined);
  if (parts.length > 0) sheet.print = Object.fromEntries(parts) as PrintSetup;
  else delete sheet.print;
}
