import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import defaultDocument from "../../../src/rag/rules/default-ruleset.json";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { parseRuleset, readRuleset } from "../../../src/rag/rules/read-ruleset";
import schema from "../../../src/rag/rules/ruleset.schema.json";
import { RULESET_FORMAT } from "../../../src/rag/rules/upgrade-ruleset";
import { writeRuleset } from "../../../src/rag/rules/write-ruleset";
import { anyRuleset } from "./rulesets";

const validate = new Ajv({ allErrors: true }).compile(schema);

test("the default ruleset is written as its document, with the usual icons and colours", () => {
  const [green, amber, red] = defaultDocument.statuses;
  expect(writeRuleset(DEFAULT_RULESET)).toEqual({
    ...defaultDocument,
    statuses: [
      { ...green, icon: "green tick", colour: "green" },
      { ...amber, icon: "amber exclamation", colour: "amber" },
      { ...red, icon: "red cross", colour: "red" },
    ],
  });
});

test("a document has its format number", () => {
  expect(writeRuleset(DEFAULT_RULESET).format).toBe(RULESET_FORMAT);
  expect(schema.properties.format.const).toBe(RULESET_FORMAT);
});

test("any ruleset written as JSON reads back the same", () => {
  fc.assert(
    fc.property(anyRuleset, (ruleset) => {
      const text = JSON.stringify(writeRuleset(ruleset), null, 2);
      expect(parseRuleset(text)).toEqual({ ruleset, problems: [] });
      expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
    }),
  );
});

test("a document that is read and written again is unchanged", () => {
  fc.assert(
    fc.property(anyRuleset, (ruleset) => {
      const document = writeRuleset(ruleset);
      const read = readRuleset(document).ruleset;
      expect(read && writeRuleset(read)).toEqual(document);
    }),
  );
});

test.each([
  ["{", /is not JSON/],
  ["", /is not JSON/],
  ["[]", /should be an object/],
])("“%s” is no rules file", (text, problem) => {
  expect(parseRuleset(text)).toEqual({
    ruleset: null,
    problems: [{ path: "the document", problem: expect.stringMatching(problem) as string }],
  });
});

test("a file of more than a million characters is refused before it is parsed", () => {
  const { problems } = parseRuleset(JSON.stringify({ ...defaultDocument, name: "n".repeat(1_000_000) }));
  expect(problems).toEqual([
    { path: "the document", problem: expect.stringMatching(/at most 1000000 are read/) as string },
  ]);
});

test("a file with a byte order mark is read", () => {
  expect(parseRuleset(`\uFEFF${JSON.stringify(defaultDocument)}`).problems).toEqual([]);
});
