/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { button, openPane } from "./open-pane";

let isReachable = false;
jest.mock("../../src/taskpane/RulesTab", () => {
  if (!isReachable) throw new Error("Loading chunk failed.");
  return jest.requireActual<object>("../../src/taskpane/RulesTab");
});

test("a Rules tab whose script cannot be loaded says so, leaves the statuses alone, and can be tried again", async () => {
  const { user } = await openPane();
  await user.click(screen.getByRole("tab", { name: "Rules" }));
  expect(await screen.findByText(/The Rules tab could not be opened/)).toBeInTheDocument();
  await user.click(screen.getByRole("tab", { name: "Statuses" }));
  expect(document.querySelectorAll(".metric")).toHaveLength(5);
  await user.click(screen.getByRole("tab", { name: "Rules" }));
  isReachable = true;
  await user.click(button("Try again"));
  expect(await screen.findByText("Rules in use")).toBeInTheDocument();
});
