import { allIndicators } from "../../../src/kpi/scorecard";
import { chartOf, drawSpark, type Place, type Spark } from "../../../src/kpi/travel/chart";
import { recordOf, scorecardOf, type Past } from "../history/past";
import type { RowOf } from "../kpi-table-of";

function chart(records: Past[], row: RowOf = {}): Place[] {
  const [indicator] = allIndicators(
    scorecardOf([
      { metric: "Rent collected", goodIs: "High", target: 71, asOf: "2024/25 Q2", latestValue: 70, ...row },
    ]),
  );
  return indicator
    ? chartOf(
        indicator,
        records.map((record) => recordOf(record)),
      )
    : [];
}

const draw = (records: Past[], row: RowOf = {}): Spark | null => drawSpark(chart(records, row));

test("three figures or more are drawn from lowest to highest, and listed in words", () => {
  expect(
    draw([
      { period: "2023/24 Q4", value: 60 },
      { period: "2024/25 Q1", value: 64 },
    ]),
  ).toEqual({
    text: "▁▄█",
    alternative: "2023/24 Q4 to 2024/25 Q2: 60, 64, 70. Lowest 60, highest 70.",
  });
});

test("gaps are shown", () => {
  expect(
    draw([
      { period: "2023/24 Q2", value: 60 },
      { period: "2023/24 Q3", value: 80 },
      { period: "2024/25 Q1", value: "n/a" },
    ]),
  ).toEqual({
    text: "▁█··▅",
    alternative: "2023/24 Q2 to 2024/25 Q2: 60, 80, no figure, no figure, 70. Lowest 60, highest 80.",
  });
});

test.each<[string, Past[], RowOf, string | null]>([
  ["two figures are no picture", [{ value: 60 }], {}, null],
  ["figures that do not differ are level", [{ period: "2023/24 Q4", value: 70 }, { value: 70 }], {}, "▄▄▄"],
  [
    "figures in different units are no picture",
    [{ period: "2023/24 Q4", value: "70%" }, { value: "70 days" }],
    {},
    null,
  ],
  [
    "an annual figure recorded every quarter counts once",
    [
      { period: "2023/24 Q3", asOf: "2022/23", value: 60 },
      { period: "2023/24 Q4", asOf: "2022/23", value: 62 },
      { period: "2024/25 Q1", asOf: "2023/24", value: 80 },
      { period: "2024/25 Q2", asOf: "2023/24", value: 80 },
    ],
    { asOf: "2024/25" },
    "▁█▄",
  ],
  [
    "a period that was not read has none",
    [{ period: "2023/24 Q4", value: 70 }, { value: 70 }],
    { asOf: "Wave 2" },
    null,
  ],
])("%s", (_, records, row, text) => {
  expect(draw(records, row)?.text ?? null).toBe(text);
});

test("no more than three years of quarters", () => {
  const records = [2019, 2020, 2021, 2022, 2023].flatMap((year) =>
    [1, 2, 3, 4].map((quarter): Past => ({
      period: `${year}/${String(year + 1).slice(2)} Q${quarter}`,
      value: year + quarter,
    })),
  );
  expect(chart(records)).toHaveLength(12);
  expect(chart(records).at(-1)?.figure).toBe(70);
});

test.each<[string, Past[], RowOf, string]>([
  [
    "targets where they are one number in the figure's unit",
    [
      { period: "2023/24 Q4", value: 60, target: 65 },
      { period: "2024/25 Q1", value: 64, target: "60 to 70" },
    ],
    {},
    "65, null, 71",
  ],
  ["none in another unit", [{ period: "2024/25 Q1", value: 64, target: "80%" }], {}, "null, 71"],
  [
    "periods without a year in the order of their table, and none of another record",
    [
      { period: "Q3", value: 50, target: 1 },
      { period: "Q1", value: 60, target: 2, isOfTable: true },
      { period: "Month 3", value: 62, target: 3, isOfTable: true },
      { period: "Q2", value: 64, target: 4, isOfTable: true },
    ],
    { asOf: "Q3" },
    "2, 4, 71",
  ],
])("a chart has %s", (_, records, row, targets) => {
  expect(
    chart(records, row)
      .map(({ target }) => String(target))
      .join(", "),
  ).toBe(targets);
});
