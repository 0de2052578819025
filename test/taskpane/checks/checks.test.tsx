/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import type { RowOf } from "../../kpi/kpi-table-of";
import { FakeApp } from "../fake-app";
import { button, findingsOf, openPane } from "../open-pane";

const NONE = ["Checks done", "People waiting", "Lamps lit"].map((metric): RowOf => ({
  section: "Health",
  kpi: metric,
  metric,
  target: 95,
  goodIs: "High",
  asOf: "2024/25 Q2",
}));
const FINE: RowOf = {
  section: "Health",
  kpi: "Visits",
  metric: "Visits",
  target: 95,
  goodIs: "High",
  asOf: "2024/25 Q2",
  latestValue: 96,
};

const section = (): HTMLElement => screen.getByRole("region", { name: "Before you publish" });
const lines = (): (string | null)[] =>
  within(section())
    .queryAllByRole("listitem")
    .map((item) => item.querySelector(".metric")?.textContent ?? null);
const form = (): HTMLElement => within(section()).getByRole("form");
const reason = (): HTMLElement => within(form()).getByLabelText(/^Reason/);

async function openChecks(
  app = new FakeApp([...NONE, FINE]),
  group: string | null = "Value missing",
): Promise<{ app: FakeApp; user: UserEvent; container: HTMLElement }> {
  const opened = await openPane(app);
  await opened.user.click(screen.getByRole("tab", { name: "Report" }));
  await screen.findByRole("region", { name: "Before you publish" });
  if (group) await opened.user.click(button(new RegExp(`^${group}`)));
  return { ...opened, app };
}

async function dismiss(user: UserEvent, address: string, why: string): Promise<void> {
  await user.click(button(`Dismiss… ${address}`));
  await user.type(reason(), why);
  await user.click(within(form()).getByRole("button", { name: "Dismiss" }));
}

test("a reason too long for a cell is reported in the form, and is not cut", async () => {
  const { user } = await openChecks();
  await user.click(button("Dismiss… KPIs!H3"));
  const pasted = `${"They come in May. ".repeat(2000)}!`;
  expect(reason()).not.toHaveAttribute("maxlength");
  fireEvent.change(reason(), { target: { value: pasted } });
  await user.click(within(form()).getByRole("button", { name: "Dismiss" }));
  expect(
    within(form()).getByText("The reason has 36,001 letters, and a cell holds 32,767. Shorten it."),
  ).toBeInTheDocument();
  expect(reason()).toHaveValue(pasted);
  fireEvent.change(reason(), { target: { value: pasted.slice(0, 30_000) } });
  await user.click(within(form()).getByRole("button", { name: "Dismiss" }));
  expect(await screen.findByText(/^KPIs!H3 is dismissed/)).toBeInTheDocument();
});

describe("findings", () => {
  test("are reported as none when there are none", async () => {
    await openChecks(new FakeApp([FINE]), null);
    expect(within(section()).getByText("Nothing to look at.")).toBeInTheDocument();
    expect(within(section()).queryAllByRole("button")).toEqual([]);
  });

  test("are counted by check, and each shows its cell in the sheet", async () => {
    const { app, user, container } = await openChecks(undefined, null);
    expect(within(section()).getByText("3 things to look at.")).toBeInTheDocument();
    expect(lines()).toEqual([]);
    await user.click(button("Value missing 3"));
    expect(lines()).toEqual(["Checks done", "People waiting", "Lamps lit"]);
    await user.click(button(/^People waiting KPIs!H3 is empty/));
    expect(app.findingsShown).toEqual(["KPIs!H3"]);
    expect(await findingsOf(container)).toEqual([]);
    await user.click(button("Value missing 3"));
    expect(lines()).toEqual([]);
  });

  test("in a long list are drawn in parts, and the focus moves to the first new one", async () => {
    const many = Array.from({ length: 30 }, (_, index): RowOf => ({ ...NONE[0], metric: `M${index}` }));
    const { user } = await openChecks(new FakeApp(many));
    expect(lines()).toHaveLength(20);
    await user.click(button("Show 10 more"));
    expect(lines()).toHaveLength(30);
    expect(document.activeElement).toHaveTextContent(/^M20/);
    expect(screen.queryByRole("button", { name: /more$/ })).toBeNull();
  });

  test("stay open while another tab is shown", async () => {
    const { user } = await openChecks();
    await user.click(screen.getByRole("tab", { name: "Statuses" }));
    await user.click(screen.getByRole("tab", { name: "Report" }));
    expect(lines()).toHaveLength(3);
  });
});

describe("dismissing", () => {
  test("asks for a reason, counts the finding as dismissed, and moves the focus to the next one", async () => {
    const { app, user, container } = await openChecks();
    await user.click(button("Dismiss… KPIs!H3"));
    expect(form()).toHaveAccessibleName("Dismiss what was found in KPIs!H3");
    expect(reason()).toHaveFocus();
    expect(await findingsOf(container)).toEqual([]);
    await user.type(reason(), " Counted in May ");
    await user.click(within(form()).getByRole("button", { name: "Dismiss" }));
    expect(app.dismissed).toMatchObject([{ finding: { address: "KPIs!H3" }, reason: "Counted in May" }]);
    expect(lines()).toEqual(["Checks done", "Lamps lit"]);
    expect(button(/^Lamps lit/)).toHaveFocus();
    expect(screen.getByText("KPIs!H3 is dismissed; the reason is in the sheet Dismissed Checks.")).toBeInTheDocument();
    await user.click(button("1 dismissed"));
    expect(screen.getByText("Dismissed 15 April 2025: Counted in May")).toBeInTheDocument();
    expect(await findingsOf(container)).toEqual([]);
  });

  test("the last finding moves the focus to the one before it, and the only one moves it to the dismissed findings", async () => {
    const { user } = await openChecks(new FakeApp(NONE.slice(0, 2)));
    await dismiss(user, "KPIs!H3", "x");
    expect(button(/^Checks done/)).toHaveFocus();
    await dismiss(user, "KPIs!H2", "x");
    expect(within(section()).getByText("Nothing to look at.")).toBeInTheDocument();
    expect(button("2 dismissed")).toHaveFocus();
  });

  test("without a reason is refused, and writes nothing", async () => {
    const { app, user } = await openChecks();
    await dismiss(user, "KPIs!H2", " ");
    expect(within(form()).getByText("Write why it is right as it is.")).toBeInTheDocument();
    expect(reason()).toHaveFocus();
    expect(app.dismissed).toEqual([]);
  });

  test.each(["{Escape}", "Cancel"])("%s closes the form and returns the focus to the button", async (how) => {
    const { app, user } = await openChecks();
    await user.click(button("Dismiss… KPIs!H2"));
    await user.type(reason(), "Counted");
    if (how === "Cancel") await user.click(button("Cancel"));
    else await user.keyboard(how);
    expect(within(section()).queryByRole("form")).toBeNull();
    expect(button("Dismiss… KPIs!H2")).toHaveFocus();
    expect(app.dismissed).toEqual([]);
  });

  test("that is refused is explained in the form, keeps what was typed, and can be tried again from the message or the form", async () => {
    const { app, user } = await openChecks();
    app.problem = { code: "sheet-not-ours", sheet: "Dismissed Checks" };
    await dismiss(user, "KPIs!H2", "Counted");
    expect(within(form()).getByText(/The sheet Dismissed Checks is not KPI Reporter's/)).toBeInTheDocument();
    expect(reason()).toHaveValue("Counted");
    app.problem = null;
    await user.click(button("Try again"));
    expect(app.dismissed).toMatchObject([{ reason: "Counted" }]);
    expect(lines()).toHaveLength(2);
  });

  test("keeps what was typed when rows move and are read again", async () => {
    const { app, user } = await openChecks();
    await user.click(button("Dismiss… KPIs!H3"));
    await user.type(reason(), "Counted");
    app.edit((rows) => [FINE, ...rows]);
    act(() => app.change("s1"));
    await user.click(await screen.findByRole("button", { name: "Read again" }));
    await waitFor(() => expect(form()).toHaveAccessibleName("Dismiss what was found in KPIs!H4"));
    expect(reason()).toHaveValue("Counted");
  });

  test("one of two rows with the same names dismisses both", async () => {
    const { user } = await openChecks(new FakeApp([FINE, FINE]), "Same metric twice");
    await dismiss(user, "KPIs!G2", "Counted twice");
    expect(button("2 dismissed")).toHaveFocus();
    expect(within(section()).getByText("Nothing to look at.")).toBeInTheDocument();
  });

  test("can be undone", async () => {
    const { user } = await openChecks();
    await dismiss(user, "KPIs!H2", "x");
    await user.click(button("Undo dismissal"));
    expect(screen.getByText("What was dismissed is there to look at again.")).toBeInTheDocument();
  });
});

describe("bringing back", () => {
  test("returns the finding to its check, and moves the focus to the next dismissed one, or after the last to its check", async () => {
    const { app, user } = await openChecks();
    await dismiss(user, "KPIs!H2", "x");
    await dismiss(user, "KPIs!H3", "y");
    await user.click(button("2 dismissed"));
    await user.click(button("Bring back KPIs!H2"));
    expect(app.broughtBack).toEqual(["value-missing | health | checks done | checks done | 2024/25 q2"]);
    expect(button("Bring back KPIs!H3")).toHaveFocus();
    expect(screen.getByText("KPIs!H2 is there to look at again.")).toBeInTheDocument();
    await user.click(button("Bring back KPIs!H3"));
    expect(screen.queryByRole("button", { name: /dismissed$/ })).toBeNull();
    expect(button("Value missing 3")).toHaveFocus();
    expect(button("Undo bring back")).toBeInTheDocument();
  });

  test("that is refused is explained beside the findings", async () => {
    const { app, user } = await openChecks();
    await dismiss(user, "KPIs!H2", "x");
    await user.click(button("1 dismissed"));
    app.problem = { code: "sheet-protected", sheet: "Dismissed Checks" };
    await user.click(button("Bring back KPIs!H2"));
    expect(within(section()).getByText(/The sheet Dismissed Checks is protected/)).toBeInTheDocument();
  });
});

describe("notes on cells", () => {
  const OVER: RowOf = {
    section: "Health",
    kpi: "Visits",
    metric: "Visits made",
    target: "95%",
    goodIs: "High",
    asOf: "2024/25 Q2",
    latestValue: "101%",
  };
  const overHundred = (): boolean => screen.queryByRole("button", { name: /^Percentage over 100/ }) !== null;

  test("explain a finding, which disappears, and returns with advice when the note is removed", async () => {
    const app = new FakeApp([OVER]);
    app.noted = { cells: [{ sheetId: "s1", row: 1, column: 7 }], coverage: "notes-and-comments" };
    const { user } = await openChecks(app, null);
    await waitFor(() => expect(overHundred()).toBe(false));
    app.noted = { cells: [], coverage: "comments" };
    act(() => void window.dispatchEvent(new Event("focus")));
    await waitFor(() => expect(overHundred()).toBe(true));
    await user.click(button(/^Percentage over 100/));
    expect(button(/Correct it, or put a comment on the cell/)).toBeInTheDocument();
  });

  test("that cannot be read leave the finding, with advice that needs no note", async () => {
    const app = new FakeApp([OVER]);
    app.readNotes = () => Promise.reject(new Error("Boom."));
    const { user } = await openChecks(app, "Percentage over 100");
    expect(button(/Correct it, or dismiss this with the reason/)).toBeInTheDocument();
    await dismiss(user, "KPIs!H2", "Late works are counted too");
    expect(within(section()).getByText("Nothing to look at.")).toBeInTheDocument();
  });

  test("are not read if no finding depends on one, nor while another tab is shown", async () => {
    const { app } = await openChecks();
    act(() => void window.dispatchEvent(new Event("focus")));
    const other = new FakeApp([OVER]);
    await openPane(other);
    expect([app.notesRead, other.notesRead]).toEqual([0, 0]);
  });
});
