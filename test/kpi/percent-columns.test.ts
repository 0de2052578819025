import fc from "fast-check";
import { readIndicators } from "../../src/kpi/indicator";
import type { ColumnCells, CellValue, KpiTable } from "../../src/kpi/kpi-table";
import { addressOf } from "../../src/kpi/kpi-table";
import { rateIndicators } from "../../src/kpi/scorecard";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Status } from "../../src/rag/status";
import { runsOf } from "../support/strength";
import { kpiTableOf, type RowOf } from "./kpi-table-of";

/** A number under a percentage format. */
interface Formatted {
  formatted: number;
}
const percent = (formatted: number): Formatted => ({ formatted });

type Cell = CellValue | Formatted;
type Row = Partial<
  Record<"metric" | "target" | "goodIs" | "latestValue" | "previousValue" | "lastYear" | "tolerance" | "unit", Cell>
>;

function tableOf(rows: readonly Row[]): KpiTable {
  const plain = rows.map((row, index) => {
    const cells = Object.entries({ metric: `% of calls answered ${index}`, goodIs: "High", ...row });
    return Object.fromEntries(
      cells.map(([key, cell]) => [key, typeof cell === "object" ? cell.formatted : cell]),
    ) as RowOf;
  });
  const table = kpiTableOf(plain);
  for (const [key, column] of Object.entries(table.cells) as [keyof Row, ColumnCells][]) {
    column.formats = rows.map((row) => (typeof row[key] === "object" ? "0.0##%" : "General"));
  }
  return table;
}

function rated(rows: readonly Row[]): { status: Status; sentence: string }[] {
  const table = tableOf(rows);
  return rateIndicators(readIndicators(table), DEFAULT_RULESET).map((indicator) => ({
    status: indicator.rating.status,
    sentence: explainVerdict(indicator.rating.computed, DEFAULT_RULESET, (field) =>
      addressOf(table, field, indicator.row),
    ),
  }));
}

const calls = (target: Cell, latestValue: Cell, more: Row = {}): Row => ({ target, latestValue, ...more });
/** Rows that make it plain how a column is written. */
const TYPED = [calls(95, 93), calls(90, 91)];
const LOST = [calls("95%", 0.93), calls("90%", 0.88), calls("80%", 0.71)];

test.each<[string, Row[], (string | RegExp)[]]>([
  [
    "bare fractions beside bare fractions: one colour either way, and no figure is called a percentage",
    [calls(0.9, 0.5), calls(0.9, 0.86), calls(0.8, 0.8), calls(0.9, 0.95)],
    [
      "Red: 0.5 is 0.4 (44.4%) below the target of 0.9; amber reaches only to 10% below.",
      "Amber: 0.86 is 0.04 (4.4%) below the target of 0.9; amber reaches to 10% below.",
      "Green: 0.8 is exactly the target of 0.8.",
      "Green: 0.95 is 0.05 (5.6%) above the target of 0.9.",
    ],
  ],
  [
    "points of tolerance that only a percentage has",
    [
      calls(0.9, 0.5, { tolerance: "3 points" }),
      calls(0.9, 0.86, { tolerance: "3 points" }),
      calls(0.9, 0.88, { tolerance: "3 points" }),
    ],
    [
      "Not rated: “0.5” in H2 could be 50% or 0.5%. Give the column a percentage format, or type the percentage.",
      "Not rated: “0.86” in H3 could be 86% or 0.86%. Give the column a percentage format, or type the percentage.",
      "Not rated: “0.88” in H4 could be 88% or 0.88%. Give the column a percentage format, or type the percentage.",
    ],
  ],
  [
    "fractions beside percentages in words, all down the column",
    LOST,
    [/^Amber: 93% is 2 points/, /^Amber: 88% is 2 points/, /^Red: 71% is 9 points/],
  ],
  [
    "fractions beside figures of per cent",
    [calls(95, 0.93), calls(90, 0.88), calls(80, 0.71)],
    [/^Amber: 93% is 2 points/, /^Amber: 88% is/, /^Red: 71% is/],
  ],
  [
    "per cent beside fractions",
    [calls(0.95, 93), calls(0.9, 88), calls(0.8, 71)],
    [/^Amber: 93% is 2 points/, /^Amber: 88% is/, /^Red: 71% is/],
  ],
  [
    "targets in words that are fractions",
    [calls("at least 0.95", "93%"), calls("0.9", "88%"), calls("0.8 or more", "71%")],
    [/^Amber: 93% is 2 points/, /^Amber: 88% is/, /^Red: 71% is/],
  ],
  [
    "a small one among fractions is one of them",
    [...LOST, calls("5%", 0.04, { goodIs: "Low" })],
    [/93%/, /88%/, /71%/, /^Green: 4% is 1 point/],
  ],
  [
    "too few rows to be sure",
    LOST.slice(1),
    [/^Not rated: “0.88” in H2 could be 88% or 0.88%/, /^Not rated: “0.71” in H3/],
  ],
  [
    "per cent typed throughout: a small one is one too",
    [...TYPED, calls(0.5, 0.4, { goodIs: "Low", tolerance: "0.2 points" })],
    [/./, /./, "Green: 0.4% is 0.1 points (20%) below the target of 0.5%."],
  ],
  [
    "per cent typed in the values only",
    [calls("95%", 93), calls("90%", 91), calls("0.5%", 0.4, { goodIs: "Low" })],
    [/93%/, /91%/, /^Green: 0\.4% is 0\.1 points/],
  ],
  [
    "a lone slip among them is asked about",
    [...TYPED, ...TYPED, ...TYPED, calls(95, 0.93)],
    [/./, /./, /./, /./, /./, /./, /^Not rated: “0.93” in H8 could be 93% or 0.93%/],
  ],
  [
    "half of them slips: the column says nothing",
    [...TYPED, calls(95, 0.93), calls(2, 0.4, { goodIs: "Low" })],
    [/./, /./, /^Not rated/, /^Not rated: “0.4” in H5/],
  ],
  [
    "one that lost its format among three that have it",
    [...[0.9, 0.8, 0.7].map((one) => calls(percent(0.9), percent(one))), calls("95%", 0.93)],
    [/./, /./, /./, /^Amber: 93% is 2 points/],
  ],
  [
    "one that lost its format, beside nothing that says so",
    [calls(percent(0.9), percent(0.8)), calls("5%", 0.04, { goodIs: "Low" })],
    [/./, /^Not rated: “0.04” in H3 could be 4% or 0.04%/],
  ],
  [
    "true small per cents, in words",
    [calls("0.5%", "0.4%", { goodIs: "Low" })],
    ["Green: 0.4% is 0.1 points (20%) below the target of 0.5%."],
  ],
  [
    "true small per cents, typed bare",
    [calls(0.5, 0.4, { goodIs: "Low" }), calls(0.3, 0.4, { goodIs: "Low" })],
    ["Green: 0.4 is 0.1 (20%) below the target of 0.5.", /^Red: 0\.4 is 0\.1 \(33\.3%\) above the target of 0\.3/],
  ],
  [
    "a small per cent in words beside a bare one",
    [calls("0.5%", 0.4, { goodIs: "Low" })],
    [/^Not rated: “0.4” in H2 could be 40% or 0.4%/],
  ],
  ["all of it, or one per cent", [calls(1, "98%")], [/^Not rated: “1” in D2 could be 100% or 1%/]],
  [
    "all of it, all down a column of fractions",
    [calls("95%", 0.93), calls("90%", 0.88), calls("100%", 1)],
    [/93%/, /88%/, "Green: 100% is exactly the target of 100%."],
  ],
  [
    "nothing is nothing",
    [calls(0.9, 0), calls(0, 0, { goodIs: "Low" })],
    [/^Red: 0 is 0\.9/, "Green: 0% is exactly the target of 0%."],
  ],
  [
    "a tolerance is a fraction as they are",
    [...LOST, calls("95%", 0.93, { tolerance: 0.03 }), calls("95%", 0.91, { tolerance: "floor 0.9" })],
    [
      /./,
      /./,
      /./,
      /^Amber: 93% is 2 points .* amber reaches to 3 points below/,
      /^Amber: 91% .* amber reaches to 90%/,
    ],
  ],
  [
    "a tolerance beside bare figures is as they are",
    [calls(0.95, 0.93, { tolerance: 0.03 }), calls(0.95, 0.91, { tolerance: "floor 0.9" })],
    [/^Amber: 0\.93 is 0\.02 .* amber reaches to 0\.03 below/, /^Amber: 0\.91 .* amber reaches to 0\.9\./],
  ],
  [
    "a bare tolerance beside percentage formats is asked about, unless it does not matter or is no fraction",
    [
      calls(percent(0.9), percent(0.88), { tolerance: 0.03 }),
      calls(percent(0.9), percent(0.95), { tolerance: 0.03 }),
      calls(percent(0.9), percent(0.88), { tolerance: "floor 0.85" }),
      calls(percent(0.9), percent(0.896), { tolerance: 0.5 }),
      calls(percent(0.9), percent(0.88), { tolerance: percent(0.03) }),
      calls(percent(0.9), percent(0.88), { tolerance: "green 0.01, amber 0.05" }),
      calls(percent(0.9), percent(0.88), { tolerance: "Green >= 90%; Amber >= 85%" }),
      calls(percent(0.9), percent(0.88), { tolerance: "0.02 under, 0.05 over", goodIs: "On Target" }),
    ],
    [
      /^Not rated: “0.03” in/,
      /^Green: 95% is/,
      /^Not rated: “floor 0.85” in/,
      /^Amber: 89\.6% .* reaches to 0\.5 points/,
      /^Amber: .* reaches to 3% below/,
      /^Not rated/,
      /^Amber/,
      /^Not rated/,
    ],
  ],
  [
    "a text file's figures",
    [calls("95", "93"), calls("90", "91"), calls("0.5", "0.4", { goodIs: "Low" })],
    [/93%/, /91%/, /^Green: 0\.4% is/],
  ],
  [
    "a range of fractions",
    [...LOST, calls("0.9 to 0.95", "96%"), calls("0.9 to 0.95", "93%"), calls("0.8 to 0.9", "70%")],
    [/./, /./, /./, /the target range of 90 to 95%/, /93% is within the target range of 90 to 95%/, /^Red: 70%/],
  ],
  [
    "a range that may be of fractions",
    [calls("0.9 to 0.95", "96%")],
    [/^Not rated: “0.9 to 0.95” in D2 could be in per cent or parts of one\. Write its figures with “%”\./],
  ],
  [
    "typed before the cell was given its format",
    [calls("95%", percent(93))],
    [/^Not rated: “9,300%” in H2 could be 93% that was typed before the cell had a percentage format\. Type 93% there/],
  ],
  [
    "a target typed before its cell was given its format",
    [calls(percent(95), "93%")],
    [/^Not rated: “9,500%” in D2 could be 95%/],
  ],
  [
    "more than all of it",
    [calls("100%", percent(1.6)), calls("3%", percent(0.9))],
    [/^Green: 160% is 60 points/, /^Green: 90% is/],
  ],
  ["more than all of it as a fraction", [calls("120%", 1.6)], [/^Not rated: “1.6” in H2 could be 160% or 1.6%/]],
  [
    "counts are no percentages",
    [calls(1, 0, { metric: "Serious incidents", goodIs: "Low" }), calls(0.9, 0.5, { metric: "Accidents per visit" })],
    [/^Green: 0 is 1/, /^Red: 0\.5 is 0\.4/],
  ],
  [
    "a row of percentages by its Unit",
    [calls(0.9, 0.5, { metric: "Calls answered", unit: "%" })],
    [/^Red: 0\.5 is 0\.4 \(44\.4%\) below the target of 0\.9/],
  ],
  [
    "better than before",
    [calls("Improve", 0.86, { previousValue: 0.8 }), calls("Improve", 0.86, { previousValue: "80%" })],
    [/^Green: 0\.86 is 0\.06 .*above the previous value of 0\.8\.$/, /^Not rated/],
  ],
])("%s", (_, rows, expected) => {
  const found = rated(rows).map(({ sentence }) => sentence);
  expected.forEach((sentence, index) =>
    typeof sentence === "string" ? expect(found[index]).toBe(sentence) : expect(found[index]).toMatch(sentence),
  );
});

const writings: Record<string, (figure: number) => Cell> = {
  "fractions under a percentage format": (figure) => percent(Number((figure / 100).toPrecision(12))),
  "bare fractions": (figure) => Number((figure / 100).toPrecision(12)),
  "per cents": (figure) => figure,
  "texts with a sign": (figure) => `${figure}%`,
};

const BARE = { "bare fractions": true, "per cents": true };

const TOLERANCES = ["", "3 points", "0.2 points", "5%", "2"];

test("however a column is written, no row gets two colours or a percentage that is not one of its figures", () => {
  const figure = fc.integer({ min: 1, max: 1500 }).map((tenths) => tenths / 10);
  const near = fc
    .tuple(figure, fc.integer({ min: 50, max: 150 }))
    .map(([target, share]) => [target, Math.min(150, Number(((target * share) / 100).toFixed(2)))] as const);
  const small = fc
    .tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }))
    .map(([a, b]) => [a / 10, b / 10] as const);
  const row = fc.record({
    figures: fc.oneof(near, small, fc.tuple(figure, figure)),
    goodIs: fc.constantFrom("High", "Low", "On Target"),
    tolerance: fc.constantFrom(...TOLERANCES),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const colours = rows.map(() => new Set<Status>());
      for (const [asTarget, target] of Object.entries(writings)) {
        for (const [asValue, value] of Object.entries(writings)) {
          // One hand types bare figures in one way: 0.93 beside 0.95 is 93% beside 95%, and not beside 0.95%.
          if (asTarget !== asValue && asTarget in BARE && asValue in BARE) continue;
          const all = rows.map(({ figures, goodIs, tolerance }) => ({
            target: target(figures[0]),
            latestValue: value(figures[1]),
            goodIs,
            tolerance,
          }));
          rated(all).forEach(({ status, sentence }, index) => {
            colours[index]?.add(status);
            const [target = 0, value = 0] = rows[index]?.figures ?? [];
            const [, said] = /^(?:Green|Amber|Red): (-?[\d.,]+)% is/.exec(sentence) ?? [];
            const [, asked] = /the target of (-?[\d.,]+)%/.exec(sentence) ?? [];
            if (said !== undefined) expect(Number(said)).toBeCloseTo(value, 1);
            if (asked !== undefined) expect(Number(asked)).toBeCloseTo(target, 1);
          });
        }
      }
      for (const seen of colours)
        expect([...seen].filter((status) => status !== "not-rated").length).toBeLessThanOrEqual(1);
    }),
    { numRuns: runsOf(300) },
  );
});

test("no row gets another colour when cells of its column lose their format", () => {
  const figure = fc.integer({ min: 1, max: 1500 }).map((tenths) => tenths / 10);
  const row = fc.record({
    figures: fc.oneof(
      fc
        .tuple(figure, fc.integer({ min: 50, max: 150 }))
        .map(([target, share]) => [target, Math.min(150, Number(((target * share) / 100).toFixed(2)))] as const),
      fc
        .tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }))
        .map(([a, b]) => [a / 10, b / 10] as const),
    ),
    asTarget: fc.nat({ max: 2 }),
    asValue: fc.nat({ max: 2 }),
    goodIs: fc.constantFrom("High", "Low"),
    tolerance: fc.constantFrom(...TOLERANCES),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("bare fractions", "per cents"),
      (rows, bare) => {
        const write = [writings["fractions under a percentage format"], writings["texts with a sign"], writings[bare]];
        const plain = ({ goodIs, tolerance }: (typeof rows)[number]): Row => ({ goodIs, tolerance });
        const truth = rated(
          rows.map((one) => ({ ...plain(one), target: `${one.figures[0]}%`, latestValue: `${one.figures[1]}%` })),
        );
        const found = rated(
          rows.map((one) => ({
            ...plain(one),
            target: write[one.asTarget]?.(one.figures[0]),
            latestValue: write[one.asValue]?.(one.figures[1]),
          })),
        );
        found.forEach(({ status }, index) => expect([truth[index]?.status, "not-rated"]).toContain(status));
      },
    ),
    { numRuns: runsOf(1000) },
  );
});
