import { recalculateInTime } from "../../src/commands/recalculate-in-time";
import { ANSWER_TIMEOUT_MS } from "../../src/progress/timeout";
import { createProgressFeed } from "../../src/progress/progress-feed";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookPort } from "../../src/planning/port";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const never = (): Promise<never> => new Promise(() => undefined);
const boom = (): Promise<never> => Promise.reject(new Error("Boom."));
const portOf = (call: () => Promise<never>): WorkbookPort => ({
  ...{ yieldToMain: () => Promise.resolve(), reportProgress: () => undefined, read: call, apply: call, undo: call },
  ...{ readNotes: call, insertTable: call, select: call, watchSelection: call, watchChanges: call },
});
const run = (call: () => Promise<never>, feed = createProgressFeed()): ReturnType<typeof recalculateInTime> =>
  recalculateInTime(portOf(call), DEFAULT_RULESET, { now: "2026-11-22 23:05" }, feed);

test("a run ends with a problem if Excel never answers", async () => {
  const answer = run(never);
  await jest.advanceTimersByTimeAsync(ANSWER_TIMEOUT_MS);
  expect(await answer).toEqual({ ok: false, problem: { code: "no-answer" } });
});

test("each sign of life from Excel restarts the timeout", async () => {
  const feed = createProgressFeed();
  let isOver = false;
  const answer = run(never, feed).then(() => (isOver = true));
  await jest.advanceTimersByTimeAsync(ANSWER_TIMEOUT_MS - 1000);
  feed.report({ at: "writing", part: 2, of: 5 });
  await jest.advanceTimersByTimeAsync(ANSWER_TIMEOUT_MS - 1000);
  expect(isOver).toBe(false);
  await jest.advanceTimersByTimeAsync(1000);
  expect(await answer).toBe(true);
});

test("a bug becomes a problem", async () => {
  expect(await run(boom)).toEqual({ ok: false, problem: { code: "unexpected", detail: "Boom." } });
});

test("a script that cannot be loaded becomes its own problem", async () => {
  const notFetched = Object.assign(new Error("Loading chunk 726 failed."), { name: "ChunkLoadError" });
  expect(await run(() => Promise.reject(notFetched))).toEqual({ ok: false, problem: { code: "not-loaded" } });
});
