/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../../../src/taskpane/App";
import { PaneBoundary } from "../../../src/taskpane/PaneBoundary";
import { refused } from "../../../src/planning/problem";
import type { RowOf } from "../../kpi/kpi-table-of";
import { Drawn } from "../drawn";
import { FakeApp } from "../fake-app";
import { ROWS } from "../sample-review";
import { recalculate } from "../open-pane";

const scrolledTo: string[] = [];
Element.prototype.scrollIntoView = function (this: Element): void {
  scrolledTo.push(this.textContent ?? "");
};

async function open(app = new FakeApp()): Promise<{ app: FakeApp; user: ReturnType<typeof userEvent.setup> }> {
  const user = userEvent.setup();
  await act(async () => {
    render(
      <Drawn>
        <App app={app} />
      </Drawn>,
    );
    await Promise.resolve();
  });
  return { app, user };
}

const runButton = (): HTMLElement => screen.getByRole("button", { name: "Recalculate RAG" });
const row = (metric: string): HTMLElement => screen.getByRole("button", { name: new RegExp(`${metric}\\b`) });
const tryAgain = (): HTMLElement => screen.getByRole("button", { name: "Try again" });

describe("a bug in an action", () => {
  test.each<[string, (app: FakeApp) => void]>([
    ["that rejects", (app) => (app.write = () => Promise.reject(new Error("Boom.")))],
    [
      "that throws at once",
      (app) =>
        (app.write = () => {
          throw new Error("Boom.");
        }),
    ],
  ])("%s is reported, and the button is enabled again", async (_, breakIt) => {
    const app = new FakeApp();
    const { user } = await open(app);
    const write = app.write.bind(app);
    breakIt(app);
    await recalculate(user);
    expect(screen.getByText(/Boom\./)).toBeInTheDocument();
    expect(runButton()).not.toHaveAttribute("aria-disabled", "true");
    app.write = write;
    await recalculate(user);
    expect(screen.getByText("5 statuses changed.")).toBeInTheDocument();
  });

  test("while reading is reported, and can be tried again", async () => {
    const app = new FakeApp();
    const review = app.review.bind(app);
    app.review = () => Promise.reject(new Error("Boom."));
    const { user } = await open(app);
    expect(screen.getByText(/Boom\./)).toBeInTheDocument();
    app.review = review;
    await user.click(tryAgain());
    expect(screen.getByText("5 indicators in 4 KPIs")).toBeInTheDocument();
  });

  test("while showing a cell is reported", async () => {
    const app = new FakeApp();
    app.show = () => Promise.reject(new Error("Boom."));
    const { user } = await open(app);
    await user.click(row("A roads"));
    expect(screen.getByText(/Boom\./)).toBeInTheDocument();
  });

  test("while drawing shows a message, not an empty pane", async () => {
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    const Broken = (): never => {
      throw new Error("Boom.");
    };
    render(
      <PaneBoundary>
        <Broken />
      </PaneBoundary>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("Boom.");
    expect(tryAgain()).toBeInTheDocument();
    jest.restoreAllMocks();
  });
});

describe("Try again repeats what failed", () => {
  test("after a cell could not be shown: reads the table again, and writes nothing", async () => {
    const { app, user } = await open();
    app.show = () => Promise.resolve(refused({ code: "item-gone" }));
    await user.click(row("A roads"));
    await user.click(tryAgain());
    expect(app.runs).toBe(0);
    expect(screen.queryByText("The KPI table has gone")).not.toBeInTheDocument();
  });

  test("after a blank sheet could not be inserted: inserts it, and keeps the focus in the pane", async () => {
    const { app, user } = await open(new FakeApp(null));
    const insert = app.insertKpiSheet.bind(app);
    app.insertKpiSheet = () => Promise.resolve(refused({ code: "busy" }));
    await user.click(screen.getByRole("button", { name: "Insert a blank KPI sheet" }));
    app.insertKpiSheet = insert;
    await user.click(tryAgain());
    expect(app.inserts).toBe(1);
    expect(screen.getByText(/no rows yet/)).toBeInTheDocument();
    expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
  });
});

test("a press while the sheet is being read again is not lost", async () => {
  const { app, user } = await open();
  const review = app.review.bind(app);
  let finish = (): void => undefined;
  let isReading = false;
  app.review = async () => {
    isReading = true;
    await new Promise<void>((resolve) => (finish = resolve));
    return review();
  };
  act(() => app.change("s1"));
  await waitFor(() => expect(isReading).toBe(true));
  await recalculate(user);
  expect(app.runs).toBe(0);
  app.review = review;
  await act(async () => {
    finish();
    await Promise.resolve();
  });
  await user.click(await screen.findByRole("button", { name: "Write 5 statuses" }));
  expect(await screen.findByText("5 statuses changed.")).toBeInTheDocument();
  expect(app.runs).toBe(1);
});

test("closing a reason does not change the sheet's selection", async () => {
  const { app, user } = await open();
  await user.click(row("A roads"));
  await user.click(row("A roads"));
  expect(app.shown).toHaveLength(1);
});

test("the messages are in one live region that exists from the start", async () => {
  const { user } = await open();
  const region = screen.getByText(/5 statuses in the sheet/).closest("[aria-live]");
  expect(region).toHaveAttribute("aria-live", "polite");
  await recalculate(user);
  expect(region).toHaveTextContent("5 statuses changed.");
});

test("the count of filtered indicators is in a live region that exists from the start", async () => {
  const { user } = await open();
  const region = document.querySelector(".found");
  expect(region).toHaveAttribute("role", "status");
  await user.click(screen.getByRole("button", { name: /^2\s*Amber$/ }));
  expect(region).toHaveTextContent("Showing 2 of 5.");
  await user.type(screen.getByRole("searchbox"), "zzz");
  expect(region).toHaveTextContent("No indicator matches.");
  await user.click(screen.getByRole("button", { name: /^5\s*All$/ }));
  expect(region).toHaveTextContent("No indicator matches.");
});

describe("a long table", () => {
  const many = Array.from({ length: 750 }, (_, index): RowOf => ({
    ...ROWS[0],
    kpi: "Checks",
    metric: `Metric ${index}`,
  }));
  // By its place: a query by role takes seconds with hundreds of rows.
  const rowAt = (index: number): Element | null => document.querySelector(`[data-place="t1/${index}"] button`);
  const metrics = (): string[] => [...document.querySelectorAll(".metric")].map((element) => element.textContent ?? "");

  test("a row that is not drawn is drawn when it is selected in the sheet", async () => {
    const { app, user } = await open(new FakeApp(many));
    act(() => app.select({ sheetId: "s1", row: 1 + 700, column: 0 }));
    expect(rowAt(700)?.closest("li")).toHaveAttribute("aria-current", "true");
    expect(scrolledTo.at(-1)).toContain("Metric 700");
    expect(metrics()).toHaveLength(150);
    await user.click(screen.getByText("Show 200 before"));
    expect(metrics()[0]).toBe("Metric 400");
    expect(rowAt(400)).toHaveFocus();
  });

  test("“Show more” moves the focus to the first new row", async () => {
    const { user } = await open(new FakeApp(many));
    await user.click(screen.getByText("Show 200 more"));
    expect(rowAt(200)).toHaveFocus();
  });

  test("another filter or search returns to the start of the list", async () => {
    const { app, user } = await open(new FakeApp(many));
    act(() => app.select({ sheetId: "s1", row: 1 + 700, column: 0 }));
    await user.type(screen.getByRole("searchbox"), "m");
    expect(metrics()[0]).toBe("Metric 0");
  });
});
