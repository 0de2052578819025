import { MONTH_NAME } from "../../rag/periods/calendar";
import { COLUMN_KEYS, HEADINGS, PHRASE_RANKS, phrasesOf, type ColumnKey } from "./columns";
import { COMPARATOR_FIELDS, FIGURE_FIELDS } from "../../rag/figure-columns";
import { isUnit, readHeading as readUnit } from "../../rag/reading/units/heading-unit";
import { foldName } from "../../rag/fold-name";
import { memoize } from "../../rag/memoize";
import type { ColumnMapping } from "./column-mapping";

/**
 * How well a heading fits: mapped by the workbook; the exact heading; or a phrase of other workbooks, by its rank.
 * "-adorned" is the same with a harmless addition ("Target (2024/25)") or in another spelling ("target_2024"). The
 * better fit wins; between two equal ones no choice is made.
 */
export const FITS = [
  "mapped",
  "own",
  "own-adorned",
  "synonyms",
  "synonyms-adorned",
  "further",
  "further-adorned",
  "likely",
  "likely-adorned",
] as const;
export type Fit = (typeof FITS)[number];

/** The column that a heading names, and how well it fits. */
export interface NamedColumn {
  key: ColumnKey;
  fit: Fit;
}

/** Every phrase, with the column that it means and the fit of a heading that is one. */
const KNOWN = new Map<string, NamedColumn>();
for (const key of COLUMN_KEYS) KNOWN.set(foldName(HEADINGS[key]), { key, fit: "own" });
for (const rank of PHRASE_RANKS) {
  for (const [phrase, key] of phrasesOf(rank)) if (!KNOWN.has(phrase)) KNOWN.set(phrase, { key, fit: rank });
}

/** The words that a phrase begins with; and "", for a text that begins with a figure or a sign. */
const FIRST_WORDS = new Set(["", ...[...KNOWN.keys()].map(firstWord)]);

/** A text that begins with another word, or has none of the telling ones, is no heading: a quick test for sheets full of other texts. */
function mayBeHeading(text: string): boolean {
  const first = firstWord(text.trimStart().toLowerCase());
  const isFirst = FIRST_WORDS.has(first) || IS_PERIOD.test(first) || FIRST_WORDS.has(firstPiece(text).toLowerCase());
  return isFirst && TELLING_WORDS.test(text);
}

/** A period may come first: "September actual". */
const IS_PERIOD = new RegExp(`^(?:${MONTH_NAME}|q|qtr|quarter|fy|ytd|year)$`);

/** The first word of "LatestValue" or "RAGStatus". */
function firstPiece(text: string): string {
  return /^(?:\p{Lu}+(?!\p{Ll})|\p{L}\p{Ll}*)/u.exec(text)?.[0] ?? "";
}

/** The longest word of each phrase. */
const TELLING_WORDS = new RegExp(
  [
    ...new Set([...KNOWN.keys()].map((phrase) => phrase.split(" ").reduce((a, b) => (b.length > a.length ? b : a)))),
  ].join("|"),
  "i",
);

/** Reads one heading: the column that it names, by the workbook's mapping or by its words; null where it names none. */
export function readHeading(heading: string, mapping: ColumnMapping): NamedColumn | null {
  const mapped = mapping.size > 0 ? mapping.get(foldName(heading)) : undefined;
  if (mapped) return mapped.is === "not-used" ? null : { key: mapped.is, fit: "mapped" };
  return heading.length > LONGEST_HEADING ? null : readWords(heading);
}

/** How many texts are kept as they were read: the headings of a workbook, and the texts of its cells that could be some. */
const MOST_KEPT = 2000;

/** The column that a heading's words name. */
const readWords = memoize((heading): NamedColumn | null => {
  if (!mayBeHeading(heading)) return null;
  const written = readPhrase(heading);
  if (written) return written;
  const respelled = respell(heading);
  return (respelled === null ? null : readPhrase(respelled, true)) ?? readAlternatives(heading);
}, MOST_KEPT);

/** The best of what a heading's words name. `isAdorned` where the heading was spelled in another way. */
function readPhrase(heading: string, isAdorned = false): NamedColumn | null {
  const exact = KNOWN.get(foldName(heading));
  const forms = bareForms(heading);
  const adorned = forms.map((form) => adorn(KNOWN.get(form)));
  // Reading a unit takes long, and a sheet is full of texts.
  const besideUnit = FIRST_WORDS.has(firstWord(forms.at(-1) ?? "")) ? withoutUnit(heading) : undefined;
  return [isAdorned ? adorn(exact) : exact, ...adorned, besideUnit].reduce<NamedColumn | null>(better, null);
}

const ADORNED: Record<Fit, Fit> = {
  mapped: "mapped",
  own: "own-adorned",
  "own-adorned": "own-adorned",
  synonyms: "synonyms-adorned",
  "synonyms-adorned": "synonyms-adorned",
  further: "further-adorned",
  "further-adorned": "further-adorned",
  likely: "likely-adorned",
  "likely-adorned": "likely-adorned",
};

function adorn(named: NamedColumn | undefined): NamedColumn | undefined {
  return named && { key: named.key, fit: ADORNED[named.fit] };
}

function better(a: NamedColumn | null, b: NamedColumn | null | undefined): NamedColumn | null {
  if (!a || !b) return a ?? b ?? null;
  return FITS.indexOf(b.fit) < FITS.indexOf(a.fit) ? b : a;
}

/** The column of a heading that names it twice: "Measure / Indicator", "Targed | Target". */
function readAlternatives(heading: string): NamedColumn | null {
  const parts = heading.split(/[/|\n]/).map((part) => readPhrase(part) ?? readPhrase(respell(part) ?? ""));
  const [first, ...others] = parts;
  if (!first || others.length === 0) return null;
  const keys = new Set(parts.map((part) => part?.key));
  // A KPI or an indicator is what is measured, where one column names both.
  if (keys.size === 2 && keys.has("metric") && keys.has("kpi")) return { key: "metric", fit: "further-adorned" };
  return keys.size === 1 ? { key: first.key, fit: "further-adorned" } : null;
}

/**
 * A heading spelled as words: "Metric_Name", "latestValue", "Actual (cumulative)", "This month's result". Null where that
 * changes nothing.
 */
function respell(heading: string): string | null {
  const words = heading
    .replace(/[_()[\]-]/g, " ")
    .replace(/[’']s\b/g, "")
    .replace(/[?.:;]\s*$/, "");
  const respelled = /\s/.test(heading.trim())
    ? words
    : words.replace(/([a-z])(?=[A-Z])/g, "$1 ").replace(/([A-Z])(?=[A-Z][a-z])/g, "$1 ");
  return respelled === heading ? null : respelled;
}

/**
 * The figure column named by a heading besides its unit: "Actual, days". In "Service hours", service is not a column of
 * figures.
 */
function withoutUnit(heading: string): NamedColumn | undefined {
  const { rest, named } = readUnit(heading);
  const known = named
    ? bareForms(rest)
        .map((form) => KNOWN.get(form))
        .find((one) => one !== undefined)
    : undefined;
  return known && FIGURES.has(known.key) ? adorn(known) : undefined;
}

const FIGURES: ReadonlySet<ColumnKey> = new Set([...FIGURE_FIELDS, ...COMPARATOR_FIELDS]);

/** A text's first word; "" where it begins with a sign or a figure. */
function firstWord(text: string): string {
  return /^[\p{L}’']*/u.exec(text)?.[0] ?? "";
}

/** A year is read in only one way: "2023-2024" is two adjacent years, "2023-24" is one. */
const PERIOD_WORD = `(?:(?:19|20)\\d\\d(?:\\s?/\\s?(?:20)?\\d\\d|\\s?[–-]\\s?\\d\\d(?!\\d))?|\\d\\d/\\d\\d|q(?:uarter|tr)?\\s?[1-4]|[1-4](?:st|nd|rd|th) quarter|${MONTH_NAME}|fy|ytd|year to date)`;
const PERIOD = `${PERIOD_WORD}(?:[\\s,–-]+${PERIOD_WORD})*`;
const UNIT = "(?:%|£|£?\\s?0{3}s?|£?\\s?(?:k|m|bn)|number|no\\.?|#)";
const CHOICE = "(?:high(?:er)?|low(?:er)?|on target|up|down|same|red|amber|green|r|a|g|h|l|↑|↓|→|▲|▼|►)";
const HARMLESS = new RegExp(`^(?:${PERIOD}|${UNIT}|${CHOICE}(?:\\s?(?:[/,|]\\s?)?${CHOICE})*)$`);
const LEADING = new RegExp(`^${PERIOD}[\\s:–-]+(?=\\S)`);
const WHOLE_WORD = new RegExp(`^${PERIOD_WORD}$`);
const NAMES_PERIOD = new RegExp(`(?:^|[\\s(,–-])${PERIOD_WORD}(?![\\w/])`, "i");
const BETWEEN_WORDS = /[\s,–-]/;
/** "year to date" has three words; "september" is the longest word of a period. */
const [MOST_PIECES, LONGEST_WORD] = [3, 16];

/** Excel's limit for the heading of a table; longer texts are never headings. */
const LONGEST_HEADING = 255;

/**
 * The heading without what only gives a time or a unit: footnote marks, "%", a period at its end or at either end, and
 * brackets around a period, a unit or the choices. Other brackets stay: "Target (stretch)" is another target.
 */
function bareForms(heading: string): readonly string[] {
  if (heading.length > LONGEST_HEADING) return [heading];
  const unbracketed = foldName(heading).replace(/[([]([^()[\]]*)[)\]]/g, (whole: string, inside: string) =>
    HARMLESS.test(foldName(inside)) ? " " : whole,
  );
  const unmarked = foldName(unbracketed.replace(/[*†‡%:]/g, " "));
  const withoutLast = withoutLastPeriod(unmarked);
  // "Position year to date" ends with a period, and is a phrase as it stands.
  return [unmarked, withoutLast, withoutLast.replace(LEADING, "")];
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

/** True for a heading with a period in it: "Actual Q2". */
export function namesPeriod(heading: string): boolean {
  return heading.length <= LONGEST_HEADING && NAMES_PERIOD.test(heading);
}

/** True for a text that only gives a time, a unit or the choices: the second line of a heading. */
export function isHarmless(text: string): boolean {
  if (text.length > LONGEST_HEADING) return false;
  return HARMLESS.test(foldName(text)) || isUnit(text);
}
