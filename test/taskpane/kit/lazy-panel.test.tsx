/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { button, findingsOf, openPane, row } from "../open-pane";

const reachable = new Set<string>();
const mockFetched = (name: string): object => {
  if (!reachable.has(name)) throw new Error("Loading chunk failed.");
  return jest.requireActual<object>(`../../../src/taskpane/${name}`);
};
jest.mock("../../../src/taskpane/rules/RulesTab", () => mockFetched("rules/RulesTab"));
jest.mock("../../../src/taskpane/statuses/Reason", () => mockFetched("statuses/Reason"));
jest.mock("../../../src/taskpane/preview/RunPreview", () => mockFetched("preview/RunPreview"));

beforeEach(() => reachable.clear());

test("a Rules tab whose script cannot be loaded says so, keeps the statuses, and can be tried again", async () => {
  const { user } = await openPane();
  await user.click(screen.getByRole("tab", { name: "Rules" }));
  expect(await screen.findByText(/The Rules tab could not be opened/)).toBeInTheDocument();
  await user.click(screen.getByRole("tab", { name: "Statuses" }));
  expect(document.querySelectorAll(".metric")).toHaveLength(5);
  await user.click(screen.getByRole("tab", { name: "Rules" }));
  reachable.add("rules/RulesTab");
  await user.click(button("Try again"));
  expect(await screen.findByText("Rules in use")).toBeInTheDocument();
});

test("a preview that cannot be loaded writes nothing, and can be closed or tried again", async () => {
  const { app, user, container } = await openPane();
  await user.click(button("Recalculate RAG"));
  expect(await screen.findByText(/could not be shown, so nothing has been written/)).toBeInTheDocument();
  expect(app.runs).toBe(0);
  expect(await findingsOf(container)).toEqual([]);
  await user.click(button("Not now"));
  expect(document.querySelectorAll(".metric")).toHaveLength(5);
  expect(button("Recalculate RAG")).toHaveFocus();
  await user.click(button("Recalculate RAG"));
  await screen.findByText(/could not be shown/);
  reachable.add("preview/RunPreview");
  await user.click(button("Try again"));
  expect(await screen.findByRole("button", { name: /^Write \d/ })).toHaveFocus();
});

test("a reason that cannot be loaded says so, keeps the focus on its row, and can be tried again", async () => {
  const { user, container } = await openPane();
  await user.click(row("People waiting"));
  expect(await screen.findByText(/The reason could not be opened/)).toBeInTheDocument();
  expect(row("People waiting")).toHaveFocus();
  expect(await findingsOf(container)).toEqual([]);
  reachable.add("statuses/Reason");
  await user.click(button("Try again"));
  expect(await screen.findByText("Rule")).toBeInTheDocument();
});
