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
    ...["[Red]", "[>1]", "1", "２", " 10% ", "1/2", "3-4", "12:30", "£5", "½", "1e3", "Red\u0007", "Red\nAmber", "Re\u200bd", "\u202eRed"].map(
      (word): [unknown, string, RegExp] => [changed("statuses.red.word", word), "statuses.red.word", /square bracket|shows nothing|control letter|is a number/],
    ),
    [changed("statuses.red.meaning", "Late\u0000"), "statuses.red.meaning", /control letter/],
    [changed("name", "\ud800"), "name", /control letter/],
    [changed("name", "n".repeat(1001)), "name", /is 1001 letters long; at most 1000/],
    [changed("rules", Array.from({ length: 1001 }, () => ({ name: "A" }))), "rules[1000]", /is one too many: at most 1000 are read, and there are 1001/],
    [changed("composites", Array.from({ length: 201 }, () => ({}))), "composites[200]", /at most 200/],
    [changed("composites", [{ name: "A", scale: 1, components: Array.from({ length: 101 }, () => ({})) }]), "composites[0].components[100]", /at most 100/],
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

  test("a word may have round brackets, marks and figures among its letters", () => {
    for (const word of ["Green (on track)", "R1", "Above 90%", "★", "Off-track", "2nd class", "Ámber"]) {
      const document = changed("statuses.red.word", word);
      expect(readRuleset(document).problems).toEqual([]);
      expect(validate(document)).toBe(true);
    }
  });

  test("a value that is far too long is named and cut", () => {
    const [fault] = readRuleset(changed("defaults.high-or-low.amber", `5%${" ".repeat(200_000)}x`)).problems;
    expect(fault).toMatchObject({ path: "defaults.high-or-low.amber", problem: expect.stringMatching(/is not a tolerance/) as string });
    expect(fault?.problem.length).toBeLessThan(200);
  });

  test("lists within lists are refused, however deep", () => {
    const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`) as unknown;
    const problems = [{ path: "the document", problem: "has lists or objects within each other more than 12 deep" }];
    expect(readRuleset(changed("rules", deep))).toEqual({ ruleset: null, problems });
  });

  test("of very many faults the first hundred are named", () => {
    const { problems } = readRuleset(changed("rules", Array.from({ length: 300 }, () => ({ name: "A", amber: "a bit" }))));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toEqual({ path: "the document", problem: "has 200 more faults" });
  });

  test("all of them at once", () => {
    expect(readRuleset({}).problems.map(({ path }) => path)).toEqual(["name", "version", "statuses", "defaults"]);
  });
});
