import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { reviseRuleset } from "../../../src/rag/rules/revise-ruleset";

test.each([
  ["1.0", "1.1"],
  ["1.9", "1.10"],
  ["2025", "2026"],
  ["v3 draft", "v4 draft"],
  ["spring", "spring 2"],
])("version %s is followed by %s", (version, next) => {
  expect(reviseRuleset({ ...DEFAULT_RULESET, name: "Council", version })).toEqual({
    ...DEFAULT_RULESET,
    name: "Council",
    version: next,
  });
});

test("changed defaults are no longer the defaults", () => {
  expect(reviseRuleset(DEFAULT_RULESET)).toMatchObject({ name: "Our RAG rules", version: "1.1" });
});
