import fc from "fast-check";
import { NARRATIVE_STATES } from "../../../src/report/narratives/narrative";
import type { ProofFinding } from "../../../src/report/proof/proof-finding";
import { recordOf } from "../../kpi/history/past";
import type { RowOf } from "../../kpi/kpi-table-of";
import { AMBER_ROW, found, GREEN_ROW, LOW_RED_ROW, proof, RED_ROW } from "./proof-of";
import { isFullRun, runsOf } from "../../support/strength";
import { anyText as anyLetters } from "../../support/any-text";

const codes = (findings: readonly ProofFinding[]): string[] => findings.map(({ code }) => code);

describe("periods that are called current", () => {
  test.each<[string, string[]]>([
    ["This quarter (Q1) crews changed rounds.", ["period-stale: Q1"]],
    ["In the current year 2023/24 crews changed rounds.", ["period-stale: 2023/24"]],
    ["At the end of Q1, performance is below target.", ["period-stale: Q1"]],
    ["At the end of Q1, the share was fair: 70.4% in Quarter 1.", ["period-stale: Quarter 1"]],
    ["Bins collected at the end of Q1 stand at 70.4%.", ["period-stale: Q1"]],
    ["This quarter (Q2) crews changed rounds.", []],
    ["At the end of September 2024, performance is below target.", []],
    ["Performance is 70.4%, up from 68.1% in Q1.", []],
    ["Compared to 2023/24, performance is 70.4%.", []],
    ["Details were reported in the Q1 report.", []],
    ["Surveys are booked for Q3.", []],
    ["In Q1, performance was 68.1%.", []],
  ])("%s", (text, expected) => {
    expect(found(proof(text)).filter((one) => !one.startsWith("earlier"))).toEqual(expected);
  });

  test("the row's own period counts, where it is reported in arrears", () => {
    const others = [1, 2].map((n) => ({ ...AMBER_ROW, kpi: `Other ${n}`, metric: `Other ${n}` }));
    expect(
      found(proof("At the end of Q1, performance is below target.", [{ ...AMBER_ROW, asOf: "2024/25 Q1" }, ...others])),
    ).toEqual([]);
  });
});

describe("the same text as before", () => {
  const text = "Crews are settled and rounds are stable.";
  const earlier = [
    { text: "CREWS are settled  and rounds are stable.", period: "2024/25 Q1" },
    { text: "Another.", period: "2023/24 Q4" },
  ];
  test.each<[string, RowOf, string[]]>([
    ["a result that moved", { ...AMBER_ROW, previousValue: 69 }, ["text-unchanged"]],
    ["a result that stayed", { ...AMBER_ROW, previousValue: 70.4 }, []],
    ["nothing to compare with", AMBER_ROW, []],
  ])("%s", (_, row, expected) => {
    expect(codes(proof(text, row, { earlier }))).toEqual(expected);
  });

  test("is found by the history too", () => {
    const history = [
      recordOf({ section: "Streets", kpi: "Bins collected on time", metric: "% of bins collected on time", value: 69 }),
    ];
    expect(codes(proof(text, AMBER_ROW, { earlier, history }))).toEqual(["text-unchanged"]);
  });
});

describe("a Red", () => {
  test.each<[string, RowOf, string[]]>([
    ["Collections were late in many streets.", RED_ROW, ["red-without-action"]],
    ["Collections were late; by March 2025 they should be well.", RED_ROW, ["red-without-action"]],
    ["Crews are being recruited in many streets.", RED_ROW, ["red-without-date"]],
    ["We are recruiting crews and expect to be back on track by March 2025.", RED_ROW, []],
    ["New rounds will start next quarter.", RED_ROW, []],
    ["Performance has improved in many streets.", RED_ROW, ["red-without-action"]],
    ["Collections were late in many streets.", AMBER_ROW, []],
    ["Repairs were late in Q1.", LOW_RED_ROW, ["red-without-action"]],
  ])("%s", (text, row, expected) => {
    expect(codes(proof(text, row))).toEqual(expected);
  });

  test("is named where several rows are reported one by one", () => {
    const rows = [GREEN_ROW, { ...RED_ROW, metric: "% of recycling collected on time" }];
    expect(proof("Collections were late.", rows)[0]?.sentence).toBe(
      "“% of recycling collected on time” is Red, and the text names neither an action nor a time to come. Say what is being done, by whom, and when it is expected to be back on track.",
    );
    const combined = rows.map((row) => ({ ...row, combine: "Yes" }));
    expect(proof("Collections were late.", combined)[0]?.sentence).toBe(
      "The KPI is Red, and the text names neither an action nor a time to come. Say what is being done, by whom, and when it is expected to be back on track.",
    );
  });
});

describe("unfinished texts", () => {
  test.each<[string, string[]]>([
    ["TBC", ["placeholder: TBC"]],
    ["Narrative to follow.", ["placeholder: Narrative to follow."]],
    ["Crews reached [insert figure] streets.", ["placeholder: [insert figure]"]],
    ["Crews reached xx% of streets.", ["placeholder: xx"]],
    ["Rounds changed (text to be completed).", ["placeholder: text to be completed"]],
    ["Rounds changed in the the north.", ["doubled-word: the the"]],
    ["Crews had had enough, and that that stands.", []],
    ["Baden Baden was visited. Visited streets are clean.", []],
    ["Works are to be completed in May.", []],
    ["Why is that [text in brackets as it was said]?", []],
    ["The opening day is TBC, and crews are told.", []],
    ["Crews [see the note below] are told.", []],
  ])("%s", (text, expected) => {
    expect(found(proof(text))).toEqual(expected);
  });

  test.each([
    ["signed-off", ["empty"]],
    ["draft", []],
    ["awaited", []],
  ] as const)("an empty text that is %s", (state, expected) => {
    expect(codes(proof("  ", AMBER_ROW, { narrative: { state } }))).toEqual(expected);
  });

  test("a text above the word limit is found", () => {
    const [finding] = proof("one two three four five", AMBER_ROW, { wordLimit: 3 });
    expect(finding?.sentence).toBe("The text has 5 words, 2 more than the limit of 3. Shorten it.");
    expect(proof("one two three", AMBER_ROW, { wordLimit: 3 })).toEqual([]);
  });
});

test("a finding's key survives an edit elsewhere in the text, but not another value", () => {
  const keyOf = (text: string, row: RowOf = AMBER_ROW): string | undefined => proof(text, row)[0]?.key;
  const key = keyOf("Performance is now 72.4%.");
  expect(keyOf("Rounds changed. Performance is now 72.4%.")).toBe(key);
  expect(keyOf("Performance is now 72.4%.", { ...AMBER_ROW, latestValue: 71 })).not.toBe(key);
  const twice = proof("Performance is now 72.4%. Performance is now 72.4%.");
  expect(new Set(twice.map((finding) => finding.key)).size).toBe(2);
});

test("narratives of other kinds and periods have no findings", () => {
  expect(proof("TBC", AMBER_ROW, { narrative: { kind: "introduction" } })).toEqual([]);
  expect(proof("TBC", AMBER_ROW, { narrative: { place: "gone" } })).toEqual([]);
});

const PIECES = [
  ...[
    "Performance",
    "is",
    "the",
    "target",
    "above",
    "below",
    "on",
    "of",
    "not",
    "improved",
    "from",
    "to",
    "in total",
    "by",
    "Q1",
    "2023/24",
    "this quarter",
    "national average",
  ],
  ...[
    "70.4%",
    "71%",
    "£2.9m",
    "12",
    "(",
    ")",
    ",",
    ".",
    "\n",
    "\n\n",
    "- ",
    "TBC",
    "[",
    "[insert",
    "xx",
    "??",
    "=",
    "<script>",
    "\u0000",
    "\u202e",
    "😀",
    "e.g.",
    "of which",
    "bins",
    "collected",
  ],
];
const anyText = fc.oneof(
  anyLetters(),
  fc.string(),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(" ")),
);
const anyRow = fc.constantFrom<RowOf>(
  AMBER_ROW,
  GREEN_ROW,
  RED_ROW,
  LOW_RED_ROW,
  { ...AMBER_ROW, target: "TBC" },
  { ...AMBER_ROW, latestValue: "#N/A" },
  { kpi: "", metric: "", target: 1 },
);

test("no text makes it throw; positions are within the text; order and keys are stable", () => {
  fc.assert(
    fc.property(anyText, anyRow, fc.constantFrom(...NARRATIVE_STATES), (text, row, state) => {
      const given = { narrative: { state }, earlier: [{ text, period: "2024/25 Q1" }], wordLimit: 20 };
      const findings = proof(text, { previousValue: 60, ...row }, given);
      expect(proof(text, { previousValue: 60, ...row }, given)).toEqual(findings);
      expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
      findings.forEach(({ start, end }, index) => {
        expect(start).toBeGreaterThanOrEqual(findings[index - 1]?.start ?? 0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      });
    }),
    { numRuns: runsOf(500) },
  );
});

test.each([
  "a ",
  "1 ",
  "1, ",
  "70.4% ",
  "( ",
  "[",
  "[insert ",
  "<add ",
  "from 1 to ",
  "target of 1% ",
  "is 71% ",
  "?",
  "x",
  "\n",
  " ",
  "of which 1 (",
  "against a target of 2, ",
  "up 1% on ",
  "doubled ",
  "a quarter of 4, ",
  "by a third ",
  "the ",
  "above ",
  "improved ",
  "Q1 ",
  "text to be ",
  "performance -",
])("30,000 characters, or 10,000, of “%s” are read", (piece) => {
  const length = isFullRun ? 30_000 : 10_000;
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  expect(() => proof(text, { ...RED_ROW, previousValue: 60 }, { wordLimit: 100 })).not.toThrow();
});
