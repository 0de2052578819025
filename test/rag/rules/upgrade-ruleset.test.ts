import defaultDocument from "../../../src/rag/rules/default-ruleset.json";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { readRuleset } from "../../../src/rag/rules/read-ruleset";
import { RULESET_FORMAT, upgradeRuleset, type UpgradeStep } from "../../../src/rag/rules/upgrade-ruleset";

/** Steps such as later formats may need: each leaves its mark. */
const STEPS: UpgradeStep[] = [
  (document) => ({ ...document, told: [1] }),
  (document) => ({ ...document, told: [...(document.told as number[]), 2] }),
];

test("a document as 0.1.0 saved it names no format, and is the same ruleset", () => {
  const saved: Partial<typeof defaultDocument> = { ...defaultDocument };
  delete saved.format;
  expect(readRuleset(saved)).toEqual({ ruleset: DEFAULT_RULESET, problems: [] });
});

test.each([
  ["none", { name: "A" }, [1, 2]],
  ["1", { format: 1, name: "A" }, [1, 2]],
])("a document of format %s goes through every step, in order, and is left as it was", (_, document, told) => {
  const before = structuredClone(document);
  expect(upgradeRuleset(document, STEPS)).toEqual({ document: { format: 3, name: "A", told } });
  expect(document).toEqual(before);
});

test("a document of format 2 goes through the second step alone", () => {
  expect(upgradeRuleset({ format: 2, told: [] }, STEPS)).toEqual({ document: { format: 3, told: [2] } });
});

test("a document of the current format goes through none", () => {
  expect(upgradeRuleset({ format: 3, name: "A" }, STEPS)).toEqual({ document: { format: 3, name: "A" } });
});

test("a document of a newer format is refused with what to do, whatever else it holds", () => {
  expect(upgradeRuleset({ format: 4, name: 7 }, STEPS)).toEqual({
    problem: {
      path: "format",
      problem: "made by a newer version of KPI Reporter (format 4; this version reads up to 3). Update KPI Reporter, or use rules that were saved by this version",
    },
  });
  const newer = readRuleset({ ...defaultDocument, format: RULESET_FORMAT + 1, seasons: [] });
  expect([newer.ruleset, newer.problems.map(({ path }) => path)]).toEqual([null, ["format"]]);
});

test.each([[null], [[]], ["rules"], [undefined]])("%j is no document, and is left for the reader to name", (document) => {
  expect(upgradeRuleset(document, STEPS)).toEqual({ document });
});
