import { describeAttached, titleFrom } from "../../../src/report/document/attached-table";
import type { AttachedReading } from "../../../src/kpi/attached/attached";
import { allIndicators } from "../../../src/kpi/scorecard";
import { gridOf, readingOf, type TypedCell } from "../../kpi/attached/grid-of";
import { scorecardOf } from "../scorecard-of";

const RENT = {
  section: "Homes",
  kpi: "Rent",
  metric: "Rent",
  target: "95%",
  goodIs: "High",
  latestValue: "90%",
  asOf: "2024/25 Q2",
};
const indicators = allIndicators(scorecardOf([RENT, { ...RENT, metric: "Rent of shops" }]));

function described(found: AttachedReading["found"], row = 0): ReturnType<typeof describeAttached> {
  const indicator = indicators[row];
  return describeAttached({ indicators }, [
    readingOf(found, { tableId: indicator?.tableId ?? "", row: indicator?.row ?? -1 }),
  ]);
}

const LEAVERS: TypedCell[][] = [
  ["Team", "Leavers", ""],
  ["Roads", 4, ""],
  ["", "", ""],
  ["Parks", [0.5, "0%", "50%"], ""],
];

describe("an attached table in the report", () => {
  test("shows its cells as the workbook does, without empty rows and columns", () => {
    expect(described({ grid: gridOf(LEAVERS) })).toEqual({
      table: {
        title: "Leavers",
        rows: [
          ["Team", "Leavers"],
          ["Roads", "4"],
          ["Parks", "50%"],
        ],
        troubles: [],
      },
      notes: [],
    });
  });

  test("has its own title, and the lines below it as notes", () => {
    const { table } = described(
      { grid: gridOf([["Who left", "", ""], ...LEAVERS, ["* over 12 months", "", ""], ["Source: payroll", "", ""]]) },
      1,
    );
    expect(table).toMatchObject({ title: "Who left", notes: ["* over 12 months", "Source: payroll"] });
    expect(table?.rows).toHaveLength(3);
  });

  test("says which of its rows are totals", () => {
    expect(
      described({
        grid: gridOf([
          ["Team", "Leavers"],
          ["Roads", 4],
          ["Parks", 2],
          ["Total", 6],
        ]),
      }).table?.totals,
    ).toEqual([3]);
  });

  test("keeps a heading among its rows", () => {
    const { table } = described({
      grid: gridOf([
        ["Team", "Leavers"],
        ["North", ""],
        ["Roads", 4],
        ["South", ""],
        ["Parks", 2],
      ]),
    });
    expect(table?.rows.map(([first]) => first)).toEqual(["Team", "North", "Roads", "South", "Parks"]);
    expect(table?.notes).toBeUndefined();
  });

  test("leaves an internal note where it cannot be read, and nothing where a KPI names none", () => {
    const { table, notes } = described({ problem: { code: "not-found" } });
    expect(table).toBeNull();
    expect(notes).toEqual([
      { text: expect.stringContaining("no table or name of this workbook is called that"), isInternal: true },
    ]);
    expect(describeAttached({ indicators }, [])).toEqual({ table: null, notes: [] });
  });

  test.each([
    ["Leavers_by_directorate", "Leavers by directorate"],
    ["LeaversByDirectorate", "Leavers by directorate"],
    ["leavers", "Leavers"],
    ["HR_leavers", "HR leavers"],
    ["Staff 2024", "Staff 2024"],
    ["SEND.EHCPs", "SEND EHCPs"],
  ])("%s is called %s", (name, title) => {
    expect(titleFrom(name)).toBe(title);
  });
});
