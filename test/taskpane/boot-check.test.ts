/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = readFileSync(join(__dirname, "../../src/taskpane/taskpane.html"), "utf8");

/** Runs the boot check in the pane's page, with or without Office.js. */
async function boot(hasOffice: boolean): Promise<void> {
  document.body.innerHTML = /<body>([\s\S]*)<\/body>/.exec(PAGE)?.[1] ?? "";
  delete document.documentElement.dataset.started;
  if (hasOffice) Object.assign(window, { Office: {} });
  else Reflect.deleteProperty(window, "Office");
  await jest.isolateModulesAsync(async () => {
    await import("../../src/taskpane/boot-check");
  });
}

const opening = (): HTMLElement | null => document.getElementById("skeleton");
const unreachable = (): HTMLElement | null => document.getElementById("unreachable");

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("while Office.js starts, the page says that the pane is opening", async () => {
  await boot(true);
  jest.advanceTimersByTime(9_000);
  expect(opening()).toBeVisible();
  expect(unreachable()).not.toBeVisible();
});

test("without Office.js it says at once that Excel cannot be reached, and what to do", async () => {
  await boot(false);
  expect(opening()).not.toBeVisible();
  expect(unreachable()).toBeVisible();
  expect(unreachable()).toHaveTextContent("could not reach Excel");
  expect(document.getElementById("reload")).toHaveTextContent("Try again");
});

test("an Office.js that never answers is reported after ten seconds", async () => {
  await boot(true);
  jest.advanceTimersByTime(10_000);
  expect(unreachable()).toBeVisible();
});

test("a pane that has started is not changed", async () => {
  await boot(true);
  document.documentElement.dataset.started = "true";
  jest.advanceTimersByTime(10_000);
  expect(unreachable()).not.toBeVisible();
});
