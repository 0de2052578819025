import fc from "fast-check";
import { commonPeriod } from "../../../src/kpi/periods/common-period";
import { anyText } from "../../rag/periods/period-texts";

test.each<[string, string[], string | null]>([
  ["the commonest", ["2024/25 Q2", "2024/25", "2024/25 Q2"], "2024/25 Q2"],
  ["the finer of two as common", ["2024/25", "2024/25 Q2"], "2024/25 Q2"],
  ["the later of two alike", ["2024/25 Q2", "2024/25 Q1"], "2024/25 Q2"],
  ["one period in several writings", ["2024/25", "2024/25", "2024/25 Q2", "Q2 2024/25", "2024/25 Q2 b"], "2024/25 Q2"],
  ["as most write it", ["2024/25 Q2", "Q2 2024-25", "Q2 2024-25"], "Q2 2024-25"],
  ["one that cannot be read, where most give it", ["Wave 3", "Wave 3", "2024/25"], "Wave 3"],
  ["none", ["", ""], null],
])("the period of a set of indicators: %s", (_, dates, period) => {
  expect(commonPeriod(dates)).toBe(period);
});

test("the order of the rows changes nothing", () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 8 }), (dates) => {
      expect(commonPeriod([...dates].reverse())).toBe(commonPeriod(dates));
    }),
  );
});
