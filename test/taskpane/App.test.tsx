/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import type { RowOf } from "../kpi/kpi-table-of";
import { App } from "../../src/taskpane/App";
import type { Problem } from "../../src/planning/problem";
import { Drawn } from "./drawn";
import { FakeApp } from "./fake-app";
import { ROWS } from "./sample-review";
import { recalculate } from "./open-pane";

Element.prototype.scrollIntoView = (): void => undefined;

async function open(
  app = new FakeApp(),
): Promise<{ app: FakeApp; user: ReturnType<typeof userEvent.setup>; container: HTMLElement }> {
  const user = userEvent.setup();
  let container = document.body;
  await act(async () => {
    ({ container } = render(
      <Drawn>
        <App app={app} />
      </Drawn>,
    ));
    await Promise.resolve();
  });
  return { app, user, container };
}

const runButton = (): HTMLElement => screen.getByRole("button", { name: "Recalculate RAG" });
const metrics = (): string[] => [...document.querySelectorAll(".metric")].map((element) => element.textContent ?? "");
const row = (metric: string): HTMLElement => screen.getByRole("button", { name: new RegExp(metric) });

async function findingsOf(container: HTMLElement): Promise<string[]> {
  // jsdom draws nothing, so colours are checked in the browser tests.
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}

describe("when the pane opens", () => {
  test("it shows the period, the counts, and what a run would do", async () => {
    await open();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("2024/25 Q2");
    expect(screen.getByText("5 indicators in 4 KPIs")).toBeInTheDocument();
    expect(screen.getByText(/5 statuses in the sheet are out of date/)).toBeInTheDocument();
    expect(
      screen.getByRole("img", { name: "Indicators by status: 1 Green, 2 Amber, 1 Red, 1 Not rated." }),
    ).toBeInTheDocument();
  });

  test("it lists the indicators by section and KPI, with the combined status of each combined KPI", async () => {
    await open();
    expect(screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent)).toEqual([
      "Health",
      "Roads",
    ]);
    expect(metrics()).toEqual(ROWS.map((fixture) => fixture.metric));
    expect(screen.getByText("Combined: Green, the worst of 1; 1 not rated left out")).toBeInTheDocument();
    expect(within(row("Checks done")).getByText("Amber")).toBeInTheDocument();
    expect(within(row("Checks done")).getByText("89.8 against National 95%")).toBeInTheDocument();
  });
});

describe("recalculating", () => {
  test("the message says what changed, and after a second run that nothing did", async () => {
    const { user } = await open();
    await recalculate(user);
    expect(screen.getByText("5 statuses changed.")).toBeInTheDocument();
    await recalculate(user);
    expect(screen.getByText("Nothing to change: every status is up to date.")).toBeInTheDocument();
  });

  test("presses while a run is going do not start another, and the button is enabled afterwards", async () => {
    const { app, user } = await open();
    let finish = (): void => undefined;
    const write = app.write.bind(app);
    app.write = async (reviewed) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return write(reviewed);
    };
    await recalculate(user);
    const busy = screen.getByRole("button", { name: "Recalculating…" });
    expect(busy).toHaveAttribute("aria-disabled", "true");
    await user.click(busy);
    await user.click(busy);
    await act(async () => {
      finish();
      await Promise.resolve();
    });
    expect(app.runs).toBe(1);
    expect(runButton()).not.toHaveAttribute("aria-disabled", "true");
  });

  test.each<[Problem, string]>([
    [{ code: "cell-being-edited" }, "Press Enter to finish editing the cell"],
    [{ code: "sheet-protected", sheet: "KPIs" }, "The sheet KPIs is protected"],
    [{ code: "filter-on", sheet: "KPIs", table: "KPIs" }, "A filter is hiding rows"],
    [{ code: "unexpected", detail: "Boom." }, "Boom."],
  ])("a refusal is explained, the list stays, and the button is enabled: %j", async (problem, words) => {
    const { app, user } = await open();
    app.problem = problem;
    await recalculate(user);
    expect(screen.getByText(new RegExp(words))).toBeInTheDocument();
    expect(metrics()).toHaveLength(5);
    app.problem = null;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await user.click(screen.getByRole("button", { name: "Write 5 statuses" }));
    expect(screen.getByText("5 statuses changed.")).toBeInTheDocument();
  });

  test("cells that were not written are named", async () => {
    const { user } = await open(new FakeApp([{ ...(ROWS[0] as RowOf), status: "see note" }, ROWS[1] as RowOf]));
    await recalculate(user);
    expect(
      screen.getByText(/“see note” \(I2\) in RAG Status is no status of the rules, and left alone/),
    ).toBeInTheDocument();
  });
});

test("tables and rows that were not read are listed, a line for each reason", async () => {
  const app = new FakeApp();
  const review = app.review.bind(app);
  app.review = async () => {
    const result = await review();
    if (!result.ok) return result;
    const at = (address: string, why: "total" | "note" | "not-searched"): (typeof result.value.skipped)[number] => ({
      sheetName: "KPIs",
      address,
      why,
    });
    const skipped = [at("A4", "total"), at("A9", "note"), at("A4001", "not-searched")];
    skipped.push({ sheetName: "KPIs", address: "A1", why: "unsure-heading", headings: ["Plan", "Goal"] });
    const kept = [
      { tableId: "t1", sheetName: "KPIs", row: 0, address: "I2", holds: "no-good-is" as const, text: "Red" },
    ];
    return { ...result, value: { ...result.value, skipped, kept } };
  };
  await open(app);
  expect(screen.getByText("2 total and note rows are left out: A4 and A9.")).toBeInTheDocument();
  expect(
    screen.getByText(
      "“Plan” and “Goal” could be the same column, and neither is used. Rename one, or say which it is.",
    ),
  ).toBeInTheDocument();
  expect(screen.getByText("KPIs is too large to be read from A4001 on: rows below are left out.")).toBeInTheDocument();
  expect(
    screen.getByText(
      "1 row does not say whether high or low is good, and its status is left alone. Add a Good Is column.",
    ),
  ).toBeInTheDocument();
});

describe("the reason of a status", () => {
  test("opens beneath the row, names the cells, and selects the status cell in the sheet", async () => {
    const { app, user } = await open();
    await user.click(row("Checks done"));
    expect(row("Checks done")).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText(/89\.8 is 5\.2|89\.8% is 5\.2 points/)).toBeInTheDocument();
    expect(screen.getByText("95%. Set aside: “National”.")).toBeInTheDocument();
    expect(screen.getByText(/amber to 10%, from the ruleset's defaults/)).toBeInTheDocument();
    expect(app.shown).toEqual([{ tableId: "t1", row: 0 }]);
    await user.click(row("Checks done"));
    expect(row("Checks done")).toHaveAttribute("aria-expanded", "false");
  });

  test("an override is shown beside the status that the rules give", async () => {
    const { user } = await open();
    expect(within(row("Lamps lit")).getByText("Override (rules give Red)")).toBeInTheDocument();
    await user.click(row("Lamps lit"));
    expect(screen.getByText(/An officer gave Amber: The contractor changed in August/)).toBeInTheDocument();
    expect(screen.getByText(/Rules give: Red: 50 is 49/)).toBeInTheDocument();
  });

  test("a missing figure is named with its cell", async () => {
    const { user } = await open();
    await user.click(row("B roads"));
    expect(screen.getByText(/Type a figure in D5 when there is one/)).toBeInTheDocument();
  });
});

describe("finding an indicator", () => {
  test("a status button filters, and pressing it again shows all", async () => {
    const { user } = await open();
    const red = screen.getByRole("button", { name: /^1\s*Red$/ });
    await user.click(red);
    expect(metrics()).toEqual(["People waiting"]);
    expect(red).toHaveAttribute("aria-pressed", "true");
    await user.click(red);
    expect(metrics()).toHaveLength(5);
  });

  test("searching finds metrics and KPIs; without a match a button shows all again", async () => {
    const { user } = await open();
    await user.type(screen.getByRole("searchbox"), "condit");
    expect(metrics()).toEqual(["A roads", "B roads"]);
    await user.type(screen.getByRole("searchbox"), "xyz");
    expect(metrics()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(metrics()).toHaveLength(5);
  });

  test("selecting a cell in the sheet marks its row", async () => {
    const { app } = await open();
    act(() => app.select({ sheetId: "s1", row: 2, column: 0 }));
    expect(row("People waiting").closest("li")).toHaveAttribute("aria-current", "true");
    act(() => app.select({ sheetId: "s1", row: 0, column: 0 }));
    expect(document.querySelector("[aria-current]")).toBeNull();
  });

  test("a long table is drawn in parts", async () => {
    const many = Array.from({ length: 450 }, (_, index): RowOf => ({
      ...ROWS[0],
      kpi: "Checks",
      metric: `Metric ${index}`,
    }));
    const { user } = await open(new FakeApp(many));
    expect(metrics()).toHaveLength(200);
    // By text: a query by role takes seconds with hundreds of rows.
    await user.click(screen.getByText("Show 200 more"));
    expect(metrics()).toHaveLength(400);
  });
});

describe("when the sheet changes", () => {
  const change = (app: FakeApp, sheetId = "s1"): void => act(() => app.change(sheetId));

  test("it is read again after a pause, and nothing is written", async () => {
    const { app } = await open();
    const reads = app.reads;
    change(app);
    change(app);
    expect(screen.getByText("The workbook has changed since it was read.")).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText(/has changed since it was read/)).toBeNull());
    expect({ reads: app.reads - reads, runs: app.runs }).toEqual({ reads: 1, runs: 0 });
  });

  test("while it cannot be read, the pane says that it is out of date and offers to read it again", async () => {
    const { app, user } = await open();
    app.problem = { code: "cell-being-edited" };
    const { reads } = app;
    change(app);
    await waitFor(() => expect(app.reads).toBe(reads + 1));
    expect(metrics()).toHaveLength(5);
    app.problem = null;
    await user.click(screen.getByRole("button", { name: "Read again" }));
    expect(screen.queryByText(/has changed since it was read/)).toBeNull();
  });

  test("changes of other sheets, and the run's own, are ignored", async () => {
    const { app, user } = await open();
    change(app, "other");
    expect(screen.queryByText(/has changed since it was read/)).toBeNull();
    // Excel reports the run's own changes shortly after it, however slow this machine is.
    jest.spyOn(performance, "now").mockReturnValue(performance.now());
    await recalculate(user);
    change(app);
    jest.restoreAllMocks();
    expect(screen.getByText("5 statuses changed.")).toBeInTheDocument();
  });
});

describe("without a KPI table", () => {
  test("the pane says which headings it looks for, and inserts a blank KPI sheet", async () => {
    const { app, user } = await open(new FakeApp(null));
    expect(screen.getByText(/Target, Good Is, Metric Name, Latest Value, RAG Status/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Insert a blank KPI sheet" }));
    expect(app.inserts).toBe(1);
    expect(screen.getByText(/The KPI table has no rows yet/)).toBeInTheDocument();
  });

  test("the pane says what is missing of the blank sheet", async () => {
    const { app, user } = await open(new FakeApp(null));
    app.undecorated = [{ sheet: "KPIs", missing: ["freeze", "show"] }];
    await user.click(screen.getByRole("button", { name: "Insert a blank KPI sheet" }));
    expect(screen.getByText(/did not freeze the headings and show the first row of KPIs/)).toBeInTheDocument();
    expect(screen.getByText(/The KPI table has no rows yet/)).toBeInTheDocument();
  });
});

test("the statuses can be written with the keyboard alone", async () => {
  const { app, user } = await open();
  await user.tab();
  expect(runButton()).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(app.runs).toBe(0);
  expect(screen.getByRole("button", { name: "Write 5 statuses" })).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(app.runs).toBe(1);
  expect(runButton()).toHaveFocus();
  while (document.activeElement !== row("Checks done")) await user.tab();
  await user.keyboard("{Enter}");
  expect(row("Checks done")).toHaveAttribute("aria-expanded", "true");
});

describe("axe finds nothing", () => {
  test.each<[string, () => FakeApp, boolean]>([
    ["after opening", () => new FakeApp(), false],
    ["after a run, with a reason open", () => new FakeApp(), true],
    ["without a KPI table", () => new FakeApp(null), false],
    ["with an empty table", () => new FakeApp([]), false],
  ])("%s", async (_, make, act) => {
    const { user, container } = await open(make());
    if (act) {
      await recalculate(user);
      await user.click(row("Lamps lit"));
    }
    expect(await findingsOf(container)).toEqual([]);
  });
});
