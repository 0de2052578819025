/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { EMPTY_PLAN } from "../../src/planning/plan";
import { FakeApp } from "./fixture";
import { button, findingsOf, openPane } from "./open-pane";

async function openReport(app = new FakeApp()): Promise<{ app: FakeApp; user: UserEvent; container: HTMLElement }> {
  const opened = await openPane(app);
  await opened.user.click(screen.getByRole("tab", { name: "Report" }));
  await screen.findByRole("heading", { name: "Sheets for the report" });
  return { ...opened, app };
}

test("the sheets are made, said to be, shown, and the making can be undone", async () => {
  const { app, user, container } = await openReport();
  await user.click(button("Make the sheets"));
  expect(screen.getByText("Combined KPIs and Performance Overview were made.")).toBeInTheDocument();
  expect(await findingsOf(container)).toEqual([]);
  await user.click(button("Show Performance Overview"));
  expect(app.sheetsShown).toEqual(["Performance Overview"]);
  await user.click(button("Undo sheets"));
  expect(screen.getByText("The sheets are as they were before.")).toBeInTheDocument();
});

test("a second time they are brought up to date, and that nothing changed is said", async () => {
  const { user } = await openReport();
  await user.click(button("Make the sheets"));
  await user.click(button("Update the sheets"));
  expect(screen.getByText("The sheets are up to date.")).toBeInTheDocument();
});

test("what was typed over is said to be kept, and a sheet that cannot be written why", async () => {
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

test("a refusal is said where the officer looks, and trying again writes again", async () => {
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
  test("shows what it would do before it does anything", async () => {
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

  test("Not now closes nothing and gives the focus back", async () => {
    const { app, user } = await openReport();
    await user.click(button("Close 2024/25 Q2…"));
    await user.click(button("Not now"));
    expect(app.closed).toEqual([]);
    expect(button("Close 2024/25 Q2…")).toHaveFocus();
  });

  test("a refusal is said there, and leaves what is shown", async () => {
    const { app, user } = await openReport();
    await user.click(button("Close 2024/25 Q2…"));
    app.problem = { code: "workbook-changed" };
    await user.click(button("Close 2024/25 Q2"));
    expect(screen.getAllByText(/The sheet changed at the same moment/)).not.toHaveLength(0);
    expect(screen.getByRole("group", { name: "Closing 2024/25 Q2" })).toBeInTheDocument();
  });
});
