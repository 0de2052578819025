/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen, waitFor, within } from "@testing-library/react";
import type { Review } from "../../../src/actions/review";
import { asStale, EMPTY_PLAN } from "../../../src/planning/plan";
import { done, refused } from "../../../src/planning/problem";
import { NO_OFFERS } from "../../../src/planning/status-looks/offers";
import type { RowOf } from "../../kpi/kpi-table-of";
import { FakeApp } from "../fake-app";
import { ROWS } from "../sample-review";
import { button, findingsOf, openPane, pressAtOnce, recalculate, row } from "../open-pane";

const preview = (): HTMLElement | null => screen.queryByRole("group", { name: /to write$/ });
const changes = (): string[] =>
  within(screen.getByRole("list", { name: "Changes" }))
    .getAllByRole("button")
    .map((one) => one.textContent ?? "");
const kinds = (): string[] =>
  within(screen.getByRole("list", { name: "Changes by kind" }))
    .getAllByRole("listitem")
    .map((one) => one.textContent ?? "");

const near: RowOf = { metric: "Near", target: 95, goodIs: "High", latestValue: 90 };

/** Rows with statuses written by the add-in, of which this many are out of date. */
function ownRows(wrong: number): RowOf[] {
  return Array.from({ length: 8 }, (_, index) => ({
    ...near,
    metric: `Metric ${index}`,
    status: index < wrong ? 3 : 2,
  }));
}

/** A pane over statuses written by the add-in. */
class OwnApp extends FakeApp {
  override async review(): ReturnType<FakeApp["review"]> {
    const read = await super.review();
    return read.ok ? { ok: true, value: { ...read.value, isFirstRun: false } } : read;
  }
}

describe("a first run", () => {
  test("previews what it would write: counts by kind, and each change", async () => {
    const { app, user } = await openPane(new FakeApp([{ ...near, status: "Red" }, ...ROWS]));
    await user.click(button("Recalculate RAG"));
    expect(app.runs).toBe(0);
    expect(screen.getByRole("group", { name: "6 statuses to write" })).toBeInTheDocument();
    expect(button("Write 6 statuses")).toHaveFocus();
    expect(kinds()).toEqual(["5 new", "1 Red → Amber"]);
    expect(changes()).toEqual([
      "NearRed→Amber",
      "Checks donenew→Amber",
      "People waitingnew→Red",
      "A roadsnew→Green",
      "B roadsnew→Not rated",
      "Lamps litnew→Amber",
    ]);
    await user.click(button("Write 6 statuses"));
    expect(app.runs).toBe(1);
    expect(preview()).toBeNull();
    expect(screen.getByText("6 statuses changed.")).toBeInTheDocument();
    expect(button("Recalculate RAG")).toHaveFocus();
  });

  test("holding down the Enter that opened the preview does not confirm it", async () => {
    const { app, user } = await openPane();
    await user.click(button("Recalculate RAG"));
    const held = new KeyboardEvent("keydown", { key: "Enter", repeat: true, bubbles: true, cancelable: true });
    button("Write 5 statuses").dispatchEvent(held);
    expect(held.defaultPrevented).toBe(true);
    expect(app.runs).toBe(0);
  });

  test("a change opens to show why", async () => {
    const { user } = await openPane();
    await user.click(button("Recalculate RAG"));
    await user.click(button(/^Lamps lit/));
    expect(button(/^Lamps lit/)).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText(/An officer gave Amber: The contractor changed in August/)).toBeInTheDocument();
    expect(screen.getByText(/Rules give: Red: 50 is 49/)).toBeInTheDocument();
  });

  test.each<[string, (user: Awaited<ReturnType<typeof openPane>>["user"]) => Promise<void>]>([
    ["Not now", (user) => user.click(button("Not now"))],
    ["Escape", (user) => user.keyboard("{Escape}")],
  ])("%s writes nothing and returns the focus", async (_, leave) => {
    const { app, user } = await openPane();
    await user.click(button("Recalculate RAG"));
    await leave(user);
    expect(preview()).toBeNull();
    expect(app.runs).toBe(0);
    expect(button("Recalculate RAG")).toHaveFocus();
    expect(row("A roads")).toBeInTheDocument();
  });

  test("writes exactly what the preview showed", async () => {
    const { app, user } = await openPane();
    const written: unknown[] = [];
    const write = app.write.bind(app);
    app.write = (reviewed) => {
      written.push(reviewed);
      return write(reviewed);
    };
    const prepared: Review[] = [];
    const prepare = app.prepare.bind(app);
    app.prepare = async () => {
      const read = await prepare();
      if (read.ok) prepared.push(read.value);
      return read;
    };
    await recalculate(user);
    expect(prepared).toHaveLength(1);
    expect(written).toEqual(prepared.map((shown) => ({ ...shown, plan: asStale(shown.plan) })));
  });

  test("a long list is drawn in parts", async () => {
    const many = Array.from({ length: 60 }, (_, index): RowOf => ({ ...near, metric: `Metric ${index}` }));
    const { user } = await openPane(new FakeApp(many));
    // By text: a query by role takes seconds with so many rows.
    await user.click(screen.getByText("Recalculate RAG"));
    const drawn = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".change-button")];
    expect(drawn()).toHaveLength(50);
    await user.click(screen.getByText("Show 10 more"));
    expect(drawn()).toHaveLength(60);
    expect(drawn()[50]).toHaveFocus();
  });

  test("axe finds nothing", async () => {
    const { user, container } = await openPane();
    await user.click(button("Recalculate RAG"));
    await user.click(button(/^Lamps lit/));
    expect(await findingsOf(container)).toEqual([]);
  });
});

describe("a later run", () => {
  test.each([
    [5, false],
    [6, true],
  ])("that changes %d statuses is previewed: %s", async (wrong, isShown) => {
    const { app, user } = await openPane(new OwnApp(ownRows(wrong)));
    await user.click(button("Recalculate RAG"));
    expect(preview() !== null).toBe(isShown);
    expect(app.runs).toBe(isShown ? 0 : 1);
  });

  test("new rows do not count towards a preview", async () => {
    const { app, user } = await openPane(new OwnApp(ROWS));
    await user.click(button("Recalculate RAG"));
    expect(app.runs).toBe(1);
  });
});

describe("while the preview is open", () => {
  test("a change in the sheet is read, and the preview follows", async () => {
    const { app, user } = await openPane();
    await user.click(button("Recalculate RAG"));
    app.edit((rows) => [...rows, { ...near, metric: "Added", status: "Red" }]);
    act(() => app.change("s1"));
    expect(await screen.findByRole("heading", { name: "6 statuses to write" })).toBeInTheDocument();
    expect(screen.getByText(/has changed meanwhile/)).toBeInTheDocument();
  });

  test("confirming right after a change previews again if other statuses would be written", async () => {
    const { app, user } = await openPane();
    await user.click(button("Recalculate RAG"));
    app.edit((rows) => [...rows, { ...near, metric: "Added" }]);
    // The reading after a change is slower than the officer.
    app.prepare = app.review.bind(app);
    app.review = () => new Promise(() => undefined);
    await pressAtOnce("Write 5 statuses", () => app.change("s1"));
    expect(app.runs).toBe(0);
    await user.click(await screen.findByRole("button", { name: "Write 6 statuses" }));
    await waitFor(() => expect(app.runs).toBe(1));
  });

  test("opening the Rules tab keeps the preview", async () => {
    const { user } = await openPane();
    await user.click(button("Recalculate RAG"));
    await user.click(screen.getByRole("tab", { name: "Rules" }));
    await user.click(screen.getByRole("tab", { name: "Statuses" }));
    expect(preview()).toBeInTheDocument();
  });

  test("a refusal is explained and the preview stays; trying again reads the sheet again", async () => {
    const { app, user } = await openPane();
    await user.click(button("Recalculate RAG"));
    app.write = () => Promise.resolve(refused({ code: "workbook-changed" }));
    await user.click(button("Write 5 statuses"));
    expect(screen.getByText("The sheet changed at the same moment")).toBeInTheDocument();
    expect(preview()).toBeInTheDocument();
    await user.click(button("Try again"));
    expect(screen.queryByText("The sheet changed at the same moment")).not.toBeInTheDocument();
    expect(preview()).toBeInTheDocument();
  });

  test("a workbook that cannot be written safely is refused before the preview", async () => {
    const { app, user } = await openPane();
    app.prepare = () => Promise.resolve(refused({ code: "sheet-protected", sheet: "KPIs" }));
    await user.click(button("Recalculate RAG"));
    expect(preview()).toBeNull();
    expect(screen.getByText("The sheet KPIs is protected")).toBeInTheDocument();
  });
});

describe("undoing a run", () => {
  const undo = (): HTMLElement => button("Undo last run");

  test("is offered after a run, restores the sheet, and is offered once only", async () => {
    const { app, user, container } = await openPane();
    expect(screen.queryByRole("button", { name: /^Undo/ })).not.toBeInTheDocument();
    await recalculate(user);
    expect(await findingsOf(container)).toEqual([]);
    await user.click(undo());
    expect(app.undone).toHaveLength(1);
    expect(screen.getByText("The last run is undone.")).toBeInTheDocument();
    expect(screen.getByText(/5 statuses in the sheet are out of date/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Undo/ })).not.toBeInTheDocument();
    expect(button("Recalculate RAG")).toHaveFocus();
  });

  test.each([
    [["I5"], "I5 was changed since and was left as it is."],
    [["I5", "I7", "I9"], "I5, I7 and I9 were changed since and were left as they are."],
    [
      Array.from({ length: 9 }, (_, index) => `I${index + 2}`),
      "I2, I3, I4, I5, I6, I7 and 3 more were changed since and were left as they are.",
    ],
  ])("names the cells it left: %j", async (addresses, sentence) => {
    const { app, user } = await openPane();
    app.left = addresses.map((address) => ({ sheetName: "KPIs", address }));
    await recalculate(user);
    await user.click(undo());
    expect(screen.getByText(sentence)).toBeInTheDocument();
  });

  test("is still offered after the sheet is read again and other tabs are opened", async () => {
    const { app, user } = await openPane();
    await recalculate(user);
    jest.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
    const { reads } = app;
    act(() => app.change("s1"));
    expect(undo()).toBeInTheDocument();
    await waitFor(() => expect(app.reads).toBe(reads + 1));
    jest.restoreAllMocks();
    await user.click(screen.getByRole("tab", { name: "Rules" }));
    await user.click(screen.getByRole("tab", { name: "Statuses" }));
    expect(screen.getByText("Every status in the sheet is up to date.")).toBeInTheDocument();
    await user.click(undo());
    expect(app.undone).toHaveLength(1);
  });

  test("is still offered after another run that had nothing to write", async () => {
    const { user } = await openPane();
    await recalculate(user);
    await recalculate(user);
    expect(undo()).toBeInTheDocument();
  });

  test("is replaced by undoing an override once one was saved", async () => {
    const { app, user } = await openPane();
    await recalculate(user);
    await user.click(row("Lamps lit"));
    await user.click(button("Change override…"));
    await user.click(button("Remove override"));
    await user.click(button("Undo override"));
    expect(app.undone).toHaveLength(1);
    expect(screen.getByText("The override is undone.")).toBeInTheDocument();
  });

  test("can be tried again when refused, and is not offered when nothing is left to undo", async () => {
    const { app, user } = await openPane();
    await recalculate(user);
    const done = app.undo.bind(app);
    app.undo = () => Promise.resolve(refused({ code: "busy" }));
    await user.click(undo());
    expect(screen.getByText("Excel is busy")).toBeInTheDocument();
    app.undo = () => Promise.resolve(refused({ code: "changed-since-written" }));
    await user.click(button("Try again"));
    expect(screen.getByText("This can no longer be undone")).toBeInTheDocument();
    app.undo = done;
    await user.click(button("Read again"));
    expect(screen.queryByRole("button", { name: /^Undo/ })).not.toBeInTheDocument();
    expect(app.undone).toHaveLength(0);
  });
});

test("the pane says once why a run was not logged", async () => {
  const app = new FakeApp();
  app.unlogged = { code: "not-ours", sheet: "RAG Log" };
  const { user } = await openPane(app);
  await recalculate(user);
  expect(screen.getByText(/the sheet RAG Log is not one of KPI Reporter's/)).toBeInTheDocument();
  await user.click(button("Undo last run"));
  await recalculate(user);
  expect(screen.queryByText(/not one of KPI Reporter's/)).not.toBeInTheDocument();
});

test("the pane says what Excel did not decorate, until the next job", async () => {
  const app = new FakeApp();
  app.undecorated = [{ sheet: "RAG Log", missing: ["freeze"] }];
  const { user } = await openPane(app);
  await recalculate(user);
  const told = (): HTMLElement | null => screen.queryByText(/did not freeze the headings of RAG Log/);
  expect(told()).toBeInTheDocument();
  app.undecorated = [];
  await user.click(button("Undo last run"));
  expect(told()).not.toBeInTheDocument();
});

describe("offers to replace icons and clear fills", () => {
  const ICONS = "No status is written to I2:I9, as its icon set would contradict the words.";
  const FILL = "I2 is filled red by hand and will say Amber.";
  /** A pane over a column whose icons contradict its statuses; with `isFill`, one fill does. */
  class LooksApp extends FakeApp {
    constructor(private isFill: boolean) {
      super(ownRows(3));
    }
    override async review(): ReturnType<FakeApp["review"]> {
      const read = await super.review();
      if (!read.ok) return read;
      const { changes, kept, plan } = read.value;
      const { sheetName = "", tableId = "", address = "", row: first = 0 } = changes[0] ?? {};
      const fill = {
        tableId,
        sheetName,
        address,
        row: first,
        fill: "#FF0000",
        name: "red",
        status: "amber",
        isSaid: false,
      } as const;
      const icons = [
        {
          tableId,
          sheetName,
          area: "I2:I9",
          why: "shares",
          blockedBy: null,
          areFormatsLocked: false,
          plan: { plan, changes, kept },
        } as const,
      ];
      if (this.isFill)
        return done({ ...read.value, isFirstRun: false, looks: { ...NO_OFFERS, fills: [fill], sentences: [FILL] } });
      return done({
        ...read.value,
        isFirstRun: false,
        changes: [],
        plan: EMPTY_PLAN,
        looks: { ...NO_OFFERS, icons, sentences: [ICONS] },
      });
    }
  }

  test("icons that would contradict a status are replaced only if ticked", async () => {
    const { app, user } = await openPane(new LooksApp(false));
    expect(screen.getByText(ICONS)).toBeInTheDocument();
    await user.click(button("Recalculate RAG"));
    expect(screen.getByRole("heading", { name: "No status to write yet" })).toBeInTheDocument();
    expect(screen.getAllByText(ICONS)).toHaveLength(1);
    await user.click(button("Write"));
    expect(app.runs).toBe(0);
    await user.click(screen.getByRole("checkbox", { name: "Put KPI Reporter’s symbols over the icon set of I2:I9" }));
    expect(kinds()).toEqual(["3 Green → Amber"]);
    await user.click(button("Write 3 statuses"));
    expect(app.choices).toEqual([{ replacesIcons: true, clearsFills: false }]);
  });

  test("a fill that contradicts a status is cleared only if ticked", async () => {
    const { app, user } = await openPane(new LooksApp(true));
    await user.click(button("Recalculate RAG"));
    expect(screen.getByText(FILL)).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: "Take away the fill of that cell" }));
    await user.click(button("Write 3 statuses"));
    expect(app.choices).toEqual([{ replacesIcons: false, clearsFills: true }]);
  });
});

/** A pane over a workbook in which statuses are words. */
class WordyApp extends FakeApp {
  override async review(): ReturnType<FakeApp["review"]> {
    const read = await super.review();
    return read.ok
      ? {
          ok: true,
          value: {
            ...read.value,
            wordings: {
              byTable: new Map(),
              because: ["Dashboard!B4 looks for words."],
              refusals: ["The list on Old is not known."],
            },
          },
        }
      : read;
  }
}

test("the preview says why words are written, and which table is left out", async () => {
  const { user } = await openPane(new WordyApp());
  await user.click(button("Recalculate RAG"));
  for (const sentence of ["Dashboard!B4 looks for words.", "The list on Old is not known."]) {
    expect(within(screen.getByRole("group", { name: /to write$/ })).getByText(sentence)).toBeInTheDocument();
  }
});
