/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import type { StatusPlace } from "../../../src/planning/tables/columns-reading";
import { FakeApp } from "../fake-app";
import { button, findingsOf, openPane } from "../open-pane";

const at = { sheetId: "s", row: 0, column: 6, rowCount: 3, columnCount: 1 };
const PLACE: StatusPlace = { id: "s:G1", sheetId: "s", sheetName: "KPIs", address: "G1", at, headingRow: 0 };

test("where only a status column is missing, one press adds it and writes the statuses", async () => {
  const app = new FakeApp();
  app.problem = { code: "no-kpi-table", nearest: null, statusPlaces: [PLACE] };
  const { user, container } = await openPane(app);
  expect(await findingsOf(container)).toEqual([]);
  await user.click(button("Add a RAG column in KPIs!G1"));
  expect(app.addedTo).toEqual([PLACE]);
  expect(
    screen.getByText("A RAG Status column was added in KPIs!G1, and the statuses were written."),
  ).toBeInTheDocument();
  expect(button("Undo RAG column")).toBeInTheDocument();
});

test("the pane offers it among what was passed over, where other rows are judged", async () => {
  const app = new FakeApp();
  app.statusPlaces = [PLACE];
  const { user } = await openPane(app);
  await user.click(button("Add a RAG column in KPIs!G1"));
  expect(app.addedTo).toEqual([PLACE]);
  expect(screen.queryByRole("button", { name: "Add a RAG column in KPIs!G1" })).toBeNull();
});
