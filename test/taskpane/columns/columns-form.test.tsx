/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen, waitFor, within } from "@testing-library/react";
import { NO_MAPPING } from "../../../src/kpi/columns/column-mapping";
import type { ColumnPlace } from "../../../src/planning/tables/columns-reading";
import type { Problem } from "../../../src/planning/problem";
import { FakeApp } from "../fake-app";
import { button, findingsOf, openPane } from "../open-pane";

const place = (id: string, texts: string[]): ColumnPlace => ({
  ...{ id, at: id, sheetName: "Data" },
  headings: texts.map((text) => ({ text, examples: text === "Got to" ? ["90", "96"] : [] })),
});
const PLACES = [
  place("Scorecard", ["What we count", "Aiming at", "Got to", "Colour", "Trend"]),
  place("Other", ["Indicator", "Target", "Actual", "RAG"]),
];

function withoutTable(places = PLACES): FakeApp {
  const app = new FakeApp();
  const problem: Problem = {
    code: "no-kpi-table",
    nearest: null,
    columns: { rulesSheet: null, mapping: NO_MAPPING, places },
  };
  app.problem = problem;
  return app;
}

const form = (): HTMLElement => screen.getByRole("form", { name: "Which column is which" });
const field = (name: RegExp): HTMLElement => within(form()).getByRole("combobox", { name });

async function openForm(app = withoutTable()): Promise<Awaited<ReturnType<typeof openPane>>> {
  const opened = await openPane(app);
  await opened.user.click(button("Say which column is which"));
  await waitFor(form);
  return opened;
}

test("without KPI rows the form is offered, takes the focus, and says what is still to be chosen", async () => {
  const { container } = await openForm();
  expect(field(/^Table or rows/)).toHaveFocus();
  expect(field(/^Target/)).toHaveDisplayValue("Choose a heading…");
  expect(within(form()).getByRole("status")).toHaveTextContent(
    "Still to choose: Target, Metric Name, Latest Value, RAG Status.",
  );
  expect(within(field(/^Latest Value/)).getByRole("option", { name: "Got to: 90, 96" })).toBeInTheDocument();
  expect(await findingsOf(container)).toEqual([]);
});

test("saved columns are remembered, the list is shown, and Recalculate RAG takes the focus", async () => {
  const { app, user } = await openForm();
  await user.selectOptions(field(/^Metric Name/), "What we count");
  await user.selectOptions(field(/^Target/), "Aiming at");
  await user.selectOptions(field(/^Latest Value/), "Got to: 90, 96");
  await user.selectOptions(field(/^RAG Status/), "Colour");
  expect(within(form()).getByRole("status")).toHaveTextContent("All that is needed is chosen.");
  await user.click(button("Remember these columns"));
  expect(app.named).toMatchObject([
    {
      place: "Scorecard",
      choices: { metric: "What we count", target: "Aiming at", latestValue: "Got to", status: "Colour", goodIs: null },
    },
  ]);
  expect(screen.getByText("Which column is which is remembered in the sheet RAG Rules.")).toBeInTheDocument();
  expect(screen.queryByRole("form")).toBeNull();
  expect(button("Recalculate RAG")).toHaveFocus();
});

test("a required column without a heading is reported at its field, which takes the focus", async () => {
  const { app, user } = await openForm();
  await user.selectOptions(field(/^Target/), "Aiming at");
  await user.click(button("Remember these columns"));
  expect(app.named).toEqual([]);
  expect(field(/^Metric Name/)).toHaveFocus();
  expect(field(/^Metric Name/)).toBeInvalid();
  expect(field(/^Target/)).toBeValid();
});

test("a heading cannot be two columns, even if one of them is not shown", async () => {
  const { app, user } = await openForm();
  await user.selectOptions(field(/^Target/), "Aiming at");
  await user.selectOptions(field(/^Latest Value/), "Aiming at");
  expect(
    screen.getByText("“Aiming at” is chosen for Latest Value too. A heading can be one column only."),
  ).toBeInTheDocument();
  await user.selectOptions(field(/^Latest Value/), "Trend");
  expect(screen.getByText("“Trend” is chosen for Trends too. A heading can be one column only.")).toBeInTheDocument();
  expect(document.querySelector("details")).toHaveAttribute("open");
  await user.click(button("Remember these columns"));
  expect(app.named).toEqual([]);
});

test("a heading that several columns share is not accepted", async () => {
  const { headings, ...twice } = place("Twice", ["Measure", "Target", "Actual", "RAG"]);
  const repeated = {
    ...twice,
    headings: headings.map((heading) => ({ ...heading, isRepeated: heading.text === "Actual" })),
  };
  const { app, user } = await openForm(withoutTable([repeated]));
  expect(within(form()).getByRole("status")).toHaveTextContent("Still to choose: Latest Value.");
  await user.selectOptions(field(/^Latest Value/), "Actual");
  expect(field(/^Latest Value/)).toBeInvalid();
  expect(
    screen.getByText(
      "Several columns are headed “Actual”. Rename all but one in the sheet, then cancel here and try again.",
    ),
  ).toBeInTheDocument();
  await user.click(button("Remember these columns"));
  expect(field(/^Latest Value/)).toHaveFocus();
  expect(app.named).toEqual([]);
});

test("another table is shown with its own headings and the columns recognised there", async () => {
  const { user } = await openForm();
  await user.selectOptions(field(/^Table or rows/), "Other on Data");
  expect(field(/^Target/)).toHaveDisplayValue("Target");
  expect(field(/^Latest Value/)).toHaveDisplayValue("Actual");
  expect(within(form()).getByRole("status")).toHaveTextContent("All that is needed is chosen.");
});

test("a failed save keeps what was chosen, is explained in the form, and can be tried again", async () => {
  const app = withoutTable();
  const { user } = await openForm(app);
  await user.selectOptions(field(/^Table or rows/), "Other on Data");
  await user.selectOptions(field(/^Latest Value/), "RAG");
  await user.selectOptions(field(/^RAG Status/), "Actual");
  app.namingProblem = { code: "sheet-protected", sheet: "RAG Rules" };
  await user.click(button("Remember these columns"));
  expect(within(form()).getByText(/The sheet RAG Rules is protected/)).toBeInTheDocument();
  expect(field(/^Latest Value/)).toHaveDisplayValue("RAG");
  app.namingProblem = null;
  await user.click(button("Try again"));
  expect(app.named).toMatchObject([{ place: "Other", choices: { latestValue: "RAG", status: "Actual" } }]);
});

test("Escape closes the form, keeps the focus in the pane, and shows the message again", async () => {
  const { app, user } = await openForm();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("form")).toBeNull();
  expect(button("Say which column is which")).toBeInTheDocument();
  expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
  expect(screen.getByRole("heading", { level: 1 })).toHaveAttribute("tabindex", "0");
  await user.tab();
  expect(screen.getByRole("heading", { level: 1 })).toHaveAttribute("tabindex", "-1");
  expect(app.named).toEqual([]);
});

test("the form opens from the Rules tab at any time", async () => {
  const { user } = await openPane(new FakeApp());
  await user.click(screen.getByRole("tab", { name: "Rules" }));
  await user.click(await screen.findByRole("button", { name: "Say which column is which" }));
  await waitFor(form);
  expect(within(form()).getByText("KPIs on KPIs")).toBeInTheDocument();
  expect(field(/^Target/)).toHaveDisplayValue("Target");
  await user.click(button("Cancel"));
  expect(button("Recalculate RAG")).toHaveFocus();
});

test("periods need no name: nothing is asked for what they have", async () => {
  const periods = { text: "Apr to Jun", fields: ["latestValue" as const] };
  const { app, user } = await openForm(withoutTable([{ ...place("Ours", ["What", "Aim for", "Colour"]), periods }]));
  expect(form()).toHaveTextContent(
    "Apr to Jun are periods: the newest that most rows report is judged, and nothing needs to be chosen for it.",
  );
  await user.selectOptions(field(/^Metric Name/), "What");
  await user.selectOptions(field(/^Target/), "Aim for");
  await user.selectOptions(field(/^RAG Status/), "Colour");
  expect(within(form()).getByRole("status")).toHaveTextContent("All that is needed is chosen.");
  await user.click(button("Remember these columns"));
  expect(app.named).toMatchObject([{ choices: { latestValue: null, metric: "What" } }]);
});
