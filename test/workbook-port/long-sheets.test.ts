import { review, type Review } from "../../src/actions/review";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import type { CellValue } from "../../src/kpi/kpi-table";
import { allIndicators } from "../../src/kpi/scorecard";
import type { Result } from "../../src/planning/problem";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { rowsOfMonths } from "../../bench/kpi-rows";
import { openExcel } from "../support/open-excel";
import { bookOf } from "../support/grid-workbook";
import { isFullRun } from "../support/strength";
import { valueOf } from "../xlsx/both-hosts";
import { HOSTS, type OpenWorkbook } from "./hosts";

const HEADINGS = ["Metric Name", "Target", "Good Is", "Latest Value", "RAG Status"];

/** More rows than are searched at first. */
const MANY = 2500;

const lines = (count: number): CellValue[][] =>
  Array.from({ length: count }, (_, row) => [`Measure ${row}`, 50, "High", 40 + (row % 20), ""]);
const sheet = (rows: CellValue[][]): { name: string; rows: CellValue[][] } => ({ name: "KPIs", rows });
const look = (workbook: OpenWorkbook): Promise<Result<Review>> => review(workbook.port(), DEFAULT_RULESET);

describe.each(HOSTS)("KPI rows in plain cells of a long sheet, over $name", ({ open }) => {
  test("are read to their end", async () => {
    const { scorecard, skipped } = valueOf(await look(open(bookOf([sheet([HEADINGS, ...lines(MANY)])]))));
    const indicators = allIndicators(scorecard);
    expect([indicators.length, skipped]).toEqual([MANY, []]);
    expect(indicators.at(-1)).toMatchObject({ metric: `Measure ${MANY - 1}`, address: `A${MANY + 1}` });
    expect(indicators.at(-1)?.rating.status).toBe("green");
  });

  test("are read to their last column", async () => {
    const days = Array.from(
      { length: 130 },
      (_, at) => `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
    );
    const rows = lines(3).map(([metric = "", target = "", goodIs = ""], row) => [
      ...[metric, target, goodIs],
      ...days.map((_, at) => 40 + ((row + at) % 20)),
      "",
    ]);
    const found = valueOf(
      await look(open(bookOf([sheet([["Metric Name", "Target", "Good Is", ...days, "RAG Status"], ...rows])]))),
    );
    expect(found.tables.map(({ series }) => series?.judged)).toEqual(["October 2010"]);
    expect(allIndicators(found.scorecard).map(({ cells }) => cells.latestValue.value)).toEqual([49, 50, 51]);
  });

  test("are refused where they go on further than can be read", async () => {
    const workbook = open(bookOf([sheet([HEADINGS, ...lines(MANY)])]));
    workbook.meanwhile((model) => model.edit("sheet-1", 300_000, 6, "the end"));
    expect(await look(workbook)).toMatchObject({
      problem: { code: "rows-not-read", sheetName: "KPIs", address: "A2001" },
    });
  });

  test("are judged where they end before what is not read, which is told", async () => {
    const workbook = open(bookOf([sheet([HEADINGS, ...lines(5)])]));
    workbook.meanwhile((model) => model.edit("sheet-1", 300_000, 6, "the end"));
    const { scorecard, skipped } = valueOf(await look(workbook));
    expect(allIndicators(scorecard)).toHaveLength(5);
    expect(skipped).toEqual([{ sheetName: "KPIs", address: "A2001", why: "not-searched" }]);
  });
});

const COUNT = isFullRun ? 10_000 : 2500;

test(`${COUNT} rows of 36 columns are read in three round trips, each below Excel's limit`, async () => {
  const { host } = openExcel(rowsOfMonths(COUNT));
  const { scorecard } = valueOf(await review(createExcelWorkbook(), DEFAULT_RULESET));
  expect(allIndicators(scorecard)).toHaveLength(COUNT);
  const trips = host.trips.filter(({ releaseOnly }) => !releaseOnly);
  expect(trips.length).toBeLessThanOrEqual(3);
  expect(trips.reduce((sum, { requestBytes, responseBytes }) => sum + requestBytes + responseBytes, 0)).toBeLessThan(
    600 * COUNT,
  );
});

test("what Excel refuses to return at once is read in smaller parts", async () => {
  const { host } = openExcel(rowsOfMonths(MANY), { limits: { requestBytes: Infinity, responseBytes: 300_000 } });
  const { scorecard } = valueOf(await review(createExcelWorkbook(), DEFAULT_RULESET));
  expect(allIndicators(scorecard)).toHaveLength(MANY);
  expect(host.trips.length).toBeGreaterThan(4);
});
