import { readIndicators } from "../src/kpi/indicator";
import { cellAt, type KpiTable } from "../src/kpi/kpi-table";
import { COLUMN_KEYS } from "../src/kpi/columns";
import { DEFAULT_RULESET } from "../src/rag/default-ruleset";
import { rate } from "../src/rag/rate";
import { repeatedSample } from "./kpi-rows";
import { printTable, ratio } from "./table";

const ROWS = 100_000;
const RUNS = 7;

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Rows rated per second, targets and values read from their cells, against a bare loop over numbers already parsed. */
export function benchRating(): void {
  const model = repeatedSample(ROWS);
  const sheet = model.sheets[0];
  if (!sheet) throw new Error("the sample workbook has no sheet");
  const cells: KpiTable["cells"] = {};
  COLUMN_KEYS.forEach((key, column) => {
    const area = { row: 1, column, rowCount: ROWS, columnCount: 1 };
    cells[key] = {
      values: model.values(sheet.id, area).map(([value]) => value ?? ""),
      formats: model.numberFormats(sheet.id, area).map(([format]) => format ?? "General"),
    };
  });
  const columns = Object.fromEntries(COLUMN_KEYS.map((key, index) => [key, index]));
  const table: KpiTable = {
    ...{ tableId: "t", name: "KPIs", sheetId: sheet.id, sheetName: "KPIs", firstRow: 1, firstColumn: 0 },
    rowCount: ROWS,
    columns,
    cells,
  };
  const indicators = readIndicators(table);
  const parsed = indicators.map((_, row) => {
    const target = Number.parseFloat(String(cellAt(table, "target", row).value).replace(/[^\d.]/g, "")) || 0;
    return { target, value: Number(cellAt(table, "latestValue", row).value), low: cellAt(table, "goodIs", row).value === "Low" };
  });

  let colours = 0;
  const loop = (): void => {
    for (const { target, value, low } of parsed) {
      const gap = low ? value - target : target - value;
      colours += gap <= 0 ? 2 : gap <= target * 0.1 ? 1 : 0;
    }
  };
  const whole = (): void => {
    for (const indicator of indicators) colours += rate(indicator.cells, DEFAULT_RULESET).status === "green" ? 1 : 0;
  };
  const times = { loop: [] as number[], whole: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, job] of [["loop", loop], ["whole", whole]] as const) {
      const start = performance.now();
      job();
      times[name].push(performance.now() - start);
    }
  }
  const perSecond = (ms: number): string => Math.round(ROWS / (ms / 1000)).toLocaleString("en-GB");
  const [bare, full] = [median(times.loop), median(times.whole)];
  printTable(`Rating ${ROWS.toLocaleString("en-GB")} rows (median of ${RUNS} interleaved runs; ${colours > 0 ? "all rated" : ""})`, [
    ["what", "rows per second", "time, of the loop's"],
    ["a loop comparing parsed numbers", perSecond(bare), "1×"],
    ["reading the cells and rating them, with reasons", perSecond(full), ratio(full, bare)],
  ]);
}
