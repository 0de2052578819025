import { NOT_CALCULATED } from "../../kpi/kpi-table";
import type { ColumnsReading } from "../../planning/tables/columns-reading";
import { countOf, joinWords, listSome } from "../../report/words";
import type { RangeSearch, UnreadPlace } from "../../planning/tables/kpi-ranges";
import { findAlike, type LikeRows } from "../../planning/tables/like-rows";
import { findStatusPlaces } from "../../planning/tables/status-places";
import { HEADINGS } from "../../kpi/columns/columns";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { matchTable, namesOfUnsure } from "../../planning/tables/kpi-tables";
import type { NearestRows, Problem } from "../../planning/problem";
import { isOwnSheet } from "../../planning/sheets/own-sheets";
import type { Outline, Snapshot } from "../../planning/snapshot";

/** Describes a workbook without KPI rows: what comes nearest, and what was too large to be searched. */
export function describeNone(
  { outline, searched }: Snapshot,
  ranges: RangeSearch,
  unseen: readonly UnreadPlace[],
  { columns, context }: { columns: ColumnsReading; context: LayoutContext },
): Problem {
  const alike = ranges.shortfalls.flatMap((one) => findAlike(one, context) ?? []);
  const nearest = alike.find((one) => one.is === "near")?.rows ?? null;
  const statusPlaces = findStatusPlaces(outline, ranges, context);
  const comesNearest = findNearestTable(outline, context) ?? nearest;
  const large = searched.flatMap(({ name, isWhole }) => (isWhole ? [] : [name]));
  const unknown = searched.flatMap(({ name, values }) =>
    values.some((line) => line.includes(NOT_CALCULATED)) ? [name] : [],
  );
  const ownNamed = outline.sheets.flatMap(({ name }) => (isOwnSheet(name) ? [name] : []));
  const also = [
    ...describeAlike(alike, comesNearest).map((sentence) => ` ${sentence}`),
    ...(large.length > 0 ? [` Too large to be searched: ${large.join(", ")}.`] : []),
    ...(unknown.length > 0
      ? [
          ` Formulas on ${joinWords(unknown)} have not been calculated: open the workbook in Excel, press F9 and save it.`,
        ]
      : []),
    ...(ownNamed.length > 0
      ? [
          ` Not looked at, as KPI Reporter keeps their names for its own sheets: ${joinWords(ownNamed)}. Rename one that holds KPI rows.`,
        ]
      : []),
  ].join("");
  return {
    ...{ code: "no-kpi-table", nearest: comesNearest, columns },
    ...(unseen.length > 0 ? { told: describeHiddenRows(unseen) } : {}),
    ...(also === "" ? {} : { also }),
    ...(statusPlaces.length > 0 ? { statusPlaces } : {}),
  };
}

/** Describes KPI rows on hidden sheets. They are neither counted nor written, as the officer may not know of them. */
function describeHiddenRows(sheets: readonly UnreadPlace[]): { title: string; body: string } {
  const names = joinWords(sheets.map(({ sheetName }) => sheetName));
  const isOne = sheets.length === 1;
  const show = sheets.some(({ why }) => why === "hidden")
    ? "Right-click any sheet's tab, choose Unhide"
    : `Excel's menus do not show ${isOne ? "it" : "them"}: ask whoever made the workbook to make ${isOne ? "it" : "them"} visible`;
  return {
    title: isOne ? `The KPI rows are on the hidden sheet ${names}` : "The KPI rows are on hidden sheets",
    body: `KPI Reporter writes nothing where nobody sees it${isOne ? "" : ` (${names})`}. ${show}, then try again. Nothing was changed.`,
  };
}

/** Finds the table that comes nearest to a KPI table; null if every table lacks more than two headings. */
function findNearestTable({ tables }: Outline, context: LayoutContext): NearestRows | null {
  const matches = tables.map((table) => ({ table, ...matchTable(table, context) }));
  const [nearest] = matches.sort((a, b) => a.missing.length - b.missing.length);
  if (!nearest || nearest.missing.length > 2) return null;
  return {
    table: nearest.table.name,
    sheet: nearest.table.sheetName,
    missing: nearest.missing.map((key) => HEADINGS[key]),
    ...(nearest.unsure.length > 0
      ? { unsure: nearest.unsure.map((column) => namesOfUnsure(nearest.table, column)) }
      : {}),
  };
}

/** How many sheets are described. */
const DESCRIBED = 3;

/** What comes nearest on each sheet: the table, or a row of headings in plain cells. */
function describeAlike(alike: readonly LikeRows[], table: NearestRows | null): string[] {
  const isTable = typeof table?.table === "string";
  const others = alike.filter((one) => !isTable || sheetOf(one) !== table.sheet).map(describeLike);
  const all = [...(table && isTable ? [describeNearest(table)] : []), ...others];
  const rest = all.length - DESCRIBED;
  return rest > 0 ? [...all.slice(0, DESCRIBED), `So it is on ${countOf(rest, "more sheet")}.`] : all;
}

function sheetOf(one: LikeRows): string {
  return one.is === "near" ? one.rows.sheet : one.sheet;
}

/** How many headings in other words are named. */
const NAMED = 4;

function describeLike(one: LikeRows): string {
  switch (one.is) {
    case "near":
      return describeNearest(one.rows);
    case "other-words":
      return `Row ${one.row} on ${one.sheet} looks like headings in other words: ${listSome(one.headings, NAMED)}.`;
    case "pivot":
      return `Row ${one.row} on ${one.sheet} is a pivot table, which moves its cells whenever it is refreshed: copy its values to a sheet of their own, under these headings.`;
  }
}

/** Names the headings that the nearest rows lack, and those that could be the same column. */
export function describeNearest({ table, sheet, has = [], missing, unsure = [] }: NearestRows): string {
  const where = typeof table === "number" ? `Row ${table} on ${sheet}` : `The table ${table} on ${sheet}`;
  const lacking = missing.filter((heading) => !unsure.some((one) => one.heading === heading));
  const doubts = unsure.map(
    ({ heading, headings }) =>
      `${headings.map((one) => `“${one.replace(/\s+/g, " ")}”`).join(" and ")} could each be ${heading}: rename one`,
  );
  const parts = [
    ...(lacking.length > 0
      ? [`${where} ${has.length > 0 ? `has ${joinWords(has)}, and lacks` : "lacks"} ${joinWords(lacking)}`]
      : []),
    ...doubts.map((doubt) => (lacking.length > 0 ? doubt : `${where}: ${doubt}`)),
  ];
  return parts.map((part) => `${part}.`).join(" ");
}
