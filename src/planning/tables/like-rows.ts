import { cellAddress } from "../../kpi/address";
import { COLUMN_KEYS, HEADINGS } from "../../kpi/columns/columns";
import type { NearHeader } from "../../kpi/finding/header-rows";
import { findPivot } from "../../kpi/finding/likely-headings";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { matchHeadings } from "../../kpi/layout/series-headings";
import { contextOfSheet } from "../../kpi/layout/sheet-year";
import type { NearestRows } from "../problem";
import type { SearchedSheet } from "../snapshot";
import type { Shortfall } from "./kpi-ranges";

/** A row of headings that falls short of KPI rows, or that is in other words; or a pivot table. */
export type LikeRows =
  | { is: "near"; rows: NearestRows }
  | { is: "other-words"; sheet: string; row: number; headings: string[] }
  | { is: "pivot"; sheet: string; row: number };

/** What on a sheet looks most like headings of KPI rows; null for nothing. */
export function findAlike({ sheet, near, hasRows, likely }: Shortfall, context: LayoutContext): LikeRows | null {
  const { name, firstRow } = sheet;
  const [best] = near.toSorted((a, b) => a.missing.length - b.missing.length);
  if (best) return { is: "near", rows: toNearest(sheet, best, context) };
  const pivot = hasRows ? null : findPivot(sheet.values);
  if (pivot !== null) return { is: "pivot", sheet: name, row: firstRow + pivot + 1 };
  if (!likely) return null;
  const headings = likely.headings.filter((text) => text !== "");
  return { is: "other-words", sheet: name, row: firstRow + likely.row + 1, headings };
}

function toNearest(
  { name, values }: SearchedSheet,
  { row, column, rowCount, headings, missing, unsure }: NearHeader,
  context: LayoutContext,
): NearestRows {
  const { columns, series } = matchHeadings(headings, contextOfSheet(name, values, context));
  const constant = series?.constant ?? columns;
  const known = COLUMN_KEYS.flatMap((key): string[] => {
    const index = constant[key];
    return index === undefined ? [] : [`${HEADINGS[key]} (${cellAddress(row + rowCount - 1, column + index)})`];
  });
  const [first, last] = [series?.points.at(0), series?.points.at(-1)];
  const periods = first && last ? [`the periods ${first.text} to ${last.text}`] : [];
  return {
    table: row + 1,
    sheet: name,
    has: [...known, ...periods],
    missing: missing.map((key) => HEADINGS[key]),
    unsure: unsure.map(({ key, headings: own }) => ({ heading: HEADINGS[key], headings: own })),
  };
}
