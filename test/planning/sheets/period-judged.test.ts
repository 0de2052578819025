import fc from "fast-check";
import { mappingOf } from "../../../src/kpi/columns/column-mapping";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { planRulesSheet } from "../../../src/planning/sheets/rag-rules/plan";
import { planColumns } from "../../../src/planning/sheets/rag-rules/plan-columns";
import { planPeriodJudged } from "../../../src/planning/sheets/rag-rules/plan-period-judged";
import { readRulesSheet } from "../../../src/planning/sheets/rag-rules/read";
import { readColumnsBlock } from "../../../src/planning/sheets/rag-rules/read-columns";
import { readPeriodJudged } from "../../../src/planning/sheets/rag-rules/read-period-judged";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { anyRuleset } from "../../rag/rules/rulesets";
import { added, after, sheetOf } from "./sheet-after";

const MAPPING = mappingOf([{ heading: "Plan", is: "target" }]);

test("a period is written to a new sheet, to one with rules, and changed there; rules and columns stay, and an undo restores all", () => {
  fc.assert(
    fc.property(anyRuleset, anyRuleset, fc.boolean(), (ruleset, other, isMapped) => {
      const first = added(planPeriodJudged("August 2025", null, ruleset));
      expect([readPeriodJudged(first), readRulesSheet(first)]).toEqual(["August 2025", { ruleset }]);
      const held = added(isMapped ? planColumns(MAPPING, null, ruleset) : planRulesSheet(ruleset, null));
      const plan = planPeriodJudged("Q1", held, ruleset);
      const written = after(held, plan.edits);
      expect([readPeriodJudged(written), readRulesSheet(written)]).toEqual(["Q1", { ruleset }]);
      expect(readPeriodJudged(after(written, plan.inverse))).toBeNull();
      const ruled = after(written, planRulesSheet(other, written).edits);
      expect([readPeriodJudged(ruled), readRulesSheet(ruled)]).toEqual(["Q1", { ruleset: other }]);
      const mapped = after(ruled, planColumns(MAPPING, ruled, other).edits);
      expect([readPeriodJudged(mapped), readRulesSheet(mapped)]).toEqual(["Q1", { ruleset: other }]);
      expect(readColumnsBlock(mapped)).toEqual({ mapping: MAPPING, faults: [] });
      const newest = after(mapped, planPeriodJudged(null, mapped, other).edits);
      expect([readPeriodJudged(newest), readRulesSheet(newest)]).toEqual([null, { ruleset: other }]);
    }),
    { numRuns: 30 },
  );
});

test.each<[string, CellValue[][], string[][] | undefined, string | null]>([
  ["as text", [["Period judged", "Aug-25"]], undefined, "August 2025"],
  ["a date", [["Period judged", 45870]], [["@", "mmm-yy"]], "August 2025"],
  ["without a year", [["period  JUDGED", " Q2 "]], undefined, "Q2"],
  ["empty", [["Period judged", ""]], undefined, null],
  ["none", [["Period", "2025/26"]], undefined, null],
  [
    "a heading of the workbook",
    [
      ["Heading in this workbook", "What it is"],
      ["Period judged", "Not used"],
    ],
    undefined,
    null,
  ],
])("is read: %s", (_, values, formats, expected) => {
  expect(readPeriodJudged(sheetOf(values, formats))).toBe(expected);
});

test("the same period again plans nothing, and the newest needs no sheet", () => {
  const held = added(planPeriodJudged("August 2025", null, DEFAULT_RULESET));
  expect(planPeriodJudged("August 2025", held, DEFAULT_RULESET).edits).toEqual([]);
  expect(planPeriodJudged(null, null, DEFAULT_RULESET).edits).toEqual([]);
});
