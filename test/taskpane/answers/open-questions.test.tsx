/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { ANSWERS } from "../../../src/kpi/answers/answer";
import type { TableSeries, UnclearPeriod } from "../../../src/kpi/layout/table-series";
import { FakeApp } from "../fake-app";
import { button, findingsOf, openPane } from "../open-pane";

const rowAsks = (row: number, isCount: boolean): [number, UnclearPeriod] => {
  const [own, longer] = [`Sep (H${row + 2})`, `YTD (I${row + 2})`];
  const answers = isCount ? ANSWERS["target-time"] : (["period", "longer"] as const);
  const asks = { question: "target-time", own, longer, isCount, answers } as const;
  return [row, { code: "which-value", field: "latestValue", readings: [own, longer], asks }];
};

/** Rows of Checks done, People waiting and A roads, which are counts, and of B roads, which is none. */
function asking(...rows: [number, UnclearPeriod][]): FakeApp {
  const app = new FakeApp();
  const series: TableSeries = {
    ...{ shape: "across", judged: "September 2025", newest: "September 2025", past: [] },
    ...{ periods: ["September 2025"], choices: ["September 2025"] },
    longerColumn: { heading: "YTD", lasting: "YTD" },
    unclear: new Map(rows),
  };
  app.series = series;
  return app;
}

const region = (): HTMLElement | null => screen.queryByRole("region", { name: "What needs an answer" });
const ANSWER = "Answer what is asked about these rows";
const group = (name: string | RegExp): HTMLElement => screen.getByRole("group", { name });
const radio = (name: string | RegExp, within_?: HTMLElement): HTMLElement =>
  (within_ ? within(within_) : screen).getByRole("radio", { name });

test("nothing is asked where nothing is open", async () => {
  await openPane();
  expect(region()).toBeNull();
});

test("rows are counted and asked about together; the form takes the focus, and Escape leaves it", async () => {
  const { user, container } = await openPane(asking(rowAsks(0, true), rowAsks(1, true), rowAsks(3, false)));
  expect(region()).toHaveTextContent("3 rows need an answer before they are rated.");
  await user.click(button(ANSWER));
  const all = group(/^What are the targets of 2 rows on .* for\?$/);
  expect(all).toHaveAccessibleDescription("Checks done and People waiting");
  expect(
    within(all)
      .getAllByRole("radio")
      .map((one) => one.parentElement?.textContent),
  ).toEqual([
    "Only September 2025",
    "The same time as YTD",
    "The whole year: YTD is the part of it so far",
    "Not the same for all rows",
  ]);
  const one = group("What is the target of B roads for?");
  expect(one).toHaveAccessibleDescription("Target: TBC");
  expect(within(one).getAllByRole("radio")).toHaveLength(2);
  expect(radio("Only September 2025")).toHaveFocus();
  expect(await findingsOf(container)).toEqual([]);
  await user.keyboard("{Escape}");
  expect(button(ANSWER)).toHaveFocus();
});

test("answers are kept, said, and can be undone; the title takes the focus once nothing is asked", async () => {
  const { app, user } = await openPane(asking(rowAsks(0, true), rowAsks(1, true), rowAsks(3, false)));
  await user.click(button(ANSWER));
  await user.click(radio("The whole year: YTD is the part of it so far"));
  await user.click(radio("The same time as YTD (I5)"));
  await user.click(button("Keep answers"));
  expect(app.answers).toEqual([
    [
      { question: "target-time", about: "YTD", answer: "year" },
      { question: "target-time", about: "B roads", answer: "longer" },
    ],
  ]);
  expect(region()).toBeNull();
  expect(screen.getByText("The answers are kept in the sheet RAG Rules.")).toBeInTheDocument();
  expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
  expect(button("Undo answers")).toBeInTheDocument();
});

test("rows are answered one by one with the keyboard", async () => {
  const { app, user, container } = await openPane(asking(rowAsks(0, true), rowAsks(1, true)));
  await user.click(button(ANSWER));
  await user.click(radio("Not the same for all rows"));
  await user.click(radio("Only Sep (H2)", group("What is the target of Checks done for?")));
  expect(await findingsOf(container)).toEqual([]);
  await user.keyboard("{Enter}");
  expect(app.answers).toEqual([[{ question: "target-time", about: "Checks done", answer: "period" }]]);
});

test("one row is asked about by its name", async () => {
  await openPane(asking(rowAsks(1, true))).then(({ user }) => user.click(button(ANSWER)));
  expect(region()).toHaveTextContent("1 row needs an answer before it is rated.");
  expect(group("What is the target of People waiting for?")).toHaveAccessibleDescription("Target: <700");
});

test("without an answer the form says so and keeps the focus; where it cannot be kept, it says why and stays", async () => {
  const { app, user, container } = await openPane(asking(rowAsks(0, true)));
  await user.click(button(ANSWER));
  await user.click(button("Keep answers"));
  expect(screen.getByText("Choose an answer first.")).toBeInTheDocument();
  expect(radio("Only Sep (H2)")).toHaveFocus();
  expect(group(/Checks done/)).toHaveAccessibleDescription("Target: National 95% Choose an answer first.");
  expect(await findingsOf(container)).toEqual([]);
  app.problem = { code: "sheet-protected", sheet: "RAG Rules" };
  await user.click(radio("Only Sep (H2)"));
  await user.click(button("Keep answers"));
  expect(radio("Only Sep (H2)")).toBeChecked();
  expect(screen.getAllByText(/RAG Rules is protected/).length).toBeGreaterThan(0);
});

test("which of two columns is meant is asked before anything else", async () => {
  const app = asking(rowAsks(0, true), [
    1,
    { code: "which-column", field: "latestValue", readings: ["Q2 Actual (F2)", "Q2 Result (G2)"] },
  ]);
  const columns = ["Actual", "Result"].map((words, at) => ({
    words,
    heading: `Q2 ${words}`,
    cell: ["F1", "G1"][at] ?? "",
  }));
  if (app.series) app.series = { ...app.series, columnsAsked: [{ field: "latestValue", columns }] };
  const { user, container } = await openPane(app);
  expect(region()).toHaveTextContent("2 rows need an answer before they are rated.");
  await user.click(button(ANSWER));
  expect(screen.getAllByRole("group", { name: /^Wh/ })).toEqual([group(/^Which column on .* is the Latest Value\?$/)]);
  expect(await findingsOf(container)).toEqual([]);
  await user.click(radio("Q2 Result (G1)"));
  await user.click(button("Keep answers"));
  expect(app.answers).toEqual([[{ heading: "Result", is: "latestValue" }]]);
});

test("results are asked about together, and kept for each row by its name", async () => {
  const count = (row: number): [number, UnclearPeriod] => {
    const asks = { question: "result-time", place: `Q2 (I${row + 2})` } as const;
    return [row, { code: "which-count", field: "latestValue", readings: [], asks }];
  };
  const { app, user, container } = await openPane(asking(count(0), count(2)));
  await user.click(button(ANSWER));
  expect(group(/^What is each result of 2 rows on .*\?$/)).toHaveAccessibleDescription("Checks done and A roads");
  await user.click(radio("Not the same for all rows"));
  expect(group("What is the result of A roads in Q2 (I4)?")).toHaveAccessibleDescription("Target: 5");
  expect(await findingsOf(container)).toEqual([]);
  await user.click(radio("The period's own", group(/^What is each result/)));
  await user.click(button("Keep answers"));
  expect(app.answers).toEqual([
    [
      { question: "result-time", about: "Checks done", answer: "own" },
      { question: "result-time", about: "A roads", answer: "own" },
    ],
  ]);
});
