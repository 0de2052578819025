/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import type * as ColumnList from "../../../src/kpi/columns/column-headings";
import { matchColumns } from "../../../src/kpi/columns/match-headings";
import { readIndicators } from "../../../src/kpi/indicator";
import { requestKpiTables } from "../../../src/planning/tables/kpi-tables";
import { kpiTableOf, type RowOf } from "../../kpi/kpi-table-of";
import { FakeApp } from "../fake-app";
import { openPane, row } from "../open-pane";

/*
 * A column that is added to the list of columns, and marked as shown, is found by its headings, read, and shown among an indicator's
 * details. Nothing else has to change. This test adds a made-up column to the list.
 */
jest.mock("../../../src/kpi/columns/column-headings", () => {
  const actual = jest.requireActual<typeof ColumnList>("../../../src/kpi/columns/column-headings");
  const note = { what: "How sure the figure is.", example: "Provisional" };
  const added = { key: "made-up", heading: "Made Up", synonyms: ["invented"], note, isSparse: true, isShown: true };
  return { ...actual, KPI_COLUMNS: [...actual.KPI_COLUMNS, added] };
});

const KEY = "made-up" as keyof RowOf;
const seen: RowOf = {
  ...{ section: "Health", kpi: "Seen", metric: "Seen in time" },
  ...{ target: "95%", goodIs: "High", latestValue: "90%", asOf: "2024/25 Q2" },
};
const rows: RowOf[] = [
  { ...seen, [KEY]: "Provisional" },
  { ...seen, metric: "Seen late" },
];

/** The text beside a term in the open reason; null if there is no such term. */
const detail = (name: string): string | null => {
  const term = screen.queryAllByRole("term").find(({ textContent }) => textContent === name);
  return term?.nextElementSibling?.textContent ?? null;
};

test.each(["Made Up", "MADE UP (2024/25)", "Invented"])("it is found by the heading “%s”", (heading) => {
  expect(matchColumns(["Target", heading]).columns[KEY]).toBe(1);
});

test("its values are read with the text that the workbook shows, without which a day is a number", () => {
  const headings = ["Target", "Metric Name", "Latest Value", "RAG Status", "Made Up"];
  const table = { id: "t", name: "KPIs", sheetId: "s", sheetName: "KPIs", headings, protected: false, filtered: false };
  const [request] = requestKpiTables({ sheets: [], tables: [table] });
  expect(request?.columns.find(({ index }) => index === 4)).toEqual({
    index: 4,
    parts: ["values", "texts"],
    sparse: true,
  });
  const held = kpiTableOf([{ ...seen, [KEY]: 45_600 }, seen]);
  held.cells[KEY] = { values: [45_600, ""], texts: ["04/11/2024", ""] };
  expect(readIndicators(held).map(({ texts }) => texts)).toEqual([{ [KEY]: "04/11/2024" }, {}]);
});

test("the pane shows its value among an indicator's details", async () => {
  const { user } = await openPane(new FakeApp(rows));
  await user.click(row("Seen in time"));
  expect(detail("Made Up")).toBe("Provisional");
  await user.click(row("Seen late"));
  expect(detail("Cell")).not.toBeNull();
  expect(detail("Made Up")).toBeNull();
});
