import { NOT_CALCULATED } from "../kpi/kpi-table";
import type { ColumnsReading } from "../workbook/columns-reading";
import { joinWords } from "../report/words";
import type { UnreadPlace } from "../workbook/kpi-ranges";
import { findNearestTable } from "../workbook/kpi-tables";
import type { NearestRows, Problem } from "../workbook/problem";
import { isOwnSheet } from "../workbook/sheets/own-sheets";
import type { Snapshot } from "../workbook/snapshot";

/** There are no KPI rows: what comes nearest to some, and what was too large to be looked through. */
export function describeNone(
  { outline, searched }: Snapshot,
  nearest: NearestRows | null,
  unseen: readonly UnreadPlace[],
  columns: ColumnsReading,
): Problem {
  const large = searched.filter(({ isWhole }) => !isWhole).map(({ name }) => name);
  const notSearched = large.length > 0 ? { notSearched: large } : {};
  const unknown = searched.flatMap(({ name, values }) => (values.some((line) => line.includes(NOT_CALCULATED)) ? [name] : []));
  const ownNamed = outline.sheets.flatMap(({ name }) => (isOwnSheet(name) ? [name] : []));
  const also = [
    ...(unknown.length > 0 ? [` Formulas on ${joinWords(unknown)} have not been calculated: open the workbook in Excel, press F9 and save it.`] : []),
    ...(ownNamed.length > 0 ? [` Not looked at, as KPI Reporter keeps their names for its own sheets: ${joinWords(ownNamed)}.`] : []),
  ].join("");
  return {
    ...{ code: "no-kpi-table", nearest: findNearestTable(outline, columns.mapping) ?? nearest, ...notSearched, columns },
    ...(unseen.length > 0 ? { told: describeHiddenRows(unseen) } : {}),
    ...(also === "" ? {} : { also }),
  };
}

/** Rows that nobody sees are neither counted nor written to: an officer who hid them may not know that they are there. */
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
