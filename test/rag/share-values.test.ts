import { numberCell, type CellContent } from "../../src/rag/cell";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { indicatorCells } from "./indicator-cells";

/** The figure that a value is judged as, beside a target; or why it is not judged. */
function judgedAs(target: string, latestValue: string | CellContent, metric = "Visits"): number | string {
  const { computed } = rate(indicatorCells({ metric, goodIs: "High", target, latestValue }), DEFAULT_RULESET);
  return computed.status === "not-rated" ? computed.reason.code : computed.value;
}

test.each<[string, number]>([
  ["17 of 20", 85],
  ["43/50", 86],
  ["17 out of 20", 85],
  ["17 of the 20", 85],
  ["17 from 20", 85],
  ["9 of 10", 90],
  ["0/20", 0],
  ["20/20", 100],
  ["1,200 of 1,500", 80],
  ["17 of 20 (85%)", 85],
  ["17/20 = 85%", 85],
  ["17 of 20 schools", 85],
  ["17/20 provisional", 85],
  ["85% (17/20)", 85],
])("beside a target in per cent, “%s” is %d%%", (value, figure) => {
  for (const target of ["85%", "At least 90%", "80% to 90%"])
    expect([target, judgedAs(target, value)]).toEqual([target, figure]);
});

test.each(["20/17", "17.5/20", "-3/20", "17/20/25", "17/0", "17/20 = 84%", "17 of 20 (84%)", "17:20", "17 or 20"])(
  "“%s” is no part of a whole",
  (value) => {
    expect(judgedAs("85%", value)).toBe("value-not-read");
  },
);

test.each(["17 of 20", "43/50", "9/10", "6/12", "1/2", "17 out of 20"])(
  "beside a target that is no percentage, “%s” may be a date, a fraction or either of two counts",
  (value) => {
    for (const target of ["18", "0.9", "10 days", "£5m", "8 to 10"])
      expect([target, judgedAs(target, value)]).toEqual([target, "value-not-read"]);
  },
);

test("what Excel has made a date of is none either", () => {
  for (const format of ["d-mmm", "dd/mm/yyyy"])
    expect(judgedAs("85%", numberCell(45_574, format))).toBe("value-not-read");
});
