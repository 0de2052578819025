import { MONTH_NAME } from "../../rag/periods/calendar";
import { COLUMN_KEYS, COLUMNS, HEADINGS, REQUIRED_COLUMNS, type ColumnKey, type ColumnMap } from "./columns";
import { FIGURE_FIELDS } from "../../rag/figure-columns";
import { isUnit, readHeading as readUnit } from "../../rag/reading/units/heading-unit";
import { foldName } from "../../rag/fold-name";
import { NO_MAPPING, type ColumnMapping } from "./column-mapping";

/**
 * How well a heading fits: mapped by the workbook; the exact heading; the heading with a harmless addition ("Target
 * (2024/25)"); a synonym; or a synonym with an addition. The better fit wins; between two equal ones no choice is made.
 */
type Fit = "mapped" | "own" | "own-adorned" | "synonym" | "synonym-adorned";
const FITS: readonly Fit[] = ["mapped", "own", "own-adorned", "synonym", "synonym-adorned"];

const OWN = new Map(COLUMN_KEYS.map((key) => [foldName(HEADINGS[key]), key]));
const BY_SYNONYM = new Map(
  COLUMN_KEYS.flatMap((key) => (COLUMNS[key].synonyms ?? []).map((phrase) => [phrase, key] as const)),
);

/**
 * The longest word of each phrase. A text without any of them is not a heading, which is a quick test for sheets full
 * of other texts.
 */
const TELLING_WORDS = new RegExp(
  [
    ...new Set(
      [...OWN.keys(), ...BY_SYNONYM.keys()].map((phrase) =>
        phrase.split(" ").reduce((a, b) => (b.length > a.length ? b : a)),
      ),
    ),
  ].join("|"),
  "i",
);

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
 * equally otherwise, neither does. "KPI" is the metric where no other heading is, unless the workbook maps it.
 */
export function matchColumns(headings: readonly string[], mapping: ColumnMapping = NO_MAPPING): ColumnMatch {
  const fitting = new Map<ColumnKey, Map<Fit, number[]>>();
  headings.forEach((heading, index) => {
    const found = readHeading(heading, mapping);
    if (!found) return;
    const byFit = fitting.get(found.key) ?? new Map<Fit, number[]>();
    const indexes = byFit.get(found.fit) ?? [];
    indexes.push(index);
    fitting.set(found.key, byFit.set(found.fit, indexes));
  });
  const columns: ColumnMap = {};
  const unsure: UnsureColumn[] = [];
  for (const key of COLUMN_KEYS) {
    const byFit = fitting.get(key);
    const best = FITS.find((fit) => byFit?.has(fit));
    const [first, ...others] = (best && byFit?.get(best)) ?? [];
    if (first === undefined) continue;
    if (others.length === 0 || best === "own") columns[key] = first;
    else unsure.push({ key, indexes: [first, ...others] });
  }
  const isKpiMetric = columns.kpi !== undefined && !fitting.has("metric") && !fitting.get("kpi")?.has("mapped");
  if (isKpiMetric) {
    columns.metric = columns.kpi;
    delete columns.kpi;
  }
  return { columns, missing: REQUIRED_COLUMNS.filter((key) => columns[key] === undefined), unsure, isKpiMetric };
}

/** True when a text is a known heading of any column. */
export function isKnownHeading(text: string, mapping: ColumnMapping = NO_MAPPING): boolean {
  return readHeading(text, mapping) !== null;
}

/** The column that a heading names by itself; null for none. */
export function keyOfHeading(heading: string, mapping: ColumnMapping = NO_MAPPING): ColumnKey | null {
  return readHeading(heading, mapping)?.key ?? null;
}

function readHeading(heading: string, mapping: ColumnMapping): { key: ColumnKey; fit: Fit } | null {
  const mapped = mapping.size > 0 ? mapping.get(foldName(heading)) : undefined;
  if (mapped) return mapped.is === "not-used" ? null : { key: mapped.is, fit: "mapped" };
  if (!TELLING_WORDS.test(heading)) return null;
  const own = foldName(heading);
  const plain = bare(heading);
  const candidates: [Fit, ColumnKey | undefined][] = [
    ["own", OWN.get(own)],
    ["own-adorned", OWN.get(plain) ?? withoutUnit(OWN, heading)],
    ["synonym", BY_SYNONYM.get(own)],
    ["synonym-adorned", BY_SYNONYM.get(plain) ?? withoutUnit(BY_SYNONYM, heading)],
  ];
  for (const [fit, key] of candidates) if (key) return { key, fit };
  return null;
}

/**
 * The figure column named by a heading besides its unit: "Actual, days". In "Service hours", service is not a column of
 * figures.
 */
function withoutUnit(phrases: ReadonlyMap<string, ColumnKey>, heading: string): ColumnKey | undefined {
  const { rest, named } = readUnit(heading);
  const key = named ? phrases.get(bare(rest)) : undefined;
  return FIGURE_FIELDS.find((field) => field === key);
}

/** A year is read in only one way: "2023-2024" is two adjacent years, "2023-24" is one. */
const PERIOD_WORD = `(?:(?:19|20)\\d\\d(?:\\s?/\\s?(?:20)?\\d\\d|\\s?[–-]\\s?\\d\\d(?!\\d))?|\\d\\d/\\d\\d|q(?:uarter|tr)?\\s?[1-4]|[1-4](?:st|nd|rd|th) quarter|${MONTH_NAME}|fy|ytd|year to date)`;
const PERIOD = `${PERIOD_WORD}(?:[\\s,–-]+${PERIOD_WORD})*`;
const UNIT = "(?:%|£|£?\\s?0{3}s?|£?\\s?(?:k|m|bn)|number|no\\.?|#)";
const CHOICE = "(?:high(?:er)?|low(?:er)?|on target|up|down|same|red|amber|green|r|a|g|h|l|↑|↓|→|▲|▼|►)";
const HARMLESS = new RegExp(`^(?:${PERIOD}|${UNIT}|${CHOICE}(?:\\s?(?:[/,|]\\s?)?${CHOICE})*)$`);
const LEADING = new RegExp(`^${PERIOD}[\\s:–-]+(?=\\S)`);
const WHOLE_WORD = new RegExp(`^${PERIOD_WORD}$`);
const BETWEEN_WORDS = /[\s,–-]/;
/** "year to date" has three words; "september" is the longest word of a period. */
const [MOST_PIECES, LONGEST_WORD] = [3, 16];

/** Excel's limit for the heading of a table; longer texts are never headings. */
const LONGEST_HEADING = 255;

/**
 * Removes what only gives a time or a unit: footnote marks, "%", a period at either end, and brackets around a period,
 * a unit or the choices. Other brackets stay: "Target (stretch)" is another target.
 */
function bare(heading: string): string {
  if (heading.length > LONGEST_HEADING) return heading;
  const unbracketed = foldName(heading).replace(/[([]([^()[\]]*)[)\]]/g, (whole: string, inside: string) =>
    HARMLESS.test(foldName(inside)) ? " " : whole,
  );
  const unmarked = foldName(unbracketed.replace(/[*†‡%:]/g, " "));
  return withoutLastPeriod(unmarked).replace(LEADING, "");
}

/** Removes the periods at the end, word by word, in time linear in the length. */
function withoutLastPeriod(text: string): string {
  let shortest = text.length;
  let end = text.length;
  for (let start = lastPeriodWord(text, end); start !== null; start = lastPeriodWord(text, end)) {
    end = start;
    while (end > 0 && BETWEEN_WORDS.test(text.charAt(end - 1))) end -= 1;
    if (end === 0 || end === start) break;
    // A comma may only separate periods.
    if (!text.slice(end, start).includes(",")) shortest = end;
  }
  return text.slice(0, shortest);
}

/** The start of a period word that ends at `end`; null where there is none. */
function lastPeriodWord(text: string, end: number): number | null {
  let found: number | null = null;
  let start = end;
  for (let pieces = 0; pieces < MOST_PIECES && end - start < LONGEST_WORD; pieces += 1) {
    while (start > 0 && BETWEEN_WORDS.test(text.charAt(start - 1))) start -= 1;
    while (start > 0 && !BETWEEN_WORDS.test(text.charAt(start - 1))) start -= 1;
    if (WHOLE_WORD.test(text.slice(start, end))) found = start;
  }
  return found;
}

/** True for a text that only gives a time, a unit or the choices: the second line of a heading. */
export function isHarmless(text: string): boolean {
  if (text.length > LONGEST_HEADING) return false;
  return HARMLESS.test(foldName(text)) || isUnit(text);
}
