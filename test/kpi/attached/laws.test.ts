import fc from "fast-check";
import { findFaults } from "../../../src/kpi/attached/find-faults";
import { readReference } from "../../../src/kpi/attached/read-reference";
import { gridOf, readingOf, type TypedCell } from "./grid-of";

const codesOf = (rows: readonly (readonly TypedCell[])[]): string[] =>
  findFaults(readingOf({ grid: gridOf(rows) })).map(({ code, at }) => `${code} ${at?.row ?? ""} ${at?.column ?? ""}`);

/** An amount of money as a cell holds it, shown to so many decimals; and shares of a headcount. */
const amount = (cents: number, decimals: number): TypedCell => {
  const figure = Number(`${cents}e-2`);
  return [figure, decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`, figure.toFixed(decimals)];
};

const teams = fc.array(
  fc.record({
    head: fc.integer({ min: 1, max: 90_000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    cents: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  }),
  { minLength: 2, maxLength: 30 },
);
const percentOf = (part: number, whole: number, decimals: number): TypedCell => [
  part / whole,
  decimals === 0 ? "0%" : `0.${"0".repeat(decimals)}%`,
  `${((100 * part) / whole).toFixed(decimals)}%`,
];

function tableOf(rows: { head: number; part: number; cents: number }[], decimals: number): TypedCell[][] {
  const counted = rows.map(({ head, part, cents }) => ({ head, gone: Math.floor(head * part), cents }));
  const total = counted.reduce(
    (sum, one) => ({ head: sum.head + one.head, gone: sum.gone + one.gone, cents: sum.cents + one.cents }),
    { head: 0, gone: 0, cents: 0 },
  );
  const line = (name: string, { head, gone, cents }: typeof total): TypedCell[] => [
    name,
    gone,
    head,
    percentOf(gone, head, decimals),
    amount(cents, decimals),
  ];
  return [
    ["Team", "Gone", "Headcount", "Turnover", "Cost"],
    ...counted.map((one, index) => line(`Team ${index}`, one)),
    line("Total", total),
  ];
}

test("a table with calculated totals has no faults, for any figures", () => {
  fc.assert(
    fc.property(teams, fc.integer({ min: 0, max: 3 }), (rows, decimals) => {
      expect(codesOf(tableOf(rows, decimals))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("the order of the rows changes nothing", () => {
  fc.assert(
    fc.property(teams, (rows) => {
      const [headings = [], ...lines] = tableOf(rows, 1);
      const total = lines.pop() ?? [];
      const wrong = total.map((cell, column) => (column === 2 ? Number(cell) + 1 : cell));
      const faults = codesOf([headings, ...lines, wrong]).length;
      expect(codesOf([headings, ...lines.reverse(), wrong]).length).toBe(faults);
    }),
  );
});

test("a total above the sum of its rows is the only fault reported in its column", () => {
  fc.assert(
    fc.property(teams, fc.integer({ min: 1, max: 1_000_000 }), (rows, more) => {
      const table = tableOf(rows, 1);
      const last = table.length - 1;
      const wrong = table.map((line, row) =>
        line.map((cell, column) => (row === last && column === 2 ? Number(cell) + more : cell)),
      );
      expect(codesOf(wrong).filter((code) => code.startsWith("attached-total"))).toEqual([`attached-total ${last} 2`]);
    }),
  );
});

test("it never throws, for any content of cells", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.double(),
    fc.constantFrom("Total", "", "-", "#N/A", "12%", "1,234", "£3.2m", "<5", "of which", "TRUE"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }), (rows) => {
      expect(Array.isArray(codesOf(rows))).toBe(true);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^'?[A-C]?[!:$'[\](), 1-9]{0,12}$/)), (typed) =>
      expect(readReference(typed).kind).toMatch(/^(?:area|name|refused)$/),
    ),
    { numRuns: 500 },
  );
});
