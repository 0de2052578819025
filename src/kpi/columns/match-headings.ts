import { ASKED_COLUMNS, COLUMN_KEYS, REQUIRED_COLUMNS, type ColumnKey, type ColumnMap } from "./columns";
import { THRESHOLD_COLUMNS } from "./threshold-columns";
import { foldName } from "../../rag/fold-name";
import { NO_MAPPING, type ColumnMapping } from "./column-mapping";
import { FITS, namesPeriod, readHeading, type Fit } from "./read-heading";

export { isHarmless } from "./read-heading";

/** A column that several headings fit equally well; `indexes` count from the left. */
export interface UnsureColumn {
  key: ColumnKey;
  indexes: number[];
}

export interface ColumnMatch {
  columns: ColumnMap;
  /** Required columns that are missing or ambiguous. */
  missing: ColumnKey[];
  unsure: UnsureColumn[];
  /** True where a column headed KPI names each row, because there is no other metric. */
  isKpiMetric: boolean;
}

/**
 * Finds the columns by their headings, in any order and case. Of two exact headings the first counts; of two that fit
 * equally otherwise, neither does. "KPI" is the metric where no other heading is, unless the workbook maps it. A value
 * that is headed with a period may be an earlier one, where another heading is the value too: "Outturn 2023/24" beside
 * "This year".
 */
export function matchColumns(headings: readonly string[], mapping: ColumnMapping = NO_MAPPING): ColumnMatch {
  const fitting = readFits(headings, mapping);
  const columns: ColumnMap = {};
  const unsure: UnsureColumn[] = [];
  for (const key of COLUMN_KEYS) {
    const byFit = fitting.get(key);
    const best = FITS.find((fit) => byFit?.has(fit));
    const [first, ...others] = (best && byFit?.get(best)) ?? [];
    if (byFit === undefined || best === undefined || first === undefined) continue;
    const mayBeOld = key === "latestValue" && best === "synonyms-adorned" && namesPeriod(headings[first] ?? "");
    const indexes = mayBeOld ? [...byFit.values()].flat() : [first, ...others];
    if (indexes.length === 1 || best === "own") columns[key] = first;
    else if (!isLikely(best) || ASKED_COLUMNS.includes(key)) unsure.push({ key, indexes });
  }
  const hasMetric = [...(fitting.get("metric")?.keys() ?? [])].some((fit) => !isLikely(fit));
  const isKpiMetric = columns.kpi !== undefined && !hasMetric && !fitting.get("kpi")?.has("mapped");
  if (isKpiMetric) {
    columns.metric = columns.kpi;
    delete columns.kpi;
  }
  // Alone, "Direction" may be where performance is going.
  const isDirection = [...(fitting.get("goodIs")?.keys() ?? [])].every(isLikely);
  if (isDirection && columns.trends === undefined) delete columns.goodIs;
  // Beside a month or a quarter it is the year of these.
  const { year } = columns;
  if (year !== undefined && !fitting.has("asOf") && /^financial year$/.test(foldName(headings[year] ?? ""))) {
    columns.asOf = year;
    delete columns.year;
  }
  // Part of a row's rule is another rule, and a colour alone is the heading of anything: of a list of words, of a count.
  if (unsure.some(({ key }) => isThreshold(key)) || isLoneColour(columns, headings)) {
    delete columns.greenThreshold;
    delete columns.amberThreshold;
    delete columns.redThreshold;
  }
  const open = unsure.filter(({ key }) => columns[key] === undefined);
  return { columns, missing: REQUIRED_COLUMNS.filter((key) => columns[key] === undefined), unsure: open, isKpiMetric };
}

/** True for one column of thresholds that is headed with a colour and nothing else. */
function isLoneColour(columns: ColumnMap, headings: readonly string[]): boolean {
  const [only, other] = THRESHOLD_COLUMNS.flatMap(({ key }) => columns[key] ?? []);
  return only !== undefined && other === undefined && /^(?:green|amber|red)$/.test(foldName(headings[only] ?? ""));
}

type Fits = ReadonlyMap<Fit, readonly number[]>;

function isThreshold(key: ColumnKey): boolean {
  return THRESHOLD_COLUMNS.some((column) => column.key === key);
}

function isLikely(fit: Fit): boolean {
  return fit === "likely" || fit === "likely-adorned";
}

/** The headings that fit each column, by how well. */
function readFits(headings: readonly string[], mapping: ColumnMapping): Map<ColumnKey, Fits> {
  const fitting = new Map<ColumnKey, Map<Fit, number[]>>();
  headings.forEach((heading, index) => {
    const found = readHeading(heading, mapping);
    if (!found) return;
    const byFit = fitting.get(found.key) ?? new Map<Fit, number[]>();
    const indexes = byFit.get(found.fit) ?? [];
    indexes.push(index);
    fitting.set(found.key, byFit.set(found.fit, indexes));
  });
  return fitting;
}

/** True when a text is a known heading of any column. */
export function isKnownHeading(text: string, mapping: ColumnMapping = NO_MAPPING): boolean {
  return readHeading(text, mapping) !== null;
}

/** The column that a heading names by itself; null for none. */
export function keyOfHeading(heading: string, mapping: ColumnMapping = NO_MAPPING): ColumnKey | null {
  return readHeading(heading, mapping)?.key ?? null;
}
