import { numberCell } from "../../src/rag/cell";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { indicatorCells } from "./indicator-cells";

type Written = Parameters<typeof indicatorCells>[0];

/** The status; for a row without one the reason, with the cell that it is about where that is not the value's. */
function statusOf(written: Written): string {
  const { computed } = rate(indicatorCells(written), DEFAULT_RULESET);
  if (computed.status !== "not-rated") return computed.status;
  const { code, field } = computed.reason;
  return field === "latestValue" ? code : `${code} (${field})`;
}

describe("hours that were typed for minutes: beside 4m 42s", () => {
  const time = (hours: number, minutes: number, format = "h:mm"): ReturnType<typeof numberCell> =>
    numberCell((hours * 60 + minutes) / (24 * 60), format);
  test.each<[ReturnType<typeof numberCell>, string]>([
    [time(4, 42), "hours-or-minutes"],
    [time(4, 42, "[h]:mm"), "hours-or-minutes"],
    // The cell says that it is hours.
    [time(4, 42, "h:mm:ss"), "red"],
    // As minutes it would be from a third to three times the target.
    [time(1, 33), "red"],
    [time(1, 34), "hours-or-minutes"],
    [time(14, 6), "hours-or-minutes"],
    [time(14, 7), "red"],
  ])("%j is %s", (latestValue, expected) => {
    expect(statusOf({ metric: "Time to answer", target: "4m 42s", goodIs: "Low", latestValue })).toBe(expected);
  });

  test("beside no time at all, any is too long", () => {
    const row = { metric: "Time to answer", target: "0m 0s", goodIs: "Low" };
    expect(statusOf({ ...row, latestValue: time(4, 42) })).toBe("red");
  });
});

test.each<[Written["target"], Written["latestValue"], string]>([
  ["20", "2k", "green"],
  ["20", "2.1k", "scales-differ"],
  ["5k", 50, "red"],
  ["5k", 49, "scales-differ"],
  ["5k", 0, "red"],
])(
  "a target of %s and a value of %s, in two scales, are at most a hundredfold apart: %s",
  (target, latestValue, is) => {
    expect(statusOf({ target, goodIs: "High", latestValue })).toBe(is);
  },
);

test.each<[number, Written["goodIs"], number, string]>([
  [120, "High", 11_999, "green"],
  [120, "High", 12_000, "scales-differ"],
  [120, "High", 1.21, "red"],
  [120, "High", 1.2, "scales-differ"],
  [120, "High", 0, "red"],
  [0, "Low", 999, "red"],
  [0, "Low", 1000, "scales-differ"],
])("in thousands, a target of %d, good is %s: %d is %s", (target, goodIs, latestValue, expected) => {
  expect(statusOf({ metric: "Calls (000s)", target, goodIs, latestValue })).toBe(expected);
});

test("in millions, a hundredfold is a bad result", () => {
  const row = { metric: "Spend £m", target: 190, goodIs: "On Target" };
  expect(statusOf({ ...row, latestValue: 18_857 })).toBe("red");
  expect(statusOf({ ...row, latestValue: 1_899_999 })).toBe("scales-differ");
});

describe("a figure that may have lost its percent format", () => {
  const high = { goodIs: "High", target: "95%" };
  const ofCalls = { goodIs: "High", metric: "% of calls" };
  test.each<[string, Written, string]>([
    ["a value of 1", { ...high, latestValue: 1 }, "fraction-or-percent"],
    ["more than the whole", { ...high, latestValue: 1.2 }, "red"],
    ["about a third", { ...high, latestValue: 0.32 }, "fraction-or-percent"],
    ["less than a third", { ...high, latestValue: 0.31 }, "red"],
    ["a text", { ...high, latestValue: "0.886" }, "fraction-or-percent"],
    ["in per cent, as it says", { ...high, latestValue: "0.886%" }, "red"],
    ["none", { ...high, latestValue: 0 }, "red"],
    ["beside more than the whole", { ...high, target: "190%", latestValue: 2 }, "fraction-or-percent"],
    ["beside more than the whole, no share of it", { ...high, target: "190%", latestValue: 5.8 }, "red"],
    ["a target", { ...ofCalls, target: 0.95, latestValue: "80%" }, "fraction-or-percent (target)"],
    ["a target that is near the value as it is", { ...ofCalls, target: 0.95, latestValue: "2%" }, "green"],
    ["a target that says per cent", { ...ofCalls, target: "0.95%", latestValue: "80%" }, "green"],
    ["a target of more than the whole", { ...ofCalls, target: 1.2, latestValue: "80%" }, "green"],
    ["a target of none", { ...ofCalls, target: 0, latestValue: "5%" }, "green"],
    ["a target of 1, as of all", { ...ofCalls, target: 1, latestValue: "20%" }, "fraction-or-percent (target)"],
    ["a target of 1, as of one", { ...ofCalls, target: 1, latestValue: "19%" }, "green"],
  ])("%s", (_, written, expected) => {
    expect(statusOf(written)).toBe(expected);
  });
});

describe("a figure that was typed before its cell had a percent format", () => {
  const shown = (figure: number): ReturnType<typeof numberCell> => numberCell(figure, "0%");
  test.each<[string, Written, string]>([
    ["a value", { target: "95%", goodIs: "High", latestValue: shown(93) }, "fraction-or-percent"],
    ["a small one", { target: "2%", goodIs: "Low", latestValue: shown(2) }, "fraction-or-percent"],
    ["a share of nearly twice", { target: "2%", goodIs: "Low", latestValue: shown(1.9) }, "red"],
    ["a share", { target: "95%", goodIs: "High", latestValue: shown(1.2) }, "green"],
    ["a target", { target: shown(95), goodIs: "High", latestValue: "93%" }, "fraction-or-percent (target)"],
    ["a target of twice the whole", { target: shown(2), goodIs: "High", latestValue: "93%" }, "red"],
  ])("%s", (_, written, expected) => {
    expect(statusOf(written)).toBe(expected);
  });

  test.each<[Written["target"], Written["latestValue"], string]>([
    ["95%", shown(93), "9,300%"],
    [shown(95), "93%", "9,500%"],
  ])("%j beside %j is named as its cell shows it: %s", (target, latestValue, text) => {
    expect(rate(indicatorCells({ target, goodIs: "High", latestValue }), DEFAULT_RULESET).computed).toMatchObject({
      reason: { text },
    });
  });
});
