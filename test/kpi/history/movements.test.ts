import fc from "fast-check";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { movements, type Movement } from "../../../src/kpi/history/movements";
import type { RowOf } from "../kpi-table-of";
import { anyText } from "../../rag/periods/period-texts";
import { recordOf, scorecardOf, type Past } from "./past";

const row = (changes: RowOf = {}): RowOf => ({
  metric: "Rent collected",
  target: "85%",
  goodIs: "High",
  asOf: "2024/25 Q2",
  latestValue: "90%",
  ...changes,
});
const past = (changes: Past = {}): ReturnType<typeof recordOf> =>
  recordOf({ target: "85%", value: "80%", status: "amber", ...changes });
const compare = (rows: RowOf[], records: ReturnType<typeof recordOf>[]): ReturnType<typeof movements> =>
  movements(scorecardOf(rows), records, DEFAULT_RULESET);
const only = (now: RowOf, then: ReturnType<typeof recordOf>): Movement | undefined =>
  compare([now], [then]).movements[0];

describe("the movement of an indicator", () => {
  test.each<[string, RowOf, Past, Movement["kinds"], RegExp]>([
    ["better", {}, {}, ["up"], /^“Rent collected” is Green; it was Amber in 2024\/25 Q1\.$/],
    ["worse", { latestValue: "60%" }, {}, ["down"], /is Red; it was Amber/],
    ["the same", { latestValue: "80%" }, {}, [], /is Amber, as in 2024\/25 Q1/],
    ["to not rated", { latestValue: "" }, {}, [], /is not rated; it was Amber/],
    ["from not rated", {}, { status: "not-rated" }, [], /is Green; it was not rated/],
    ["no status recorded", {}, { status: null }, [], /no status was recorded for 2024\/25 Q1/],
    ["another target", { target: "95%" }, {}, ["target-changed"], /Its target was “85%” and is “95%”\./],
    ["a better status and another target", { target: "88%" }, {}, ["up", "target-changed"], /Green.*“88%”/],
    ["the target of another year", { target: "2024/25 85%" }, { target: "2023/24 85%" }, ["up"], /./],
    ["a target without its sign", { target: "85" }, {}, ["up"], /./],
    [
      "a tolerance that is wider now",
      { tolerance: "20%" },
      { value: "70%", status: "red" },
      ["up", "rule-changed"],
      /would have been Amber then\.$/,
    ],
    [
      "a rule that was another",
      { latestValue: "80%" },
      { status: "red" },
      ["up", "rule-changed"],
      /would have been Amber then/,
    ],
    [
      "an officer's status then",
      { latestValue: "80%" },
      { status: "green", computed: null, override: "green" },
      ["down"],
      /./,
    ],
    [
      "rules that gave the same beside an officer's status",
      { latestValue: "80%" },
      { status: "green", computed: "amber", override: "green" },
      ["down"],
      /./,
    ],
    [
      "what cannot be rated again: a benchmark",
      { target: "National average", benchmark: "85%" },
      { target: "National average", status: "red" },
      ["up"],
      /./,
    ],
    [
      "what cannot be rated again: what was expected by then",
      { expectedToDate: "50%" },
      { status: "red" },
      ["up"],
      /./,
    ],
  ])("%s", (_, now, then, kinds, sentence) => {
    const movement = only(row(now), past(then));
    expect(movement?.kinds).toEqual(kinds);
    expect(movement?.sentence).toMatch(sentence);
  });

  test("new and gone", () => {
    const { since, movements: found } = compare([row({ metric: "New one" })], [past({ metric: "Old one" })]);
    expect(since).toBe("2024/25 Q1");
    expect(found).toMatchObject([
      {
        metric: "New one",
        kinds: ["new"],
        from: null,
        to: "green",
        sentence: "“New one” is new: nothing was recorded for it in 2024/25 Q1.",
      },
      {
        metric: "Old one",
        kinds: ["gone"],
        from: "amber",
        to: null,
        sentence: "“Old one” was Amber in 2024/25 Q1 and is not among the rows now.",
      },
    ]);
  });

  test.each<[string, RowOf[], Past[], string[]]>([
    ["case and spacing", [{ metric: "rent  Collected " }], [{}], ["up"]],
    ["a KPI that was renamed", [{ kpi: "Rents" }], [{ kpi: "Housing" }], ["up"]],
    [
      "a metric that two KPIs have, by its KPI",
      [{ kpi: "A" }, { kpi: "B", latestValue: "60%" }],
      [{ kpi: "A" }, { kpi: "B" }],
      ["up", "down"],
    ],
    [
      "a metric that two KPIs have, renamed: not matched",
      [{ kpi: "A" }],
      [{ kpi: "C" }, { kpi: "D" }],
      ["new", "gone", "gone"],
    ],
    ["two rows of one name: neither is compared", [{}, { latestValue: "60%" }], [{}], ["", ""]],
  ])("is found by its name: %s", (_, now, then, kinds) => {
    const found = compare(now.map(row), then.map(past));
    expect(found.movements.map((movement) => movement.kinds.join(" "))).toEqual(kinds);
  });
});

describe("the period before", () => {
  test.each<[string, string, string[], string | null]>([
    ["the last one recorded", "2024/25 Q2", ["2024/25 Q1", "2023/24 Q4"], "2024/25 Q1"],
    ["not this one, nor a later", "2024/25 Q2", ["2024/25 Q3", "2024/25 Q2", "2023/24 Q4"], "2023/24 Q4"],
    ["of the same kind", "2024/25 Q2", ["2023/24", "2023/24 Q3"], "2023/24 Q3"],
    ["however it is written", "Q2 2024-25", ["2024/25 Q1"], "2024/25 Q1"],
    ["none", "2024/25 Q2", ["2023/24"], null],
    ["none where this one cannot be read", "Wave 2", ["2024/25 Q1"], null],
  ])("%s", (_, asOf, periods, since) => {
    const found = compare(
      [row({ asOf })],
      periods.map((period) => past({ period })),
    );
    expect(found.since).toBe(since);
    if (since === null) expect(found.movements).toEqual([]);
  });
});

test("nothing throws, and the order of rows and records changes nothing but the order", () => {
  const name = fc.constantFrom("A", "a ", "B", "C");
  const rows = fc.array(
    fc.record({
      metric: name,
      kpi: name,
      target: fc.oneof(anyText, fc.constant("85%")),
      latestValue: fc.oneof(anyText, fc.constant("90%")),
      goodIs: fc.constantFrom("High", "Low"),
    }),
    { maxLength: 5 },
  );
  const records = fc.array(
    fc.record({
      metric: name,
      kpi: name,
      target: fc.oneof(anyText, fc.constant("85%")),
      value: fc.constantFrom("80%", "x"),
      period: fc.constantFrom("2024/25 Q1", "Q1 2024/25", "x"),
    }),
    { maxLength: 5 },
  );
  const inOrder = (found: Movement[]): string[] => found.map((movement) => JSON.stringify(movement)).sort();
  fc.assert(
    fc.property(rows, records, (now, then) => {
      const [scored, made] = [
        now.map((one) => ({ ...one, asOf: "2024/25 Q2" })),
        then.map((one) => past({ ...one, status: "amber" })),
      ];
      const found = compare(scored, made);
      // A name is shown as its first row writes it.
      const lower = (movement: Movement): Movement => ({
        ...movement,
        section: "",
        kpi: "",
        metric: movement.metric.toLowerCase().trim(),
        sentence: "",
      });
      const turned = compare([...scored].reverse(), [...made].reverse());
      expect(inOrder(turned.movements.map(lower))).toEqual(inOrder(found.movements.map(lower)));
    }),
  );
});
