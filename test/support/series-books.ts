import type { CellValue } from "../../src/kpi/kpi-table";
import type { CellData } from "../../src/office-host/workbook/types";
import type { GridCell, SheetCells } from "./grid-workbook";

/** An indicator with its results, oldest first; "" where none is known. */
export interface SeriesOf {
  metric: string;
  goodIs: "High" | "Low";
  /** One target for all periods, or one for each. */
  targets: readonly CellValue[];
  values: readonly CellValue[];
}

/** Indicators over periods of one rhythm from April 2025 on. */
export interface SeriesData {
  rhythm: "month" | "quarter";
  count: number;
  indicators: readonly SeriesOf[];
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A period by its place from the first: "September 2025", "2025/26 Q2". */
export function periodName({ rhythm }: Pick<SeriesData, "rhythm">, at: number): string {
  if (rhythm === "month") return `${MONTHS[(at + 3) % 12] ?? ""} ${2025 + Math.floor((at + 3) / 12)}`;
  const year = 2025 + Math.floor(at / 4);
  return `${year}/${String(year + 1).slice(2)} Q${(at % 4) + 1}`;
}

/** The serial number of a month's first day. */
function firstDay(at: number): CellData {
  const days = Date.UTC(2025, 3 + at, 1) / 86_400_000;
  return { value: days + 25_569, format: "mmm-yy" };
}

/** The target of a period. */
function targetAt({ targets }: SeriesOf, at: number): CellValue {
  return targets[targets.length > 1 ? at : 0] ?? "";
}

function hasOwnTargets({ indicators }: SeriesData): boolean {
  return indicators.some(({ targets }) => targets.length > 1);
}

const periods = ({ count }: SeriesData): number[] => Array.from({ length: count }, (_, at) => at);
const goodIs = (one: SeriesOf): CellValue => one.goodIs;
const metric = (one: SeriesOf): CellValue => one.metric;

type Column = [heading: GridCell, cell: (one: SeriesOf, row: number) => GridCell];

/** A column for each indicator's row. */
function sheetOf(name: string, columns: readonly Column[], { indicators }: SeriesData): SheetCells {
  return {
    name,
    rows: [
      columns.map(([heading]) => heading),
      ...indicators.map((one, row) => columns.map(([, cell]) => cell(one, row))),
    ],
  };
}

const shared = (data: SeriesData): Column[] => [
  ["Metric Name", metric],
  ...(hasOwnTargets(data) ? [] : [["Target", (one: SeriesOf) => targetAt(one, 0)] as Column]),
  ["Good Is", goodIs],
];

const status: Column = ["RAG Status", () => ""];

/** Periods across, with a heading for each made from its name, and with a target for each where these differ. */
const across =
  (name: string, headingOf: (data: SeriesData, at: number) => GridCell) =>
  (data: SeriesData): SheetCells[] => {
    const ofPeriod = (at: number): Column[] => [
      ...(hasOwnTargets(data)
        ? [[`${String(headingOf(data, at))} Target`, (one: SeriesOf) => targetAt(one, at)] as Column]
        : []),
      [headingOf(data, at), ({ values }) => values[at] ?? ""],
    ];
    return [sheetOf(name, [...shared(data), ...periods(data).flatMap(ofPeriod), status], data)];
  };

/** Target, Actual and RAG of each period, with the period in the same heading or in a row above, beside the names' headings or over them. */
const trios =
  (isTwoRows: boolean, names: "above" | "below" = "above") =>
  (data: SeriesData): SheetCells[] => {
    const fields: [string, (one: SeriesOf, at: number) => CellValue][] = [
      ["Target", targetAt],
      ["Actual", ({ values }, at) => values[at] ?? ""],
      ["RAG", () => ""],
    ];
    const constant: Column[] = [
      ["Metric Name", metric],
      ["Good Is", goodIs],
    ];
    const columns = periods(data).flatMap((at) =>
      fields.map(([field, cell]): Column => [
        isTwoRows ? field : `${periodName(data, at)} ${field}`,
        (one) => cell(one, at),
      ]),
    );
    const sheet = sheetOf("KPIs", [...constant, ...columns], data);
    const [lower = [], ...rows] = sheet.rows;
    const above = [
      ...constant.map(([heading]) => (names === "above" ? heading : "")),
      ...periods(data).flatMap((at) => fields.map((_, field) => (field === 0 ? periodName(data, at) : ""))),
    ];
    const below = lower.map((field, column) => (column < constant.length && names === "above" ? "" : field));
    return [isTwoRows ? { ...sheet, rows: [above, below, ...rows] } : sheet];
  };

/** The value and the status of each period. */
function valueAndRag(data: SeriesData): SheetCells[] {
  const columns = periods(data).flatMap((at): Column[] => [
    [`${periodName(data, at)} Value`, ({ values }) => values[at] ?? ""],
    [`${periodName(data, at)} RAG`, () => ""],
  ]);
  return [sheetOf("KPIs", [...shared(data), ...columns], data)];
}

/** A row for each indicator and period, an indicator after the other or a period after the other. */
const down =
  (isByPeriod: boolean) =>
  (data: SeriesData): SheetCells[] => {
    const lines = data.indicators.flatMap((one) => periods(data).map((at) => ({ one, at })));
    if (isByPeriod) lines.sort((a, b) => a.at - b.at);
    const headings = ["Metric Name", "Period", "Target", "Good Is", "Actual", "RAG Status"];
    const rows = lines.map(({ one, at }): CellValue[] => [
      ...[one.metric, periodName(data, at), targetAt(one, at), one.goodIs, one.values[at] ?? "", ""],
    ]);
    return [{ name: "Data", rows: [headings, ...rows] }];
  };

/** A sheet for each period. */
function sheets(data: SeriesData): SheetCells[] {
  return periods(data).map((at) => {
    const target: Column = ["Target", (one) => targetAt(one, at)];
    const value: Column = ["Latest Value", ({ values }) => values[at] ?? ""];
    const columns: Column[] = [["Metric Name", metric], target, ["Good Is", goodIs], value, status];
    return sheetOf(periodName(data, at).replace("/", "-"), columns, data);
  });
}

/** Target, Actual and RAG of an indicator below each other, the newest period first. */
function stacked(data: SeriesData): SheetCells[] {
  const newestFirst = periods(data).reverse();
  const lines = data.indicators.flatMap((one) => [
    [one.metric, one.goodIs, "Target", ...newestFirst.map((at) => targetAt(one, at))],
    ["", "", "Actual", ...newestFirst.map((at) => one.values[at] ?? "")],
    ["", "", "RAG", ...newestFirst.map(() => "")],
  ]);
  const headings = ["Indicator", "Good Is", "", ...newestFirst.map((at) => periodName(data, at))];
  return [{ name: "Board", rows: [headings, ...lines] }];
}

/** A value and a status for each indicator side by side, a row for each period. */
function sideBySide(data: SeriesData): SheetCells[] {
  const each = (label: CellValue, cell: (one: SeriesOf) => CellValue): CellValue[] => [
    label,
    ...data.indicators.flatMap((one) => [cell(one), ""]),
  ];
  const names = ["Period", ...data.indicators.flatMap((one) => [one.metric, "RAG"])];
  const rows = periods(data).map((at) => each(periodName(data, at), ({ values }) => values[at] ?? ""));
  return [
    { name: "Board", rows: [names, each("Good Is", goodIs), each("Target", (one) => targetAt(one, 0)), ...rows] },
  ];
}

/** One row for each indicator, for one period. */
export function plainRows(data: SeriesData, at: number): SheetCells[] {
  const columns: Column[] = [
    ["Metric Name", metric],
    ["Target", (one) => targetAt(one, at)],
    ["Good Is", goodIs],
    ["As of Date", () => periodName(data, at)],
    ["Latest Value", ({ values }) => values[at] ?? ""],
    status,
  ];
  return [sheetOf("KPIs", columns, data)];
}

/** A way in which officers lay out several periods. */
export interface Layout {
  name: string;
  /** What it cannot hold is left out. */
  holds: (data: SeriesData) => boolean;
  layOut: (data: SeriesData) => SheetCells[];
  /** Columns that may stand in any order; all but the periods', whose order says which year it is; or none. */
  shuffled: "all" | "constant" | "none";
}

const all = (): boolean => true;
const isMonths = ({ rhythm }: SeriesData): boolean => rhythm === "month";
const oneTarget = (data: SeriesData): boolean => !hasOwnTargets(data);
const inOneYear = ({ rhythm, count }: SeriesData): boolean => count <= (rhythm === "month" ? 12 : 4);
const short = (data: SeriesData, at: number): string =>
  isMonths(data) ? periodName(data, at).slice(0, 3) : periodName(data, at).slice(-2);
const shortWithYear = (data: SeriesData, at: number): string =>
  isMonths(data) ? `${short(data, at)}-${periodName(data, at).slice(-2)}` : `${short(data, at)} 25/26`;

/** Every layout in which a workbook holds several periods. */
export const LAYOUTS: readonly Layout[] = [
  { name: "across, in full", holds: all, layOut: across("KPIs", periodName), shuffled: "all" },
  {
    name: "across, short",
    holds: (data) => isMonths(data) || inOneYear(data),
    layOut: across("KPIs", shortWithYear),
    shuffled: "all",
  },
  {
    name: "across, the year on the sheet",
    holds: inOneYear,
    layOut: across("KPIs 2025-26", short),
    shuffled: "constant",
  },
  {
    name: "across, dates",
    holds: (data) => isMonths(data) && oneTarget(data),
    layOut: across("KPIs", (_, at) => firstDay(at)),
    shuffled: "constant",
  },
  { name: "trios in one row", holds: all, layOut: trios(false), shuffled: "all" },
  { name: "trios in two rows", holds: all, layOut: trios(true), shuffled: "none" },
  { name: "trios in two rows, names in the lower", holds: all, layOut: trios(true, "below"), shuffled: "none" },
  { name: "value and RAG", holds: oneTarget, layOut: valueAndRag, shuffled: "all" },
  { name: "down, by indicator", holds: all, layOut: down(false), shuffled: "all" },
  { name: "down, by period", holds: all, layOut: down(true), shuffled: "all" },
  { name: "stacked rows", holds: all, layOut: stacked, shuffled: "none" },
  { name: "indicators side by side", holds: oneTarget, layOut: sideBySide, shuffled: "none" },
  { name: "a sheet for each period", holds: all, layOut: sheets, shuffled: "all" },
];
