/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import type { TableSeries } from "../../../src/kpi/layout/table-series";
import { FakeApp } from "../fake-app";
import { button, findingsOf, openPane } from "../open-pane";

const MONTHS: TableSeries = {
  ...{ shape: "down", judged: "September 2025", newest: "September 2025", past: [] },
  ...{
    periods: ["July 2025", "August 2025", "September 2025"],
    choices: ["July 2025", "August 2025", "September 2025"],
  },
  left: {
    earlier: { rows: Array.from({ length: 30 }, (_, row) => row + 1), sheets: [] },
    later: { rows: [], sheets: [] },
  },
};

function withMonths(): FakeApp {
  const app = new FakeApp();
  app.series = MONTHS;
  return app;
}

const field = (): HTMLElement => screen.getByRole("combobox", { name: "Period to judge" });
const CHANGE = "Change the period that is judged";

test("the pane says which period is judged, and once what is left alone", async () => {
  await openPane(withMonths());
  expect(screen.getByRole("region", { name: "The period that is judged" })).toHaveTextContent("Judging September 2025");
  expect(screen.getByText("30 rows of earlier periods are history and are not judged.")).toBeInTheDocument();
});

test("nothing is said where rows hold one period", async () => {
  await openPane();
  expect(screen.queryByRole("region", { name: "The period that is judged" })).toBeNull();
});

test("Change lists the periods with results, newest first, and takes the focus; Escape leaves", async () => {
  const { user, container } = await openPane(withMonths());
  await user.click(button(CHANGE));
  expect(field()).toHaveFocus();
  expect([...field().children].map(({ textContent }) => textContent)).toEqual([
    "The newest (September 2025)",
    "September 2025",
    "August 2025",
    "July 2025",
  ]);
  expect(await findingsOf(container)).toEqual([]);
  await user.keyboard("{Escape}");
  expect(button(CHANGE)).toHaveFocus();
});

test("a period that is chosen is remembered, said, and given up again", async () => {
  const { app, user } = await openPane(withMonths());
  await user.click(button(CHANGE));
  await user.selectOptions(field(), "August 2025");
  await user.click(button("Judge this period"));
  expect(app.chosenPeriod).toBe("August 2025");
  expect(screen.getByText("That August 2025 is judged is remembered in the sheet RAG Rules.")).toBeInTheDocument();
  expect(screen.getByRole("region", { name: "The period that is judged" })).toHaveTextContent(
    "Judging August 2025, as chosen (the newest that most rows report is September 2025)",
  );
  expect(button("Undo period")).toBeInTheDocument();
  await user.click(button(CHANGE));
  expect(field()).toHaveDisplayValue("August 2025");
  await user.selectOptions(field(), "The newest (September 2025)");
  await user.click(button("Judge this period"));
  expect(app.chosenPeriod).toBeNull();
});

test("where it cannot be remembered, the form says why and stays", async () => {
  const { app, user } = await openPane(withMonths());
  await user.click(button(CHANGE));
  app.problem = { code: "sheet-protected", sheet: "RAG Rules" };
  await user.click(button("Judge this period"));
  expect(field()).toBeInTheDocument();
  expect(screen.getAllByText(/RAG Rules is protected/).length).toBeGreaterThan(0);
});
