import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import schema from "../../../src/rag/rules/ruleset.schema.json";
import defaultDocument from "../../../src/rag/rules/default-ruleset.json";
import type { DirectionChoice } from "../../../src/rag/rules/direction";
import { readRuleset } from "../../../src/rag/rules/read-ruleset";

type Document = Record<string, unknown>;

/** The default document with one thing changed, by its path. */
function changed(path: string, value: unknown): Document {
  const document = structuredClone(defaultDocument) as Document;
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let object = document;
  for (const key of keys) object = object[key] as Document;
  object[last] = value;
  return document;
}

test("the default document is a ruleset", () => {
  const { ruleset, problems } = readRuleset(defaultDocument);
  expect(problems).toEqual([]);
  expect(ruleset).toMatchObject({ name: "KPI Reporter defaults", defaults: { combine: "worst-of" } });
});

test("rules are read with their conditions and edges", () => {
  const rules = [
    { name: "Roads", when: { section: "Environment", goodIs: "Low" }, amber: "0.2 points" },
    { name: "Money", green: "2% under, 1% over", amber: "floor 90%" },
  ];
  expect(readRuleset(changed("rules", rules)).ruleset?.rules).toEqual([
    { name: "Roads", when: { section: "Environment", goodIs: "low" }, amber: { kind: "points", figure: 0.2 } },
    {
      name: "Money",
      when: {},
      green: { kind: "sides", under: { kind: "percent", figure: 2 }, over: { kind: "percent", figure: 1 } },
      amber: expect.objectContaining({ kind: "at", figure: 90 }),
    },
  ]);
});

test.each<[unknown, DirectionChoice | undefined]>([
  [{ against: "previous period" }, { against: "previous" }],
  [{ against: " Same period  last year" }, { against: "last-year" }],
  [{ against: "Trend", "steady-within": "0.5 points" }, { against: "trend", steadyWithin: { kind: "points", figure: 0.5 } }],
  [{ "steady-within": "±1%" }, { steadyWithin: { kind: "percent", figure: 1 } }],
  [{}, undefined],
])("a direction of travel: %j", (direction, choice) => {
  expect(readRuleset(changed("defaults.direction", direction)).ruleset?.defaults.direction).toEqual(choice);
  expect(readRuleset(changed("rules", [{ name: "A", direction }])).ruleset?.rules).toEqual([choice ? { name: "A", when: {}, direction: choice } : { name: "A", when: {} }]);
});

const validate = new Ajv({ allErrors: true }).compile(schema);

test("the JSON Schema accepts the default document, and what the guide shows", () => {
  expect([validate(defaultDocument), validate.errors]).toEqual([true, null]);
  const guide = readFileSync(join(__dirname, "../../../docs/rules.md"), "utf8");
  const example: unknown = JSON.parse(/```json\n([\s\S]+?)```/.exec(guide)?.[1] ?? "null");
  expect([validate(example), readRuleset(example).problems]).toEqual([true, []]);
});

describe("every fault is named by its path", () => {
  test.each<[unknown, string, RegExp]>([
    [null, "the document", /object/],
    [[], "the document", /object/],
    [changed("format", "1"), "format", /"1" is not a format number/],
    [changed("format", 0), "format", /0 is not a format number/],
    [changed("format", 1.5), "format", /1.5 is not a format number/],
    [changed("format", null), "format", /null is not a format number/],
    [changed("format", 2), "format", /made by a newer version of KPI Reporter \(format 2; this version reads format 1\)/],
    [changed("name", ""), "name", /text/],
    [changed("version", 1), "version", /text/],
    [changed("statuses.amber", undefined), "statuses.amber", /missing/],
    [changed("statuses.red.word", " "), "statuses.red.word", /text/],
    [changed("defaults.high-or-low.amber", "10 %%"), "defaults.high-or-low.amber", /"10 %%" is not a tolerance/],
    [changed("defaults.on-target.green", "fine"), "defaults.on-target.green", /"fine" is not a tolerance/],
    [changed("defaults.combine", "best-of"), "defaults.combine", /worst-of, majority, mean/],
    [changed("rules", {}), "rules", /list/],
    [changed("rules", [{ name: "A" }, { when: {} }]), "rules[1].name", /missing/],
    [changed("rules", [{ name: "A", amber: "a bit" }]), "rules[0].amber", /not a tolerance/],
    [changed("rules", [{ name: "A", when: { goodIs: "Sideways" } }]), "rules[0].when.goodIs", /High, Low or On Target/],
    [changed("rules", [{ name: "A", when: { colour: "blue" } }]), "rules[0].when.colour", /known are section, kpi/],
    [changed("rules", [{ name: "A", ambr: "5%" }]), "rules[0].ambr", /not known/],
    [changed("rules", [{ name: "A", when: { unit: "furlongish" } }]), "rules[0].when.unit", /not a unit/],
    [changed("rules", [{ name: "A", profile: "40%, 30%, 80%, 100%" }]), "rules[0].profile", /not a profile/],
    [changed("rules", [{ name: "A", profile: "25%, 50%, 75%" }]), "rules[0].profile", /not a profile/],
    [changed("rules", [{ name: "A", green: "10%", amber: "5%" }]), "rules[0].amber", /not reach as far/],
    [changed("rules", [{ name: "A", exceeding: "5%" }]), "rules[0].exceeding", /needs a word/],
    [changed("statuses.amber.word", "green"), "statuses.amber.word", /also the word for green/],
    [changed("statuses.amber.word", 'So "so"'), "statuses.amber.word", /quotation mark/],
    [changed("defaults.cumulative", "somehow"), "defaults.cumulative", /not a profile/],
    [changed("defaults.small-numbers", { below: -1, amber: 1 }), "defaults.small-numbers.below", /number of 0 or more/],
    [changed("defaults.direction", "trend"), "defaults.direction", /object/],
    [changed("defaults.direction", { against: "last month" }), "defaults.direction.against", /"last month" is not one of "previous period", "same period last year", "trend"/],
    [changed("defaults.direction", { "steady-within": "-1%" }), "defaults.direction.steady-within", /"-1%" is not a change such as/],
    [changed("defaults.direction", { against: "trend", within: "1%" }), "defaults.direction.within", /known are against, steady-within/],
    [changed("rules", [{ name: "A", direction: { against: "soon" } }]), "rules[0].direction.against", /"soon" is not one of "previous period"/],
    [changed("rules", [{ name: "A", direction: { steadyWithin: "1%" } }]), "rules[0].direction.steadyWithin", /not known/],
    [changed("composites", [{ name: "A", scale: 10, components: [{ metric: "B", weight: 1, score: "well" }] }]), "composites[0].components[0].score", /as it is/],
  ])("%#: %j", (document, path, problem) => {
    const { ruleset, problems } = readRuleset(document);
    expect(ruleset).toBeNull();
    expect(problems).toEqual([expect.objectContaining({ path, problem: expect.stringMatching(problem) })]);
    // What an edge or Good Is says is beyond a schema; every other fault is one of shape, and the schema knows it.
    const isWording = /not a tolerance|not High|not a unit|not a profile|not reach|needs a word|also the word|as it is|is not one of "prev|not a change/.test(problems[0]?.problem ?? "");
    expect(validate(document)).toBe(isWording);
  });

  test("all of them at once", () => {
    expect(readRuleset({}).problems.map(({ path }) => path)).toEqual(["name", "version", "statuses", "defaults"]);
  });
});
