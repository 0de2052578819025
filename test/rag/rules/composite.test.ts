import fc from "fast-check";
import {
  computeComposite,
  explainComposite,
  type Component,
  type ComponentResult,
  type Composite,
} from "../../../src/rag/rules/combining/composite";

const result = (
  value: number | null,
  target: number | null = null,
  polarity: ComponentResult["polarity"] = "high",
): ComponentResult => ({
  value,
  target,
  polarity,
});
const index = (scale: number, ...components: [string, number, Component["score"]][]): Composite => ({
  name: "Index",
  scale,
  components: components.map(([metric, weight, score]) => ({ metric, weight, score })),
});

test("a highways score: 70% repairs, 30% lighting, both out of 10 already", () => {
  const highways = index(10, ["Repairs", 70, "as it is"], ["Lighting", 30, "as it is"]);
  const computed = computeComposite(highways, [result(9.5), result(8.5)]);
  expect(computed).toMatchObject({ index: 9.2 });
  expect(explainComposite(computed)).toBe("70 × 9.5 + 30 × 8.5, over 100, is 9.2");
});

test("an economic index: 40, 25, 25 and 10, each as a percentage of its target, at most 100", () => {
  const economic = index(
    100,
    ["Investments", 40, "percent of target"],
    ["Supported", 25, "percent of target"],
    ["New", 25, "percent of target"],
    ["Jobs", 10, "percent of target"],
  );
  expect(computeComposite(economic, [result(12, 10), result(200, 100), result(50, 50), result(7, 7)])).toMatchObject({
    index: 100,
  });
  expect(computeComposite(economic, [result(5, 10), result(100, 100), result(50, 50), result(0, 7)])).toMatchObject({
    index: 70,
  });
});

test("an average across homes, weighted by how many there are", () => {
  const homes = index(1, ["Community", 120, "as it is"], ["Residential", 380, "as it is"]);
  expect(computeComposite(homes, [result(91), result(83.5)])).toMatchObject({ index: 85.3 });
});

test.each<[string, Component["score"], ComponentResult, number]>([
  ["from worst to best", { worst: 0, best: 50 }, result(20), 4],
  ["no worse than the worst", { worst: 10, best: 50 }, result(5), 0],
  ["no better than the best", { worst: 10, best: 50 }, result(70), 10],
  ["where low is good", { worst: 30, best: 10 }, result(15), 7.5],
  ["a low target met", "percent of target", result(4, 5, "low"), 10],
  ["a low target missed", "percent of target", result(10, 5, "low"), 5],
])("a score %s", (_, score, given, expected) => {
  expect(computeComposite(index(10, ["A", 1, score]), [given])).toMatchObject({ index: expected });
});

test.each<[string, Composite, ComponentResult[], string]>([
  [
    "a value",
    index(10, ["A", 1, "as it is"], ["B", 1, "as it is"]),
    [result(4), result(null)],
    "It cannot be worked out: “B” has no value.",
  ],
  [
    "a component",
    index(10, ["A", 1, "as it is"], ["B", 1, "as it is"]),
    [result(4)],
    "It cannot be worked out: “B” has no value.",
  ],
  ["a target", index(10, ["A", 1, "percent of target"]), [result(4)], "It cannot be worked out: “A” has no target."],
  [
    "a target that can be parted",
    index(10, ["A", 1, "percent of target"]),
    [result(4, 0)],
    "It cannot be worked out: “A” has no target.",
  ],
  [
    "a side",
    index(10, ["A", 1, "percent of target"]),
    [result(4, 5, "on-target")],
    "It cannot be worked out: “A” has no target.",
  ],
  ["weights", index(10, ["A", 0, "as it is"]), [result(4)], "It cannot be worked out: “A” has no weight."],
])("without %s there is no index", (_, composite, results, sentence) => {
  expect(explainComposite(computeComposite(composite, results))).toBe(sentence);
});

test("an index of scores as they are is between the lowest and the highest, and weights are relative", () => {
  const weighed = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: -1000, max: 1000 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(weighed, fc.integer({ min: 2, max: 50 }), (list, by) => {
      const made = (factor: number): Composite =>
        index(1, ...list.map(([weight], n): [string, number, "as it is"] => [`${n}`, weight * factor, "as it is"]));
      const results = list.map(([, value]) => result(value));
      const computed = computeComposite(made(1), results);
      const values = list.map(([, value]) => value);
      if (!("index" in computed)) throw new Error("every component was given");
      expect(computed.index).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
      expect(computed.index).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
      expect(computeComposite(made(by), results)).toMatchObject({ index: computed.index });
    }),
  );
});
