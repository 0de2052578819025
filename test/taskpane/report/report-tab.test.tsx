/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { EMPTY_PLAN } from "../../../src/planning/plan";
import { FakeApp } from "../fake-app";
import { button, findingsOf, openPane } from "../open-pane";

async function openReport(app = new FakeApp()): Promise<{ app: FakeApp; user: UserEvent; container: HTMLElement }> {
  const opened = await openPane(app);
  await opened.user.click(screen.getByRole("tab", { name: "Report" }));
  await screen.findByRole("heading", { name: "Sheets for the report" });
  return { ...opened, app };
}

test("the report sheets are made, reported, shown, and undone", async () => {
  const { app, user, container } = await openReport();
  await user.click(button("Make the sheets"));
  expect(screen.getByText("Combined KPIs and Performance Overview were made.")).toBeInTheDocument();
  expect(await findingsOf(container)).toEqual([]);
  await user.click(button("Show Performance Overview"));
  expect(app.sheetsShown).toEqual(["Performance Overview"]);
  await user.click(button("Undo sheets"));
  expect(screen.getByText("The sheets are as they were before.")).toBeInTheDocument();
});

test("a second time the sheets are updated, and the pane says that nothing changed", async () => {
  const { user } = await openReport();
  await user.click(button("Make the sheets"));
  await user.click(button("Update the sheets"));
  expect(screen.getByText("The sheets are up to date.")).toBeInTheDocument();
});

test("the pane says which typed texts were kept, and why a sheet could not be written", async () => {
  const app = new FakeApp();
  app.sheets = {
    ...{ plan: EMPTY_PLAN, added: [], changed: ["Combined KPIs"], overtyped: [{ sheet: "Combined KPIs", rows: 2 }] },
    troubles: [{ code: "sheet-not-ours", sheet: "Performance Overview" }],
  };
  const { user } = await openReport(app);
  await user.click(button("Make the sheets"));
  expect(
    screen.getByText(/2 rows of Combined KPIs had been typed over; what was there is kept at its foot/),
  ).toBeInTheDocument();
  expect(screen.getByText(/The sheet Performance Overview is not KPI Reporter's/)).toBeInTheDocument();
});

test("a refusal is explained beside the button, and trying again writes again", async () => {
  const app = new FakeApp();
  const { user } = await openReport(app);
  app.problem = { code: "cell-being-edited" };
  await user.click(button("Make the sheets"));
  expect(screen.getAllByText(/A cell is being edited/)).not.toHaveLength(0);
  app.problem = null;
  await user.click(button("Try again"));
  expect(screen.getByText("Combined KPIs and Performance Overview were made.")).toBeInTheDocument();
});

describe("closing the period", () => {
  test("is previewed first", async () => {
    const { app, user, container } = await openReport();
    await user.click(button("Close 2024/25 Q2…"));
    expect(app.closed).toEqual([]);
    expect(screen.getByText("5 lines are added to KPI History.")).toBeInTheDocument();
    expect(screen.getByText(/5 rows go on to the next period/)).toBeInTheDocument();
    expect(button("Close 2024/25 Q2")).toHaveFocus();
    expect(await findingsOf(container)).toEqual([]);
    await user.click(button("Close 2024/25 Q2"));
    expect(app.closed).toEqual(["2024/25 Q2"]);
    expect(screen.getByText("2024/25 Q2 is closed. The KPI rows are ready for 2024/25 Q3.")).toBeInTheDocument();
    expect(button("Undo close")).toBeInTheDocument();
  });

  test("is left with Not now, which returns the focus", async () => {
    const { app, user } = await openReport();
    await user.click(button("Close 2024/25 Q2…"));
    await user.click(button("Not now"));
    expect(app.closed).toEqual([]);
    expect(button("Close 2024/25 Q2…")).toHaveFocus();
  });

  test("that is refused is explained in place, and keeps the preview", async () => {
    const { app, user } = await openReport();
    await user.click(button("Close 2024/25 Q2…"));
    app.problem = { code: "workbook-changed" };
    await user.click(button("Close 2024/25 Q2"));
    expect(screen.getAllByText(/The sheet changed at the same moment/)).not.toHaveLength(0);
    expect(screen.getByRole("group", { name: "Closing 2024/25 Q2" })).toBeInTheDocument();
  });
});
