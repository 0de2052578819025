import fc from "fast-check";
import { overrideIndicator } from "../../src/actions/override-indicator";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS, HEADINGS, REQUIRED_COLUMNS, type ColumnKey } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { CellData } from "../../src/office-host/workbook/types";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { APPLIED } from "../../src/planning/decoration";
import { planOverride, type GivenOverride } from "../../src/planning/statuses/plan-override";
import { planRulesSheet } from "../../src/planning/sheets/rag-rules/plan";
import type { Plan } from "../../src/planning/plan";
import { untouchedParts, workbookContents } from "../gallery/untouched";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { runsOf } from "../support/strength";

const RUNS = runsOf(80);

const plain = fc.constantFrom<CellData["value"]>(
  90,
  0.9,
  "95%",
  "<700",
  "8 to 10",
  "TBC",
  "High",
  "Low",
  "On Target",
  "Yes",
  "=1+1",
  "-on track",
  "'quoted",
  "1/2",
  "007",
  true,
  "é🏫",
  "x".repeat(300),
  "",
);
const style = fc.constantFrom<Partial<CellData>>(
  {},
  {},
  { format: "0%" },
  { format: "@" },
  { format: "dd/mm/yyyy" },
  { style: { fill: "#FFF2CC", bold: true } },
);
const dressed = (values: fc.Arbitrary<CellData["value"]>): fc.Arbitrary<CellData | undefined> =>
  fc.tuple(values, style).map(([value, more]) => {
    if (value === "" && Object.keys(more).length === 0) return undefined;
    if (typeof value !== "string")
      return more.format === "@" ? { value: String(value).toUpperCase(), ...more } : { value, ...more };
    return more.format === "@" || value === ""
      ? { value, ...more }
      : { value, ...more, ...(/^[=+\-@'\d]/.test(value) ? { quotePrefix: true } : {}) };
  });
const formula = fc.constantFrom<CellData>(
  { value: 3, formula: "=3" },
  { value: "Green", formula: '=IF(TRUE,"Green","")' },
  { value: "", formula: '=""' },
  { value: "#N/A", formula: "=NA()", error: true },
);
const statuses = fc.oneof(
  ...[
    ["Green", "Amber", "Red", "Not rated", ""],
    ["G", "A", "R", ""],
    ["✓", "!", "✗", ""],
    [3, 2, 1, ""],
    ["3", "1", ""],
    ["Under review", "green ", 3, ""],
    [""],
  ].map((words) =>
    fc.constant(
      fc.oneof({ weight: 9, arbitrary: dressed(fc.constantFrom(...words)) }, { weight: 1, arbitrary: formula }),
    ),
  ),
);
const figures: Partial<Record<ColumnKey, fc.Arbitrary<CellData | undefined>>> = {
  metric: dressed(fc.constantFrom("Lamps lit", "Checks", "=1+1", "")),
  goodIs: dressed(fc.constantFrom("High", "Low", "On Target", "?")),
  target: fc.oneof(
    { weight: 8, arbitrary: dressed(fc.constantFrom<CellData["value"]>(95, "95%", "<700", "TBC")) },
    { weight: 1, arbitrary: formula },
  ),
  latestValue: fc.oneof(
    { weight: 8, arbitrary: dressed(fc.constantFrom<CellData["value"]>(96, 90, 50, 0.9, "awaited")) },
    { weight: 1, arbitrary: formula },
  ),
};

interface Case {
  keys: ColumnKey[];
  rows: (CellData | undefined)[][];
  icons: { from: number; count: number }[];
}

const OPTIONAL = COLUMN_KEYS.filter((key) => !REQUIRED_COLUMNS.includes(key));

/** Workbooks with any columns in any order, any statuses, and icon sets over any part of the status column. */
const cases: fc.Arbitrary<Case> = fc
  .tuple(fc.subarray(OPTIONAL), statuses)
  .chain(([more, status]) =>
    fc.tuple(
      fc.shuffledSubarray([...REQUIRED_COLUMNS, ...more], { minLength: REQUIRED_COLUMNS.length + more.length }),
      fc.constant(status),
    ),
  )
  .chain(([keys, status]) => {
    const line = fc.tuple(...keys.map((key) => (key === "status" ? status : (figures[key] ?? dressed(plain)))));
    const icon = fc.record({ from: fc.nat(4), count: fc.integer({ min: 1, max: 5 }) });
    return fc.record({
      keys: fc.constant(keys),
      rows: fc.array(line, { minLength: 1, maxLength: 6 }),
      icons: fc.array(icon, { maxLength: 2 }),
    });
  });

function workbookOf({ keys, rows, icons }: Case): WorkbookModel {
  return kpiWorkbook([], (sheet) => {
    sheet.rows = [keys.map((key) => ({ value: HEADINGS[key] })), ...rows];
    const column = keys.indexOf("status");
    for (const table of sheet.tables)
      table.area = { row: 0, column: 0, rowCount: rows.length + 1, columnCount: keys.length };
    sheet.conditionalFormats = icons
      .filter(({ from, count }) => from + count <= rows.length)
      .map(({ from, count }, index) => ({
        ...{
          id: `theirs-${index}`,
          type: "IconSet",
          style: "ThreeArrows",
          showIconOnly: false,
          reverseIconOrder: false,
          criteria: [],
        },
        area: { row: 1 + from, column, rowCount: count, columnCount: 1 },
      }));
    const beside = sheet.rows[1];
    if (beside) beside[keys.length + 3] = { value: "an officer's note", style: { italic: true } };
  });
}

const port = createExcelWorkbook;
const GIVEN: GivenOverride = { status: "green", reason: "=Counted twice", reviewBy: "2025-03-31" };

async function known(): Promise<Review> {
  const read = await review(port(), DEFAULT_RULESET);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

const PLANS: [string, (reviewed: Review) => Plan][] = [
  ["a recalculation", ({ plan }) => plan],
  [
    "an override",
    ({ tables: [table], outlines: [outline], ruleset }) =>
      table && outline
        ? planOverride(table, outline.headings.length, 0, GIVEN, ruleset).plan
        : { edits: [], inverse: [], expects: [] },
  ],
  ["rules", ({ rulesSheet }) => planRulesSheet({ ...DEFAULT_RULESET, name: "Any" }, rulesSheet)],
];

describe.each(PLANS)("%s, of any workbook", (_, planOf) => {
  test("is undone completely", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (drawn) => {
        const model = workbookOf(drawn);
        openExcel(model);
        const before = workbookContents(model);
        const plan = planOf(await known());
        expect(await port().apply(plan)).toEqual({ ok: true, value: APPLIED });
        if (plan.edits.length > 0) expect(await port().undo(plan)).toMatchObject({ ok: true, value: { left: [] } });
        expect(workbookContents(model)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });
});

test("a recalculation changes nothing that is not its own, and a second one changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (drawn) => {
      const model = workbookOf(drawn);
      openExcel(model);
      const keptBefore = (await known()).kept.map(({ address }) => address);
      const before = untouchedParts(model, keptBefore);
      const run = await recalculate(port(), DEFAULT_RULESET);
      expect(untouchedParts(model, keptBefore)).toEqual(before);
      // A column of unknown words is refused until the rules say what they mean.
      expect(run).toMatchObject(run.ok ? {} : { problem: { code: "wording-unclear" } });
      const after = workbookContents(model);
      expect((await known()).plan.edits).toEqual([]);
      await recalculate(port(), DEFAULT_RULESET);
      expect(workbookContents(model)).toEqual(after);
    }),
    { numRuns: RUNS },
  );
});

test("an override given twice is written once, and one that contradicts icons or needs unknown words writes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (drawn) => {
      const model = workbookOf(drawn);
      openExcel(model);
      const place = { tableId: "table-kpis", row: 0 };
      const before = workbookContents(model);
      const once = await overrideIndicator(port(), DEFAULT_RULESET, await known(), place, GIVEN);
      const after = workbookContents(model);
      if (!once.ok) {
        expect(["icons-contradict", "wording-unclear"]).toContain(once.problem.code);
        if (once.problem.code === "icons-contradict")
          expect((await known()).tables[0]?.icons).toMatchObject({ is: "contradicting" });
        expect(after).toEqual(before);
        return;
      }
      expect(await overrideIndicator(port(), DEFAULT_RULESET, await known(), place, GIVEN)).toMatchObject({ ok: true });
      expect(workbookContents(model)).toEqual(after);
    }),
    { numRuns: RUNS },
  );
});
