// @ts-check
import { readFile } from "node:fs/promises";

/** The columns that additions.json may fill for a metric. The other columns are as published, or empty. */
const ADDABLE = /** @type {const} */ ([
  "Previous Value",
  "Benchmark",
  "Expected to Date",
  "Tolerance",
  "Override",
  "Override Reason",
  "Attached Table",
]);

/** The columns of the sample's KPI table, in order. */
export const COLUMNS = /** @type {const} */ ([
  "Section",
  "KPI",
  "Combine",
  "Target",
  "Good Is",
  "As of Date",
  "Metric Name",
  "Latest Value",
  "RAG Status",
  "Trends",
  ...ADDABLE,
]);

/** @typedef {{ value: string | number, format?: string }} Entry */
/** @typedef {Partial<Record<(typeof COLUMNS)[number], Entry>>} Row */

/**
 * "2,910,912.0" becomes 2910912 with the format "#,##0.0", so that it is shown as printed; any other text stays a text.
 * @returns {Entry}
 */
function readPrinted(/** @type {string} */ text) {
  const printed = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text);
  if (!printed) return { value: text };
  const whole = text.includes(",") ? "#,##0" : "0";
  const format = printed[2] === undefined ? whole : `${whole}.${"0".repeat(printed[2].length)}`;
  return { value: Number(text.replaceAll(",", "")), format };
}

/**
 * The rows as published, one object per line, by the names in the file's first line.
 * @param {string} text
 * @returns {Record<string, string>[]}
 */
function readTsv(text) {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const names = head.split("\t");
  return lines.map((line, index) => {
    const cells = line.split("\t");
    if (cells.length !== names.length)
      throw new Error(`Line ${index + 2} has ${cells.length} cells, not ${names.length}.`);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

/** @param {Record<string, string>} published @returns {Row} */
function readPublished(published) {
  /** @type {Row} */
  const row = {};
  const printed = (/** @type {string} */ name) => {
    const text = published[name];
    if (text === undefined) throw new Error(`The published rows have no column "${name}".`);
    return text;
  };
  row.Section = { value: printed("section") };
  row.KPI = { value: printed("kpi") };
  if (printed("combined") === "yes") row.Combine = { value: "Yes" };
  row.Target = readPrinted(printed("target"));
  row["Good Is"] = { value: printed("good_is") };
  row["As of Date"] = { value: printed("as_of_date") };
  row["Metric Name"] = { value: printed("metric_name") };
  row["Latest Value"] = readPrinted(printed("latest_value"));
  return row;
}

/** @param {Row[]} rows @param {Record<string, string | number>} addition */
function add(rows, addition) {
  const { "Metric Name": metric, ...cells } = addition;
  const [row, ...others] = rows.filter((each) => each["Metric Name"]?.value === metric);
  if (!row || others.length > 0) throw new Error(`additions.json: "${metric}" must name exactly one published row.`);
  for (const [column, value] of Object.entries(cells)) {
    if (!ADDABLE.some((addable) => addable === column))
      throw new Error(`additions.json: "${column}" of "${metric}" is not a column to add to.`);
    Object.assign(row, { [column]: { value } });
  }
}

/**
 * The sample's rows: the published facts, with what was added to them.
 * @param {URL} folder holds published-2024-25-q2.tsv and additions.json
 * @returns {Promise<Row[]>}
 */
export async function readRows(folder) {
  const published = readTsv(await readFile(new URL("published-2024-25-q2.tsv", folder), "utf8"));
  const rows = published.map(readPublished);
  const additions = JSON.parse(await readFile(new URL("additions.json", folder), "utf8"));
  for (const addition of additions) add(rows, addition);
  return rows;
}

/**
 * A KPI's attached table, on a sheet of its own. The KPI's row refers to it by `name`.
 * @typedef {{ name: string, sheet: string, title: string, headings: string[], rows: [string, number, number][], total: string }} Attached
 */

/** @param {URL} folder holds leavers.json @returns {Promise<Attached>} */
export async function readAttached(folder) {
  return JSON.parse(await readFile(new URL("leavers.json", folder), "utf8"));
}
