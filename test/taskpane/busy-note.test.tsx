/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import { ANSWER_TIMEOUT_MS } from "../../src/progress/timeout";
import type { Progress } from "../../src/planning/port";
import { FakeApp } from "./fake-app";
import { button, openPane } from "./open-pane";

beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
afterEach(() => jest.useRealTimers());

const pass = (milliseconds: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(milliseconds));
const messages = (container: HTMLElement): Element | null => container.querySelector(".messages");

/** The text of the messages that screen readers get. */
function spoken(container: HTMLElement): string {
  const copy = messages(container)?.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  return copy.textContent ?? "";
}

async function busyPane(): Promise<{ app: FakeApp; container: HTMLElement; tell: (progress: Progress) => void }> {
  const app = new FakeApp();
  const { user, container } = await openPane(app);
  app.prepare = () => new Promise(() => undefined);
  await user.click(button("Recalculate RAG"));
  return { app, container, tell: (progress) => act(() => app.reportProgress(progress)) };
}

test("a long job shows its progress; a short one does not", async () => {
  const { container, tell } = await busyPane();
  tell({ at: "reading" });
  expect(messages(container)).toHaveTextContent("Recalculating…");
  await pass(800);
  expect(messages(container)).toHaveTextContent("Reading the workbook…");
  tell({ at: "rating" });
  expect(messages(container)).toHaveTextContent("Rating the rows…");
  tell({ at: "writing", part: 1, of: 1 });
  expect(messages(container)).toHaveTextContent(/^Writing…$/);
});

test("the count of parts is shown, but hidden from screen readers", async () => {
  const { container, tell } = await busyPane();
  await pass(800);
  tell({ at: "writing", part: 2, of: 5 });
  expect(messages(container)).toHaveTextContent("Writing… part 2 of 5");
  const before = spoken(container);
  tell({ at: "writing", part: 3, of: 5 });
  expect(messages(container)).toHaveTextContent("Writing… part 3 of 5");
  expect(spoken(container)).toBe(before);
});

test("a job that makes progress is not given up", async () => {
  const { tell } = await busyPane();
  await pass(ANSWER_TIMEOUT_MS - 1000);
  tell({ at: "writing", part: 2, of: 5 });
  await pass(ANSWER_TIMEOUT_MS - 1000);
  expect(screen.queryByText("Excel has not answered")).toBeNull();
  await pass(2000);
  expect(screen.getByText("Excel has not answered")).toBeInTheDocument();
});
