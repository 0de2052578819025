import defaultDocument from "../../../src/rag/rules/default-ruleset.json";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { readRuleset } from "../../../src/rag/rules/read-ruleset";
import { RULESET_FORMAT, upgradeRuleset, type UpgradeStep } from "../../../src/rag/rules/upgrade-ruleset";

/** Steps such as later formats may need: each leaves its mark. */
const STEPS: UpgradeStep[] = [
  (document) => ({ ...document, told: [1] }),
  (document) => ({ ...document, told: [...(document.told as number[]), 2] }),
];

/** The default rules as format 1 held them: the wording of each status by its name. */
function formatOne(more: Record<string, unknown> = {}): Record<string, unknown> {
  const { statuses, "not-rated": notRated, ...rest } = defaultDocument;
  const worded = statuses.map(({ status, word, meaning }): [string, unknown] => [status, { word, meaning }]);
  return { ...rest, format: 1, statuses: { ...Object.fromEntries(worded), "not-rated": notRated, ...more } };
}

test("a document saved by version 0.1.0, without a format number, is the same ruleset", () => {
  const saved = formatOne();
  delete saved.format;
  expect(readRuleset(saved)).toEqual({ ruleset: DEFAULT_RULESET, problems: [] });
  expect(readRuleset(formatOne())).toEqual({ ruleset: DEFAULT_RULESET, problems: [] });
});

test("a fourth status of format 1 comes first in the list", () => {
  const document = formatOne({ exceeding: { word: "Blue", meaning: "Well beyond" } });
  const defaults = { ...defaultDocument.defaults, "high-or-low": { exceeding: "10%", green: "met", amber: "10%" } };
  expect(readRuleset({ ...document, defaults }).ruleset?.statuses.map(({ status, word }) => [status, word])).toEqual([
    ["exceeding", "Blue"],
    ["green", "Green"],
    ["amber", "Amber"],
    ["red", "Red"],
  ]);
});

test.each([
  ["a status that is not known", { purple: { word: "Purple", meaning: "Odd" } }, "statuses[3].status"],
  ["a status that is no wording", { amber: "Amber" }, "statuses[1]"],
])("%s of format 1 is reported", (_, more, path) => {
  expect(readRuleset(formatOne(more)).problems.map((one) => one.path)).toContain(path);
});

test.each([
  ["none", { name: "A" }, [1, 2]],
  ["1", { format: 1, name: "A" }, [1, 2]],
])("a document of format %s goes through every step in order, and is not changed", (_, document, told) => {
  const before = structuredClone(document);
  expect(upgradeRuleset(document, STEPS)).toEqual({ document: { format: 3, name: "A", told } });
  expect(document).toEqual(before);
});

test("a document of format 2 is upgraded by the second step only", () => {
  expect(upgradeRuleset({ format: 2, told: [] }, STEPS)).toEqual({ document: { format: 3, told: [2] } });
});

test("a document of the current format is not upgraded", () => {
  expect(upgradeRuleset({ format: 3, name: "A" }, STEPS)).toEqual({ document: { format: 3, name: "A" } });
});

test("a document of a newer format is refused, and the message says what to do", () => {
  expect(upgradeRuleset({ format: 4, name: 7 }, STEPS)).toEqual({
    problem: {
      path: "format",
      problem:
        "made by a newer version of KPI Reporter (format 4; this version reads up to 3). Update KPI Reporter, or use rules that were saved by this version",
    },
  });
  const newer = readRuleset({ ...defaultDocument, format: RULESET_FORMAT + 1, seasons: [] });
  expect([newer.ruleset, newer.problems.map(({ path }) => path)]).toEqual([null, ["format"]]);
});

test.each([[null], [[]], ["rules"], [undefined]])(
  "%j is not a document, and is left for the reader to report",
  (document) => {
    expect(upgradeRuleset(document, STEPS)).toEqual({ document });
  },
);
