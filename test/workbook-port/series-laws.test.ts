import fc from "fast-check";
import { prepareClosing, writeClosing } from "../../src/actions/close-period";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import type { WrittenRun } from "../../src/actions/review/write-logged";
import { undoRun } from "../../src/actions/undo-run";
import { isOwnSheet } from "../../src/planning/sheets/own-sheets";
import { allIndicators } from "../../src/kpi/scorecard";
import { cellAddress } from "../../src/kpi/address";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { openExcel } from "../support/open-excel";
import { bookOf, type SheetCells } from "../support/grid-workbook";
import { LAYOUTS, type Layout, periodName, plainRows, type SeriesData, type SeriesOf } from "../support/series-books";
import { runsOf } from "../support/strength";
import { NOW, valueOf } from "../xlsx/both-hosts";
import type { Held } from "../xlsx/held";
import { HOSTS, type OpenWorkbook } from "./hosts";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";

const METRICS = ["Rent collected %", "Calls answered %", "Sickness days per FTE", "Bins missed per 100,000"];
/** None below 2, which under a name with "%" might be a fraction: other periods then tell more than one alone. */
const figure = fc.integer({ min: 20, max: 990 }).map((tenths) => tenths / 10);

/** Indicators with results up to one of the newest periods, and some of them a period further. */
const anySeries: fc.Arbitrary<SeriesData> = fc
  .record({
    rhythm: fc.constantFrom<SeriesData["rhythm"][]>("month", "quarter"),
    count: fc.integer({ min: 2, max: 14 }),
    size: fc.integer({ min: 2, max: 8 }),
    empty: fc.integer({ min: 0, max: 3 }),
    hasOwn: fc.boolean(),
  })
  .chain(({ rhythm, count, size, empty, hasOwn }) => {
    const known = Math.max(1, count - empty);
    const indicator = (at: number): fc.Arbitrary<SeriesOf> =>
      fc.record({
        metric: fc.constant(`${METRICS[at % METRICS.length] ?? ""}${at < METRICS.length ? "" : " elsewhere"}`),
        goodIs: fc.constantFrom("High" as const, "Low" as const),
        targets: fc.array(figure, { minLength: hasOwn ? count : 1, maxLength: hasOwn ? count : 1 }),
        values: fc
          .tuple(fc.array(figure, { minLength: known, maxLength: known }), fc.boolean())
          .map(([values, isLate]) => {
            const ahead = isLate && known > 1 ? values.slice(0, -1) : values;
            return [...ahead, ...Array.from({ length: count - ahead.length }, () => "")];
          }),
      });
    const indicators = fc.tuple(...Array.from({ length: size }, (_, at) => indicator(at)));
    return indicators.map((all): SeriesData => ({ rhythm, count, indicators: all }));
  });

/** How an officer arranges the columns, and the columns that are theirs alone. */
const anyArrangement = fc.record({
  order: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
  more: fc.subarray([
    ["Responsible officer", "J. Doe"],
    ["My notes", "see the minutes"],
    ["Data source", 12],
  ] as [string, string | number][]),
});
type Arrangement = typeof anyArrangement extends fc.Arbitrary<infer T> ? T : never;

const CONSTANT = new Set<unknown>(["Metric Name", "Target", "Good Is", "RAG Status"]);

/** The sheets with an officer's columns among the others, in another order. */
function arrange(
  cells: readonly SheetCells[],
  { order, more }: Arrangement,
  shuffled: Layout["shuffled"],
): SheetCells[] {
  if (shuffled === "none") return [...cells];
  return cells.map(({ name, rows }) => {
    const theirs = new Set<unknown>([...CONSTANT, ...more.map(([heading]) => heading)]);
    const wide = rows.map((row, at) => [...row, ...more.map(([heading, cell]) => (at === 0 ? heading : cell))]);
    const places = (wide[0] ?? []).map((_, column) => column).sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
    const isKept = (column: number): boolean => shuffled === "constant" && !theirs.has(wide[0]?.[column]);
    const kept = places.filter(isKept).sort((a, b) => a - b);
    const placed = places.map((column) => (isKept(column) ? (kept.shift() ?? column) : column));
    return { name, rows: wide.map((row) => placed.map((column) => row[column] ?? "")) };
  });
}

/** The newest period that more than half of the indicators report. */
function judgedAt({ indicators, count }: SeriesData): number {
  const filled = Array.from({ length: count }, (_, at) => indicators.filter(({ values }) => values[at] !== "").length);
  const most = filled.findLastIndex((one) => one * 2 > indicators.length);
  return most;
}

async function read(cells: readonly SheetCells[]): Promise<Review> {
  openExcel(bookOf(cells));
  return valueOf(await review(createExcelWorkbook(), DEFAULT_RULESET));
}

/** What an officer goes by, of each indicator. */
const told = ({ scorecard }: Review): unknown[] =>
  allIndicators(scorecard)
    .map(({ metric, asOf, cells, rating }) => ({
      ...{ metric, asOf: periodIn(asOf), value: cells.latestValue.value, target: cells.target.value },
      status: rating.status,
    }))
    .sort((a, b) => (a.metric < b.metric ? -1 : 1));

/** A period as the plain layout writes it, whatever the heading's style. */
function periodIn(asOf: string): string {
  return asOf.replace(/^(\d{4})-(\d\d) (Q\d)$/, "$1/$2 $3");
}

test.each(LAYOUTS)(
  "$name: read as the same data in one row for each indicator",
  async ({ holds, layOut, shuffled }) => {
    await fc.assert(
      fc.asyncProperty(anySeries, anyArrangement, async (drawn, arrangement) => {
        const data = holds(drawn) ? drawn : fitted(drawn);
        fc.pre(holds(data) && judgedAt(data) >= 0);
        const found = await read(arrange(layOut(data), arrangement, shuffled));
        expect(told(found)).toEqual(told(await read(plainRows(data, judgedAt(data)))));
        expect([...new Set(found.tables.map(({ series }) => series?.judged.replace("-", "/")))]).toEqual([
          periodName(data, judgedAt(data)),
        ]);
      }),
      { numRuns: runsOf(60) },
    );
  },
);

/** The data cut to what a layout for one year, for months or for one target can hold. */
function fitted(data: SeriesData): SeriesData {
  const rhythm = "month";
  const count = Math.min(data.count, 12);
  const indicators = data.indicators.map(({ targets, values, ...one }) => ({
    ...{ ...one, targets: targets.slice(0, 1), values: values.slice(0, count) },
  }));
  return { rhythm, count, indicators };
}

/** All that a workbook holds but the cells that a run may write, and the add-in's own sheets. */
function kept({ sheets }: Held, written: ReadonlySet<string>): unknown {
  return sheets
    .filter(({ name }) => !isOwnSheet(name))
    .map(({ name, cells, icons: _, shown: __, ...sheet }) => ({
      ...{ name, ...sheet },
      cells: Object.entries(cells).filter(([address]) => !written.has(`${name}!${address}`)),
    }));
}

/** The status cells of the rows that are judged. */
function writtenCells({ tables }: Review): Set<string> {
  return new Set(
    tables.flatMap(({ sheetName, firstRow, firstColumn, rowCount, columns, skippedRows = [] }) =>
      Array.from({ length: rowCount }, (_, row) => row)
        .filter((row) => !skippedRows.includes(row))
        .map((row) => `${sheetName}!${cellAddress(firstRow + row, firstColumn + (columns.status ?? 0))}`),
    ),
  );
}

async function undo(workbook: OpenWorkbook, run: WrittenRun | null): Promise<void> {
  if (run) expect(await undoRun(workbook.port(), DEFAULT_RULESET, run)).toMatchObject({ value: { left: [] } });
}

describe.each(HOSTS)("over $name", ({ open }) => {
  test.each(LAYOUTS)(
    "$name: a run and a close write statuses of the judged period alone, and an undo gives all back",
    async ({ holds, layOut, shuffled }) => {
      await fc.assert(
        fc.asyncProperty(anySeries, anyArrangement, async (drawn, arrangement) => {
          const data = holds(drawn) ? drawn : fitted(drawn);
          fc.pre(holds(data) && judgedAt(data) >= 0);
          const workbook = open(bookOf(arrange(layOut(data), arrangement, shuffled)));
          const before = workbook.held();
          const written = writtenCells(valueOf(await review(workbook.port(), DEFAULT_RULESET)));
          const recalculated = valueOf(await recalculate(workbook.port(), DEFAULT_RULESET, NOW));
          expect(kept(workbook.held(), written)).toEqual(kept(before, written));
          const between = workbook.held();
          const prepared = valueOf(await prepareClosing(workbook.port(), DEFAULT_RULESET, "2026-11-20"));
          const closed = valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, prepared));
          expect(kept(workbook.held(), new Set())).toEqual(kept(between, new Set()));
          await undo(workbook, closed.run);
          expect(workbook.held()).toEqual(between);
          await undo(workbook, recalculated.run);
          expect(kept(workbook.held(), new Set())).toEqual(kept(before, new Set()));
        }),
        { numRuns: runsOf(20) },
      );
    },
  );
});
