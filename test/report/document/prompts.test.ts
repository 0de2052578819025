import type { RowOf } from "../../kpi/kpi-table-of";
import type { Past } from "../../kpi/history/past";
import { emptyNarrative } from "../../../src/report/narratives/narrative-id";
import { WITH_EXCEEDING } from "../scorecard-of";
import { documentKpiOf, type KpiGiven } from "./reported";

const GREEN: RowOf = { target: "90%", latestValue: "95%" };
const AMBER: RowOf = { target: "90%", latestValue: "85%" };
const RED: RowOf = { target: "90%", latestValue: "50%" };
const UNRATED: RowOf = { target: "TBC", latestValue: "50%" };
const KEEPS = "Say what keeps performance there, and what could put it at risk.";
const HOLDS = "Say what holds performance back, what is being done, and when it should reach the target.";
const CAUSED = "Say what caused this, what is being done about it, and when it will be back on track.";
const SAME: Past = { period: "2024/25 Q1", value: "95%", target: "90%", status: "green" };
const UNCHANGED =
  "Nothing has changed since 2024/25 Q1: “No change this quarter” is enough where there is nothing more to say.";

const promptOf = (rows: readonly RowOf[], given?: KpiGiven): string => documentKpiOf(rows, given).narrative.prompt;

describe("the prompt for a narrative", () => {
  test.each<[string, readonly RowOf[], KpiGiven, string]>([
    [
      "exceeding",
      [{ target: 10, latestValue: 20 }],
      { ruleset: WITH_EXCEEDING },
      "Say what took it beyond the target, and whether that will last.",
    ],
    ["green", [GREEN], {}, KEEPS],
    ["amber", [AMBER], {}, HOLDS],
    ["red", [RED], {}, CAUSED],
    ["no target yet", [UNRATED], {}, "Say what is awaited before this can be rated (a target), and when it will come."],
    [
      "no value yet",
      [{ target: "90%", latestValue: "" }],
      {},
      "Say what is awaited before this can be rated (a value), and when it will come.",
    ],
    [
      "several things are missing",
      [UNRATED, { target: "90%", latestValue: "" }],
      {},
      "Say what is awaited before these can be rated, and when it will come.",
    ],
    [
      "for information",
      [{ target: "n/a", latestValue: "50%" }],
      {},
      "Say what the figures show: they have no target to be rated by.",
    ],
    ["overridden, as for the given status", [{ ...RED, override: "Green", overrideReason: "Late return" }], {}, KEEPS],
    ["worse, though green", [{ ...GREEN, previousValue: "97%" }], {}, `${KEEPS} Say why it has got worse.`],
    ["worse and red, where the cause is asked for already", [{ ...RED, previousValue: "97%" }], {}, CAUSED],
    [
      "better, though red",
      [{ ...RED, previousValue: "40%" }],
      {},
      `${CAUSED} It has got better: say what made the difference.`,
    ],
    ["two alike", [GREEN, GREEN], {}, KEEPS],
    [
      "mixed statuses, the worst first",
      [GREEN, RED, UNRATED],
      {},
      `On “Measure 2” (Red), s${CAUSED.slice(1)} On “Measure 1” (Green), s${KEEPS.slice(1)} On “Measure 3” (Not rated), say what is awaited before this can be rated (a target), and when it will come.`,
    ],
    [
      "many: counted",
      [RED, GREEN, GREEN, GREEN, GREEN],
      {},
      `On “Measure 1” (Red), s${CAUSED.slice(1)} On the 4 indicators that are Green, s${KEEPS.slice(1)}`,
    ],
    [
      "one of several is worse",
      [{ ...GREEN, previousValue: "97%" }, GREEN],
      {},
      `${KEEPS} Say why “Measure 1” has got worse.`,
    ],
    [
      "several worse",
      [
        { ...GREEN, previousValue: "97%" },
        { ...GREEN, previousValue: "97%" },
      ],
      {},
      `${KEEPS} Say why “Measure 1” and “Measure 2” have got worse.`,
    ],
  ])("%s", (_, rows, given, expected) => {
    expect(promptOf(rows, given)).toBe(expected);
  });
});

describe("“No change”", () => {
  test.each<[string, RowOf, readonly Past[], boolean]>([
    ["the same value, target and status", GREEN, [SAME], true],
    ["the same value as before, and nothing recorded", { ...GREEN, previousValue: "95%" }, [], true],
    ["another value", GREEN, [{ ...SAME, value: "94%" }], false],
    ["another status", GREEN, [{ ...SAME, status: "amber" }], false],
    ["no status recorded", GREEN, [{ ...SAME, status: null }], false],
    ["another target", GREEN, [{ ...SAME, target: "91%" }], false],
    [
      "the same figure in another unit",
      GREEN,
      [{ ...SAME, value: 95, metric: "% of rent collected", format: "0" }],
      true,
    ],
    ["a new indicator", GREEN, [{ ...SAME, metric: "Another" }], false],
    ["nothing to compare with", GREEN, [], false],
    [
      "the same as last year, not as the quarter before",
      { ...GREEN, previousValue: "93%", lastYear: "95%" },
      [],
      false,
    ],
    [
      "a cumulative figure that did not grow",
      { ...GREEN, metric: "% of visits (cumulative)" },
      [{ ...SAME, metric: "% of visits (cumulative)" }],
      false,
    ],
  ])("%s", (_, row, past, expected) => {
    expect(promptOf([row], { past }).includes("Nothing has changed")).toBe(expected);
  });

  test("is suggested for an annual figure that is reported again", () => {
    const past = ["Measure 1", "Measure 2", "Measure 3"].map((metric, index): Past => ({
      ...SAME,
      metric,
      asOf: index === 2 ? "2023/24" : "2024/25 Q1",
    }));
    expect(promptOf([GREEN, GREEN, { ...GREEN, asOf: "2023/24" }], { past })).toBe(`${KEEPS} ${UNCHANGED}`);
  });

  test("is suggested in the words of the period", () => {
    expect(promptOf([GREEN], { past: [SAME] })).toBe(`${KEEPS} ${UNCHANGED}`);
    expect(promptOf([{ ...GREEN, asOf: "October 2024" }], { past: [{ ...SAME, period: "September 2024" }] })).toContain(
      "“No change this month”",
    );
  });

  test("is not enough where a Red stays Red", () => {
    expect(promptOf([RED], { past: [{ ...SAME, value: "50%", status: "red" }] })).toBe(
      `${CAUSED} Nothing has changed since 2024/25 Q1: “No change this quarter” is enough for the figures; say all the same what is being done.`,
    );
  });

  test("is only for KPIs with no changed indicator", () => {
    expect(promptOf([{ ...GREEN, previousValue: "95%" }, GREEN])).toBe(KEEPS);
  });
});

describe("who is asked, and by when", () => {
  const narrative = emptyNarrative("kpi", "Homes", "Rent");

  test.each([
    ["Jane Smith", "10 January 2025", `From Jane Smith, by 10 January 2025: s${KEEPS.slice(1)}`],
    ["Jane Smith", "", `From Jane Smith: s${KEEPS.slice(1)}`],
    ["", "10 January 2025", `By 10 January 2025: s${KEEPS.slice(1)}`],
    [" Jane\nSmith ", " ", `From Jane Smith: s${KEEPS.slice(1)}`],
    ["", "", KEEPS],
  ])("%j, %j", (owner, due, expected) => {
    expect(promptOf([GREEN], { narratives: [{ ...narrative, owner, due }] })).toBe(expected);
  });
});
