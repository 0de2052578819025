/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import type userEvent from "@testing-library/user-event";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { createPaneApp, type PaneApp } from "../../src/taskpane/state/pane-app";
import { ANSWER_TIMEOUT_MS } from "../../src/progress/timeout";
import type { WorkbookPort } from "../../src/planning/port";
import { refused, type Problem, type Result } from "../../src/planning/problem";
import { isFullRun } from "../support/strength";
import { FakeApp } from "./fake-app";
import { button, openPane, row } from "./open-pane";

type User = ReturnType<typeof userEvent.setup>;
type Call = () => Promise<Result<never>>;

const PROBLEMS: Problem[] = [
  ...(
    [
      "cell-being-edited",
      "workbook-changed",
      "item-gone",
      "too-large",
      "busy",
      "no-answer",
      "session-lost",
      "read-only",
    ] as const
  ).map((code) => ({ code })),
  { code: "no-kpi-table", nearest: null },
  { code: "rules-not-read", sheet: "RAG Rules", faults: [{ cell: "B4", problem: "is empty" }] },
  { code: "name-taken", sheet: "RAG Rules" },
  { code: "sheet-protected", sheet: "KPIs" },
  { code: "filter-on", sheet: "KPIs", table: "KPIs" },
  { code: "write-refused", sheet: "KPIs" },
  { code: "not-written-as-planned", restored: false },
  { code: "written-not-read", because: { code: "busy" } },
];

const FAILURES: [string, Call][] = [
  ...PROBLEMS.map((problem): [string, Call] => [
    `is refused: ${problem.code}`,
    () => Promise.resolve(refused(problem)),
  ]),
  ["rejects", () => Promise.reject(new Error("Boom."))],
  [
    "throws at once",
    () => {
      throw new Error("Boom.");
    },
  ],
];

/** One of each way to fail. The form takes long to fill in, and is tried with these only. */
const FEW = new Set(["is refused: busy", "is refused: no-kpi-table", "is refused: written-not-read", "throws at once"]);

/** What the officer can start, and the call that does it. */
const ACTIONS: [string, keyof PaneApp, (user: User) => Promise<void>][] = [
  ["a recalculation", "prepare", runAndWrite],
  ["the writing of a run", "write", runAndWrite],
  ["an override", "override", overrideWaiting],
];

/** A first run is previewed. */
async function runAndWrite(user: User): Promise<void> {
  await user.click(button("Recalculate RAG"));
  const write = screen.queryByRole("button", { name: "Write 5 statuses" });
  if (write) await user.click(write);
}

async function overrideWaiting(user: User): Promise<void> {
  if (!screen.queryByRole("button", { name: "Save override" })) {
    if (row("People waiting").getAttribute("aria-expanded") !== "true") await user.click(row("People waiting"));
    await user.click(button("Override…"));
    await user.click(screen.getByRole("radio", { name: "Green" }));
    await user.type(screen.getByRole("textbox", { name: /Reason/ }), "Why");
  }
  await user.click(button("Save override"));
}

const expectEnabled = (): void => expect(button("Recalculate RAG")).not.toHaveAttribute("aria-disabled", "true");

/** Expects a message with a title that says what to do. */
function expectAdvice(): void {
  const region = document.querySelector(".messages");
  expect(region).toHaveTextContent(/[Tt]ry again|Reload|Split|Save a copy|insert a blank/);
}

describe.each(ACTIONS)("after %s", (_, call, press) => {
  test.each(FAILURES.filter(([name]) => FEW.has(name) || (isFullRun && call === "prepare")))(
    "that %s, the pane says what to do, and the officer can try again",
    async (_failure, fails) => {
      const app = new FakeApp();
      const works = app[call].bind(app);
      Object.assign(app, { [call]: fails });
      const { user } = await openPane(app);
      await press(user);
      expectAdvice();
      const isWithoutTable = screen.queryByRole("button", { name: "Insert a blank KPI sheet" }) !== null;
      Object.assign(app, { [call]: works });
      if (isWithoutTable) await user.click(button("Try again"));
      expectEnabled();
      await press(user);
      expect(screen.getByText(/5 statuses changed|Override saved/)).toBeInTheDocument();
    },
  );
});

describe.each(FAILURES.filter(([name]) => isFullRun || FEW.has(name)))(
  "over a workbook whose every call %s",
  (_, fails) => {
    test("the pane opens, says what to do, and can try again repeatedly", async () => {
      const watch = (): Promise<never> => Promise.reject(new Error("Boom."));
      const port: WorkbookPort = {
        ...{
          yieldToMain: () => Promise.resolve(),
          reportProgress: () => undefined,
          read: fails,
          apply: fails,
          undo: fails,
          readNotes: watch,
        },
        ...{ insertTable: fails, select: fails, watchSelection: watch, watchChanges: watch },
      };
      const { user } = await openPane(createPaneApp(port, DEFAULT_RULESET) as FakeApp);
      for (let press = 0; press < 2; press += 1) {
        expectAdvice();
        await user.click(button("Try again"));
      }
      const recalculate = screen.queryByRole("button", { name: "Recalculate RAG" });
      if (recalculate) await user.click(recalculate);
      expectAdvice();
    });
  },
);

describe("a call that Excel never answers", () => {
  beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
  afterEach(() => jest.useRealTimers());

  const pass = (milliseconds: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(milliseconds));
  const never: Call = () => new Promise(() => undefined);
  const unanswered = (): HTMLElement | null => screen.queryByText("Excel has not answered");

  test.each(ACTIONS)("%s: after a while the pane says so, and the officer can try again", async (_, call, press) => {
    const app = new FakeApp();
    const works = app[call].bind(app);
    Object.assign(app, { [call]: never });
    const { user } = await openPane(app);
    await press(user);
    await pass(ANSWER_TIMEOUT_MS - 2000);
    expect(unanswered()).toBeNull();
    await pass(2000);
    expect(unanswered()).toBeInTheDocument();
    expectAdvice();
    expectEnabled();
    Object.assign(app, { [call]: works });
    await press(user);
    await pass(100);
    expect(screen.getByText(/5 statuses changed|Override saved/)).toBeInTheDocument();
  });

  test("while the pane opens", async () => {
    const app = new FakeApp();
    const review = app.review.bind(app);
    app.review = never;
    const { user } = await openPane(app);
    await pass(ANSWER_TIMEOUT_MS);
    expect(unanswered()).toBeInTheDocument();
    app.review = review;
    await user.click(button("Try again"));
    await pass(100);
    expect(screen.getByText("5 indicators in 4 KPIs")).toBeInTheDocument();
  });

  test("while the sheet is read after a change: the buttons wait once only", async () => {
    const app = new FakeApp();
    const review = app.review.bind(app);
    const { user } = await openPane(app);
    app.review = never;
    act(() => app.change("s1"));
    await pass(3000);
    await user.click(button("Recalculate RAG"));
    await pass(ANSWER_TIMEOUT_MS);
    expect(unanswered()).toBeInTheDocument();
    app.review = review;
    await runAndWrite(user);
    await pass(100);
    expect(screen.getByText("5 statuses changed.")).toBeInTheDocument();
  });

  test("a late answer does not overwrite newer data, and counts as a change of the workbook", async () => {
    const app = new FakeApp();
    const prepare = app.prepare.bind(app);
    let answer: (result: Awaited<ReturnType<PaneApp["prepare"]>>) => void = () => undefined;
    app.prepare = () => new Promise((resolve) => (answer = resolve));
    const { user } = await openPane(app);
    await user.click(button("Recalculate RAG"));
    await pass(ANSWER_TIMEOUT_MS);
    app.prepare = prepare;
    const stale = await app.review();
    app.edit((rows) => rows.slice(1));
    await user.click(button("Recalculate RAG"));
    await pass(100);
    expect(screen.getByText("4 indicators in 3 KPIs")).toBeInTheDocument();
    await act(async () => {
      answer(stale);
      await Promise.resolve();
    });
    expect(screen.getByText("4 indicators in 3 KPIs")).toBeInTheDocument();
    expect(screen.getByText("The workbook has changed since it was read.")).toBeInTheDocument();
    expectEnabled();
  });
});
