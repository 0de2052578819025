/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen, waitFor, within } from "@testing-library/react";
import { FakeApp } from "../fake-app";
import { ROWS } from "../sample-review";
import { button, findingsOf, openPane, pressAtOnce, row } from "../open-pane";

const form = (): HTMLElement => screen.getByRole("form");
const radio = (word: string): HTMLElement => within(form()).getByRole("radio", { name: word });
const reason = (): HTMLElement => within(form()).getByLabelText(/^Reason/);
const reviewBy = (): HTMLElement => within(form()).getByLabelText(/^Review by/);

async function openForm(metric: string, app = new FakeApp()): Promise<Awaited<ReturnType<typeof openPane>>> {
  const opened = await openPane(app);
  await opened.user.click(row(metric));
  await opened.user.click(button(/override…$/i));
  return opened;
}

describe("giving an override", () => {
  test("the form offers the ruleset's statuses and takes the focus; the rules' own status stays in view", async () => {
    await openForm("Checks done");
    expect(form()).toHaveAccessibleName("Override for Checks done");
    expect(
      within(form())
        .getAllByRole("radio")
        .map((input) => input.parentElement?.textContent),
    ).toEqual(["Green", "Amber", "Red", "Not rated"]);
    expect(radio("Green")).toHaveFocus();
    expect(screen.getByText(/^Amber: 89.8/)).toBeInTheDocument();
  });

  test("saves the status with its reason and day; the row stays open and its button takes the focus", async () => {
    const { app, user } = await openForm("Checks done");
    await user.click(radio("Green"));
    await user.type(reason(), "Recounted in May ");
    await user.type(reviewBy(), "2025-09-30");
    await user.click(button("Save override"));
    expect(app.overrides).toEqual([
      { row: 0, given: { status: "green", reason: "Recounted in May", reviewBy: "2025-09-30" } },
    ]);
    expect(screen.getByText("Override saved: Checks done is Green.")).toBeInTheDocument();
    expect(row("Checks done")).toHaveAttribute("aria-expanded", "true");
    expect(screen.queryByRole("form")).toBeNull();
    expect(button("Change override…")).toHaveFocus();
    expect(screen.getByText("30 September 2025")).toBeInTheDocument();
  });

  test.each([
    ["nothing", null, "Choose a status.", "radio"],
    ["no reason", "Green", "Write why: an override without a reason is not used.", "reason"],
  ])("with %s the form says what is missing, and that field takes the focus", async (_, word, sentence, focused) => {
    const { app, user } = await openForm("Checks done");
    if (word) await user.click(radio(word));
    await user.click(button("Save override"));
    expect(within(form()).getByText(sentence)).toBeInTheDocument();
    expect(focused === "radio" ? radio("Green") : reason()).toHaveFocus();
    expect(app.overrides).toEqual([]);
  });

  test("while it is saved the button says so, and pressing it again does nothing", async () => {
    const { app, user } = await openForm("Checks done");
    let finish = (): void => undefined;
    const override = app.override.bind(app);
    app.override = async (...given) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return override(...given);
    };
    await user.click(radio("Red"));
    await user.type(reason(), "Recounted");
    await user.click(button("Save override"));
    const saving = button("Saving…");
    expect(saving).toHaveAttribute("aria-disabled", "true");
    await user.click(saving);
    await act(async () => {
      finish();
      await Promise.resolve();
    });
    await waitFor(() => expect(app.overrides).toHaveLength(1));
    expect(screen.queryByRole("form")).toBeNull();
  });

  test("a failed save is explained, keeps what was typed, and can be tried again from the message or the form", async () => {
    const { app, user } = await openForm("Checks done");
    await user.click(radio("Red"));
    await user.type(reason(), "Recounted");
    app.problem = { code: "sheet-protected", sheet: "KPIs" };
    await user.click(button("Save override"));
    expect(screen.getAllByText(/The sheet KPIs is protected/)).toHaveLength(2);
    expect(reason()).toHaveValue("Recounted");
    expect(radio("Red")).toBeChecked();
    app.problem = null;
    await user.click(button("Try again"));
    expect(app.overrides).toEqual([{ row: 0, given: { status: "red", reason: "Recounted", reviewBy: null } }]);
    expect(screen.queryByRole("form")).toBeNull();
  });

  test("Escape and Cancel close the form and return the focus to the button", async () => {
    const { app, user } = await openForm("Checks done");
    await user.type(reason(), "Recounted{Escape}");
    expect(screen.queryByRole("form")).toBeNull();
    expect(button("Override…")).toHaveFocus();
    await user.click(button("Override…"));
    expect(reason()).toHaveValue("");
    await user.click(button("Cancel"));
    expect(button("Override…")).toHaveFocus();
    expect(app.overrides).toEqual([]);
  });
});

test("an unsaved override is kept while another indicator is open, and the list marks it", async () => {
  const { user } = await openForm("Checks done");
  await user.type(reason(), "Recounted");
  await user.click(row("People waiting"));
  expect(within(row("Checks done")).getByText("Override not saved yet")).toBeInTheDocument();
  await user.click(row("Checks done"));
  expect(reason()).toHaveValue("Recounted");
  await user.click(button("Cancel"));
  await user.click(row("Checks done"));
  expect(screen.queryByText("Override not saved yet")).toBeNull();
});

describe("an existing override", () => {
  test("opens with its values and can be changed", async () => {
    const { app, user } = await openForm("Lamps lit");
    expect(radio("Amber")).toBeChecked();
    expect(reason()).toHaveValue("The contractor changed in August");
    await user.click(radio("Not rated"));
    await user.click(button("Save override"));
    expect(app.overrides[0]?.given).toMatchObject({ status: "not-rated", reason: "The contractor changed in August" });
  });

  test("can be removed", async () => {
    const { app, user } = await openForm("Lamps lit");
    await user.click(button("Remove override"));
    expect(app.overrides).toEqual([{ row: 4, given: null }]);
    expect(screen.getByText("Override removed from Lamps lit.")).toBeInTheDocument();
    expect(button("Override…")).toHaveFocus();
  });

  test("without a reason opens with the values it has", async () => {
    const { user } = await openForm("Checks done", new FakeApp([{ ...ROWS[0], override: "Red" }]));
    expect(radio("Red")).toBeChecked();
    expect(button("Remove override")).toBeInTheDocument();
    await user.click(button("Save override"));
    expect(reason()).toHaveFocus();
  });
});

test("the row stays listed though it no longer matches the filter, until the filter changes", async () => {
  const app = new FakeApp();
  const { user } = await openPane(app);
  await user.click(button(/^2\s*Amber$/));
  await user.click(row("Checks done"));
  await user.click(button("Override…"));
  await user.click(radio("Green"));
  await user.type(reason(), "Recounted");
  await user.click(button("Save override"));
  expect(row("Checks done")).toHaveAttribute("aria-expanded", "true");
  expect(button("Change override…")).toHaveFocus();
  await user.click(button(/^1\s*Red$/));
  expect(screen.queryByRole("button", { name: /Checks done/ })).toBeNull();
});

describe("when the sheet is read again while an override is typed", () => {
  const changed = async (app: FakeApp): Promise<void> => {
    const reads = app.reads;
    act(() => app.change("s1"));
    await waitFor(() => expect(app.reads).toBeGreaterThan(reads));
    await waitFor(() => expect(screen.queryByText(/has changed since it was read/)).toBeNull());
  };

  test("the form keeps what was typed, and the focus", async () => {
    const { app, user } = await openForm("Checks done");
    await user.type(reason(), "Recounted");
    app.edit((rows) => rows.map((held, index) => (index === 0 ? { ...held, latestValue: 99 } : held)));
    await changed(app);
    expect(screen.getByText(/^Green: 99/)).toBeInTheDocument();
    expect(reason()).toHaveValue("Recounted");
    expect(reason()).toHaveFocus();
  });

  test("the override follows its indicator to another row and is saved there", async () => {
    const { app, user } = await openForm("Checks done");
    await user.click(radio("Red"));
    await user.type(reason(), "Recounted");
    app.edit((rows) => [{ ...ROWS[1], metric: "A new row", kpi: "New" }, ...rows]);
    await changed(app);
    expect(form()).toHaveAccessibleName("Override for Checks done");
    expect(reason()).toHaveValue("Recounted");
    await user.click(button("Save override"));
    expect(app.overrides).toEqual([{ row: 1, given: { status: "red", reason: "Recounted", reviewBy: null } }]);
  });

  test("an unread change is read before the override is saved", async () => {
    const { app, user } = await openForm("Checks done");
    await user.click(radio("Red"));
    await user.type(reason(), "Recounted");
    app.edit((rows) => [{ ...ROWS[1], metric: "A new row", kpi: "New" }, ...rows]);
    await pressAtOnce("Save override", () => app.change("s1"));
    await waitFor(() => expect(app.overrides.map(({ row: at }) => at)).toEqual([1]));
    await waitFor(() => expect(row("Checks done")).toHaveAttribute("aria-expanded", "true"));
  });

  test("when its row is deleted, nothing is saved to the row that replaced it", async () => {
    const { app, user } = await openForm("Checks done");
    await user.click(radio("Red"));
    await user.type(reason(), "Recounted");
    app.edit((rows) => rows.slice(1));
    await pressAtOnce("Save override", () => app.change("s1"));
    expect((await screen.findAllByText(/The sheet changed at the same moment/)).length).toBeGreaterThan(0);
    expect(app.overrides).toEqual([]);
    expect(reason()).toHaveValue("Recounted");
  });
});

describe("review days", () => {
  const given = { override: "Amber", overrideReason: "Late data" };
  const rows = [
    { ...ROWS[0], ...given, reviewBy: "2025-03-31" },
    { ...ROWS[1], ...given, reviewBy: "2025-04-15" },
    { ...ROWS[2], ...given, reviewBy: "next summer" },
    { ...ROWS[3], ...given },
    { ...ROWS[4], ...given, reviewBy: "2024-12-01" },
  ];

  test("a day that has passed, or cannot be read, is flagged in words; today is not", async () => {
    await openPane(new FakeApp(rows));
    expect(within(row("Checks done")).getByText("Override review was due 31 March 2025")).toBeInTheDocument();
    expect(within(row("People waiting")).queryByText(/review/)).toBeNull();
    expect(within(row("A roads")).getByText("Override review date “next summer” is not a date")).toBeInTheDocument();
  });

  test("overrides due for review are counted, and the count filters the list", async () => {
    const { user } = await openPane(new FakeApp(rows));
    const due = button("2 overrides are past their review date; 1 override has a review date that cannot be read");
    await user.click(due);
    expect([...document.querySelectorAll(".metric")].map((metric) => metric.textContent)).toEqual([
      "Checks done",
      "A roads",
      "Lamps lit",
    ]);
    expect(due).toHaveAttribute("aria-pressed", "true");
    await user.click(due);
    expect(document.querySelectorAll(".metric")).toHaveLength(5);
  });

  test("without any, no count is shown", async () => {
    await openPane();
    expect(screen.queryByRole("button", { name: /review date/ })).toBeNull();
  });

  test("a chosen day is shown in words; a day that has passed gives a warning but is accepted", async () => {
    const { app, user } = await openForm("Checks done", new FakeApp(rows));
    expect(reviewBy()).toHaveAccessibleDescription(/This day has already passed\. 31 March 2025\./);
    await user.click(button("Save override"));
    expect(app.overrides[0]?.given?.reviewBy).toBe("2025-03-31");
  });

  test("the form shows a day that cannot be read", async () => {
    await openForm("A roads", new FakeApp(rows));
    expect(reviewBy()).toHaveValue("");
    expect(reviewBy()).toHaveAccessibleDescription(/The sheet has “next summer”, which is not a date/);
  });
});

test("axe finds nothing in the form while it shows faults", async () => {
  const { user, container } = await openForm("Checks done");
  await user.click(button("Save override"));
  expect(await findingsOf(container)).toEqual([]);
});
