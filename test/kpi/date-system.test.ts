import { readIndicators } from "../../src/kpi/indicator";
import { isOf1904 } from "../../src/kpi/date-system";
import type { KpiTable } from "../../src/kpi/kpi-table";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { planOverride } from "../../src/planning/statuses/plan-override";
import { kpiTableOf } from "./kpi-table-of";

/** 30 September 2024: 45565 by the 1900 date system, 44103 by that of 1904. */
const FORMAT = "dd/mm/yyyy";

test.each<[string, number | string, string, string, boolean]>([
  ["shown as it is stored", 45565, FORMAT, "30/09/2024", false],
  ["shown four years later", 44103, FORMAT, "30/09/2024", true],
  ["a month with its year", 44103, "mmm yyyy", "Sep 2024", true],
  ["a year in two digits tells nothing", 44103, "dd/mm/yy", "30/09/24", false],
  ["a figure that looks like a year", 44103, "0", "2024", false],
  ["a text", "30/09/2024", FORMAT, "30/09/2024", false],
  ["shown in a way that fits neither", 44103, FORMAT, "30/09/2031", false],
])("a date %s", (_, value, format, text, expected) => {
  expect(isOf1904({ values: ["", value], formats: ["General", format], texts: ["", text] })).toBe(expected);
});

test("dates of a workbook by the 1904 system are read and written by it", () => {
  const row = {
    metric: "Rent",
    target: "95%",
    goodIs: "High",
    latestValue: 90,
    override: "Green",
    overrideReason: "late",
  };
  const table: KpiTable = { ...kpiTableOf([row]), isDate1904: true };
  const dated = {
    ...table,
    cells: {
      ...table.cells,
      asOf: { values: [44103], formats: [FORMAT] },
      reviewBy: { values: [44103], formats: [FORMAT] },
    },
  };
  expect(readIndicators(dated)[0]?.asOf).toBe("30 September 2024");
  const given = { status: "green" as const, reason: "late", reviewBy: "2024-10-01" };
  const { plan } = planOverride(dated, 20, 0, given, DEFAULT_RULESET);
  const written = plan.edits.flatMap((edit) => (edit.kind === "values" ? edit.values.flat() : []));
  expect(written).toContain(44104);
});
