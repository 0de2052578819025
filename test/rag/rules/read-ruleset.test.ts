import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import schema from "../../../src/rag/rules/ruleset.schema.json";
import defaultDocument from "../../../src/rag/rules/default-ruleset.json";
import type { DirectionChoice } from "../../../src/rag/rules/direction";
import { readRuleset } from "../../../src/rag/rules/read-ruleset";
import type { ListedStatus } from "../../../src/rag/rules/statuses/status-list";
import { writeRuleset } from "../../../src/rag/rules/write-ruleset";
import type { RatedStatus } from "../../../src/rag/status";
import { listed, rulesListing } from "./listed";

type Document = Record<string, unknown>;

/** The default document, or another, with one thing changed, by its path. */
function changed(path: string, value: unknown, from: Document = defaultDocument): Document {
  const document = structuredClone(from);
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
  [
    { against: "Trend", "steady-within": "0.5 points" },
    { against: "trend", steadyWithin: { kind: "points", figure: 0.5 } },
  ],
  [{ "steady-within": "±1%" }, { steadyWithin: { kind: "percent", figure: 1 } }],
  [{}, undefined],
])("a direction of travel: %j", (direction, choice) => {
  expect(readRuleset(changed("defaults.direction", direction)).ruleset?.defaults.direction).toEqual(choice);
  expect(readRuleset(changed("rules", [{ name: "A", direction }])).ruleset?.rules).toEqual([
    choice ? { name: "A", when: {}, direction: choice } : { name: "A", when: {} },
  ]);
});

const validate = new Ajv({ allErrors: true }).compile(schema);

test("the JSON Schema accepts the default document, and what the guide shows", () => {
  expect([validate(defaultDocument), validate.errors]).toEqual([true, null]);
  const guide = readFileSync(join(__dirname, "../../../docs/rules.md"), "utf8");
  const example: unknown = JSON.parse(/```json\n([\s\S]+?)```/.exec(guide)?.[1] ?? "null");
  expect([validate(example), readRuleset(example).problems]).toEqual([true, []]);
});

describe("every error is reported by its path", () => {
  test.each<[unknown, string, RegExp]>([
    [null, "the document", /object/],
    [[], "the document", /object/],
    [changed("format", "1"), "format", /"1" is not a format number/],
    [changed("format", 0), "format", /0 is not a format number/],
    [changed("format", 1.5), "format", /1.5 is not a format number/],
    [changed("format", null), "format", /null is not a format number/],
    [
      changed("format", 5),
      "format",
      /made by a newer version of KPI Reporter \(format 5; this version reads up to 4\)/,
    ],
    [changed("name", ""), "name", /text/],
    [changed("version", 1), "version", /text/],
    [changed("statuses", undefined), "statuses", /missing/],
    [changed("statuses", {}), "statuses", /list/],
    [changed("not-rated", undefined), "not-rated", /missing/],
    [changed("statuses.2.word", " "), "statuses[2].word", /text/],
    [
      changed("statuses.1.status", "yellow"),
      "statuses[1].status",
      /"yellow" is not one of exceeding, green, amber-green/,
    ],
    [changed("statuses.1.colour", "beige"), "statuses[1].colour", /"beige" is not a colour: blue, green/],
    [changed("statuses.1.icon", "smile"), "statuses[1].icon", /"smile" is not one of Excel's icons: star, green tick/],
    [changed("statuses.1.countsAs", "blue"), "statuses[1].countsAs", /is not green, amber, red/],
    [changed("statuses.1.tint", "pale"), "statuses[1].tint", /not known/],
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
    [changed("rules", [{ name: "A", exceeding: "5%" }]), "rules[0].exceeding", /exceeding, which is not in the list/],
    [changed("statuses.1.word", "Green"), "statuses[1].word", /also the word for green/],
    [changed("statuses.1.word", 'So "so"'), "statuses[1].word", /quotation mark/],
    ...[
      "[Red]",
      "[>1]",
      "1",
      "２",
      " 10% ",
      "1/2",
      "1 May",
      "Mar-25",
      "3-4",
      "12:30",
      "£5",
      "½",
      "1e3",
      "Red\u0007",
      "Red\nAmber",
      "Re\u200bd",
      "\u202eRed",
    ].map((word): [unknown, string, RegExp] => [
      changed("statuses.2.word", word),
      "statuses[2].word",
      /square bracket|shows nothing|control character|is a number/,
    ]),
    [changed("statuses.2.meaning", "Late\u0000"), "statuses[2].meaning", /control character/],
    [changed("name", "\ud800"), "name", /control character/],
    [changed("name", "n".repeat(1001)), "name", /is 1001 letters long; at most 1000/],
    [
      changed(
        "rules",
        Array.from({ length: 1001 }, () => ({ name: "A" })),
      ),
      "rules[1000]",
      /is one too many: at most 1000 are read, and there are 1001/,
    ],
    [
      changed(
        "composites",
        Array.from({ length: 201 }, () => ({})),
      ),
      "composites[200]",
      /at most 200/,
    ],
    [
      changed("composites", [{ name: "A", scale: 1, components: Array.from({ length: 101 }, () => ({})) }]),
      "composites[0].components[100]",
      /at most 100/,
    ],
    [changed("defaults.cumulative", "somehow"), "defaults.cumulative", /not a profile/],
    [changed("defaults.small-numbers", { below: -1, amber: 1 }), "defaults.small-numbers.below", /number of 0 or more/],
    [changed("defaults.direction", "trend"), "defaults.direction", /object/],
    [
      changed("defaults.direction", { against: "last month" }),
      "defaults.direction.against",
      /"last month" is not one of "previous period", "same period last year", "trend"/,
    ],
    [
      changed("defaults.direction", { "steady-within": "-1%" }),
      "defaults.direction.steady-within",
      /"-1%" is not a change such as/,
    ],
    [
      changed("defaults.direction", { against: "trend", within: "1%" }),
      "defaults.direction.within",
      /known are against, steady-within/,
    ],
    [
      changed("rules", [{ name: "A", direction: { against: "soon" } }]),
      "rules[0].direction.against",
      /"soon" is not one of "previous period"/,
    ],
    [
      changed("rules", [{ name: "A", direction: { steadyWithin: "1%" } }]),
      "rules[0].direction.steadyWithin",
      /not known/,
    ],
    [
      changed("composites", [{ name: "A", scale: 10, components: [{ metric: "B", weight: 1, score: "well" }] }]),
      "composites[0].components[0].score",
      /as it is/,
    ],
  ])("%#: %j", (document, path, problem) => {
    const { ruleset, problems } = readRuleset(document);
    expect(ruleset).toBeNull();
    expect(problems).toEqual([expect.objectContaining({ path, problem: expect.stringMatching(problem) })]);
    // What an edge or Good Is says is beyond a schema; every other fault is one of shape, and the schema knows it.
    const isWording =
      /not a tolerance|not High|not a unit|not a profile|not reach|not in the list|also the word|is not a colour|Excel's icons|as it is|is not one of "prev|not a change/.test(
        problems[0]?.problem ?? "",
      );
    expect(validate(document)).toBe(isWording);
  });

  test("a word can contain round brackets, marks and digits", () => {
    for (const word of [
      "Green (on track)",
      "R1",
      "Above 90%",
      "★",
      "Off-track",
      "Marked 2",
      "Junior 3",
      "May be late",
      "2nd class",
      "Ámber",
    ]) {
      const document = changed("statuses.2.word", word);
      expect(readRuleset(document).problems).toEqual([]);
      expect(validate(document)).toBe(true);
    }
  });

  test("a value that is far too long is named and cut", () => {
    const [fault] = readRuleset(changed("defaults.high-or-low.amber", `5%${" ".repeat(200_000)}x`)).problems;
    expect(fault).toMatchObject({
      path: "defaults.high-or-low.amber",
      problem: expect.stringMatching(/is not a tolerance/) as string,
    });
    expect(fault?.problem.length).toBeLessThan(200);
  });

  test("deeply nested lists are refused", () => {
    const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`) as unknown;
    const problems = [{ path: "the document", problem: "has lists or objects within each other more than 12 deep" }];
    expect(readRuleset(changed("rules", deep))).toEqual({ ruleset: null, problems });
  });

  test("of very many errors the first hundred are reported", () => {
    const { problems } = readRuleset(
      changed(
        "rules",
        Array.from({ length: 300 }, () => ({ name: "A", amber: "a bit" })),
      ),
    );
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toEqual({ path: "the document", problem: "has 200 more faults" });
  });

  test("all of them at once", () => {
    expect(readRuleset({}).problems.map(({ path }) => path)).toEqual([
      "name",
      "version",
      "statuses",
      "not-rated",
      "defaults",
    ]);
  });
});

/** The document of rules with these statuses. */
function documentListing(...statuses: RatedStatus[]): Document {
  return writeRuleset(rulesListing(...statuses));
}

const FIVE = documentListing("green", "amber-green", "amber", "amber-red", "red");
const TWO = documentListing("green", "red");
const BLUE = documentListing("exceeding", "green", "amber", "red");

describe("a list of statuses that contradicts itself", () => {
  const entry = (status: RatedStatus, more: object = {}): object => ({ ...listed(status), ...more });
  test.each<[string, Document, string, RegExp]>([
    ["one status", changed("statuses", [entry("red")], TWO), "statuses", /2 to 5 statuses, and lists 1/],
    [
      "six statuses",
      documentListing("exceeding", "green", "amber-green", "amber", "amber-red", "red"),
      "statuses",
      /2 to 5 statuses, and lists 6/,
    ],
    ["no green", changed("statuses", [entry("amber"), entry("red")]), "statuses", /should list green/],
    ["no red", changed("statuses", [entry("green"), entry("amber")]), "statuses", /should list red/],
    [
      "one twice",
      changed("statuses", [entry("green"), entry("amber"), entry("amber", { word: "Yellow" }), entry("red")]),
      "statuses[2].status",
      /amber is listed twice/,
    ],
    [
      "the worst first",
      changed("statuses", [entry("red"), entry("amber"), entry("green")]),
      "statuses[1].status",
      /amber stands below red, and is better/,
    ],
    [
      "a green that counts as amber",
      changed("statuses.0.countsAs", "amber", TWO),
      "statuses[0].countsAs",
      /Green has to count as green/,
    ],
    [
      "a red that counts as amber",
      changed("statuses.1.countsAs", "amber", TWO),
      "statuses[1].countsAs",
      /Red has to count as red/,
    ],
    [
      "a worse that counts as better",
      changed("statuses.1.countsAs", "red", FIVE),
      "statuses[2].countsAs",
      /counts as amber, which is better than red/,
    ],
    [
      "a green icon for red",
      changed("statuses.1.icon", "green circle", TWO),
      "statuses[1].icon",
      /the green circle is for what counts as green/,
    ],
    [
      "a red icon for green",
      changed("statuses.0.icon", "red arrow down", TWO),
      "statuses[0].icon",
      /the red arrow down is for what counts as red/,
    ],
    [
      "icons of two sets",
      changed("statuses.1.icon", "amber circle"),
      "statuses[1].icon",
      /the amber circle and the green tick are of different sets/,
    ],
    [
      "icons against their order",
      changed("statuses", [entry("green", { icon: "half disc" }), entry("red", { icon: "full disc" })], TWO),
      "statuses[1].icon",
      /stands for a worse status/,
    ],
    [
      "green for red",
      changed("statuses.1.colour", "green", TWO),
      "statuses[1].colour",
      /green is for what counts as green/,
    ],
    [
      "a colour that is too light",
      changed("statuses.0.colour", "#ffd700", TWO),
      "statuses[0].colour",
      /contrast is 1.3 to 1, and has to be 4.5 to 1/,
    ],
    [
      "a colour that is no colour",
      changed("statuses.0.colour", "#12345", TWO),
      "statuses[0].colour",
      /is not a colour/,
    ],
    [
      "a word that means another",
      changed("statuses.1.word", "Red", changed("statuses.2.word", "Poor")),
      "statuses[1].word",
      /“Red” is what a person writes for red/,
    ],
  ])("%s", (_, document, path, problem) => {
    const { ruleset, problems } = readRuleset(document);
    expect(ruleset).toBeNull();
    expect(problems).toContainEqual({ path, problem: expect.stringMatching(problem) as string });
  });
});

describe("a status that no edge can give", () => {
  test.each<[string, Document, string, RegExp]>([
    [
      "no edge",
      changed("defaults.high-or-low.amber-red", undefined, FIVE),
      "defaults.high-or-low.amber-red",
      /nothing could give it/,
    ],
    [
      "no edge where good is on the target",
      changed("defaults.on-target.amber", undefined, FIVE),
      "defaults.on-target.amber",
      /nothing could give it/,
    ],
    [
      "no edge for what is comparable",
      changed("defaults.comparable.amber-green", undefined, FIVE),
      "defaults.comparable.amber-green",
      /nothing could give it/,
    ],
    [
      "as far as the one before",
      changed("defaults.high-or-low.amber", "5%", FIVE),
      "defaults.high-or-low.amber",
      /reaches no further than amber-green does/,
    ],
    [
      "less far than the one before",
      changed("defaults.high-or-low.amber", "4%", FIVE),
      "defaults.high-or-low.amber",
      /does not reach as far/,
    ],
    [
      "no further than the target",
      changed("defaults.high-or-low.amber", "0%"),
      "defaults.high-or-low.amber",
      /reaches no further than green does/,
    ],
    [
      "as far as green, in points and an amount",
      changed("defaults.comparable", { green: "2 points", amber: "2" }),
      "defaults.comparable.amber",
      /reaches no further than green/,
    ],
    [
      "less far on one side",
      changed("defaults.on-target", { green: "2% under, 4% over", amber: "5% under, 3% over" }),
      "defaults.on-target.amber",
      /does not reach as far/,
    ],
    [
      "the same figure",
      changed("defaults.high-or-low", { green: "floor 90%", amber: "floor 90%" }),
      "defaults.high-or-low.amber",
      /reaches no further than green/,
    ],
    [
      "figures that turn back",
      changed(
        "defaults.high-or-low",
        { green: "met", "amber-green": "floor 90", amber: "floor 80", "amber-red": "floor 85" },
        FIVE,
      ),
      "defaults.high-or-low.amber-red",
      /wrong side/,
    ],
    [
      "no worse than before, where good is on the target",
      changed("defaults.on-target.amber", "no worse than before"),
      "defaults.on-target.amber",
      /says nothing where good is on the target/,
    ],
    [
      "a figure, where good is on the target",
      changed("defaults.on-target.green", "floor 90%"),
      "defaults.on-target.green",
      /says nothing where good is on the target/,
    ],
    [
      "just short of the one before",
      changed("defaults.high-or-low", { green: "5%", amber: "less than 5%" }),
      "defaults.high-or-low.amber",
      /does not reach as far/,
    ],
    [
      "exceeding without a beginning",
      changed("defaults.high-or-low.exceeding", undefined, BLUE),
      "defaults.high-or-low.exceeding",
      /nothing could give it/,
    ],
    [
      "an edge for what is not listed",
      changed("defaults.comparable.amber", "5%", TWO),
      "defaults.comparable.amber",
      /amber, which is not in the list/,
    ],
    [
      "a rule's edge for what is not listed",
      changed("rules", [{ name: "A", "amber-green": "5%" }]),
      "rules[0].amber-green",
      /amber-green, which is not in the list/,
    ],
    [
      "a rule's edge that falls short of the defaults",
      changed("rules", [{ name: "A", amber: "3%" }], FIVE),
      "rules[0].amber",
      /does not reach as far/,
    ],
    [
      "a guard for an amber that is not listed",
      changed("defaults.small-numbers", { below: 10, amber: 1 }, TWO),
      "defaults.small-numbers",
      /no amber in the list/,
    ],
  ])("%s", (_, document, path, problem) => {
    const { ruleset, problems } = readRuleset(document);
    expect(ruleset).toBeNull();
    expect(problems).toContainEqual({ path, problem: expect.stringMatching(problem) as string });
  });

  test.each<[string, Document]>([
    ["two statuses", TWO],
    ["five statuses", FIVE],
    [
      "an amber at the very end of a strict green",
      changed("defaults.high-or-low", { green: "less than 5%", amber: "5%" }),
    ],
    [
      "exceeding by a rule alone",
      changed("rules", [{ name: "A", exceeding: "5%" }], changed("defaults.high-or-low.exceeding", undefined, BLUE)),
    ],
    ["a rule without an amber of its own", changed("rules", [{ name: "No tolerance", amber: "0%" }])],
    ["edges of different kinds, which only a row can compare", changed("defaults.high-or-low.amber", "2 points", FIVE)],
  ])("is not found in rules with %s", (_, document) => {
    expect(readRuleset(document).problems).toEqual([]);
  });
});

test("the look of a status and what it counts as are optional", () => {
  const short = (FIVE.statuses as ListedStatus[]).map(({ status, word, meaning }) => ({ status, word, meaning }));
  expect(readRuleset({ ...FIVE, statuses: short }).ruleset?.statuses).toEqual(FIVE.statuses);
});
