import type { Draft } from "../draft";
import { phraseAt, phraseTable, type PhraseTable } from "../words/phrase";
import { findPlace, isBaseName, nameEndOf, takePlace } from "./find-place";
import { findStretches } from "./find-stretch";
import type { ChangeTarget, Found, Unread } from "../targets/target-reading";

/*
 * What a movement is measured from. Every period in the text is its base, its deadline or the year it applies to, as
 * the words around it show; where that is uncertain the text is not read. A movement by a date or over years is never
 * measured from the result before, which may be last quarter's.
 */

export interface Base extends Pick<ChangeTarget, "since" | "from" | "overYears"> {
  /** Items that are deadlines, years and time spans: set aside, and not competing figures. */
  passed: ReadonlySet<number>;
}

/** An earlier result named in the text. */
export interface NamedResult {
  from: "before" | "last-year" | "base";
  since: string | null;
}

/** Phrases for the previous result without "last" or "previous": "current levels". */
const CURRENT = phraseTable<NamedResult["from"]>([
  ["the year before", "last-year"],
  ["current|current performance|current level|current levels|current position|current rate", "before"],
  ["existing levels|existing performance", "before"],
]);

/**
 * "Last year's outturn", "the previous quarter", "the same period of the previous year": which result it is, and how
 * many items the phrase takes.
 */
function earlierPhrase(draft: Draft, at: number): { from: NamedResult["from"]; length: number } | null {
  const current = phraseAt(CURRENT, draft.items, at);
  if (current) return { from: current.means, length: current.words.length };
  let next = at;
  if (
    /^(?:same|corresponding|equivalent)$/.test(draft.wordAt(next)) &&
    /^(?:period|quarter|month|time|point)$/.test(draft.wordAt(next + 1))
  ) {
    next += 2;
    while (/^(?:in|of|the|from|during)$/.test(draft.wordAt(next))) next += 1;
    if (!/^years?$/.test(draft.wordAt(next + 1))) return null;
  }
  if (!/^(?:last|previous|prior|preceding)$/.test(draft.wordAt(next))) return null;
  const noun = /^(?:financial|academic|calendar|full|reporting)$/.test(draft.wordAt(next + 1)) ? next + 2 : next + 1;
  const isYear = /^years?$/.test(draft.wordAt(noun));
  if (draft.items[noun]?.kind !== "word" || !(isYear || BEFORE.test(draft.wordAt(noun)))) return null;
  let end = noun + 1;
  while (OF_A_RESULT.test(draft.wordAt(end))) end += 1;
  return { from: isYear ? "last-year" : "before", length: end - at };
}

const BEFORE = /^(?:quarters?|months?|periods?|result|value|performance|level|figure)$/;

/** What may follow in "last year's outturn". An average covers several results, so it is not here. */
const OF_A_RESULT = /^(?:outturn|performance|figures?|results?|levels?|position|actual|value|rate)$/;

/**
 * Phrases that repeat a movement ("year on year", "each quarter"). Such a movement is measured from the result before,
 * even where there is a deadline.
 */
const PACES = phraseTable<NamedResult["from"]>([
  [
    "year on year|year to year|annual|annually|yearly|per year|per annum|each year|every year|a year|pa|p . a",
    "last-year",
  ],
  [
    "quarter on quarter|month on month|each quarter|per quarter|every quarter|each month|per month|every month",
    "before",
  ],
]);

/** Phrases that mean "from last year to this one" without a date. */
const WITHIN_YEAR = phraseTable<true>([
  ["by year end|by the year end|by end of year|by the end of year|by the end of the year|by end of the year", true],
  [
    "by the end of the financial year|by financial year end|in the year|over the year|during the year|in year|this year",
    true,
  ],
]);

/** An earlier result at `from`: "last year", "2023/24 outturn", "the baseline". Null when nothing there names one. */
export function earlierAt(draft: Draft, from: number, yearsToo = false): (NamedResult & { end: number }) | null {
  let at = from;
  while (/^(?:the|a|an|our|its|their|that|of|in|for)$/.test(draft.wordAt(at))) at += 1;
  const earlier = earlierPhrase(draft, at);
  if (earlier) return { from: earlier.from, since: null, end: at + earlier.length };
  const end = nameEndOf(draft, at);
  let isNamed = false;
  for (let part = at; part < end; part += 1) {
    const item = draft.items[part];
    // In "above 2023" the number may be a count; in "the 2019 baseline" it is a year.
    if (item?.kind === "period" ? !item.doubtful || yearsToo || part + 1 < end : isBaseName(item?.word ?? ""))
      isNamed = true;
  }
  return isNamed ? { from: "base", since: draft.written(at, end), end } : null;
}

/** Finds what the movement of a text is measured from. `named` is an earlier result that was read with the movement. */
export function findBase(draft: Draft, named: NamedResult | null): Found<Base> {
  const passed = new Set<number>();
  const unclear: { unread: Unread } = { unread: { why: "other-words" } };
  const pace = takePhrases(draft, PACES).at(-1) ?? null;
  const inYear = takePhrases(draft, WITHIN_YEAR).length > 0;
  const results: NamedResult[] = named ? [named] : [];
  for (const from of takeEarlier(draft)) results.push({ from, since: null });

  let [hasDeadline, isForYear, isStarted] = [false, inYear, false];
  for (let at = 0; at < draft.items.length; at += 1) {
    const place = draft.isUsed(at) || passed.has(at) ? null : findPlace(draft, at);
    switch (place?.kind) {
      case undefined:
        continue;
      case "unclear":
        return unclear;
      case "base":
        // "2% a year from 2024/25" starts in that year.
        if (pace !== null && place.isStart) {
          isStarted = true;
          passed.add(at);
          continue;
        }
        results.push({ from: "base", since: takePlace(draft, place) });
        continue;
      case "until":
        // "10% reduction to 2025" may name a level; with a base, or year by year, 2025 is a deadline.
        if (pace === null && results.length === 0) return unclear;
        if (hasDeadline) return unclear;
        hasDeadline = true;
        break;
      case "deadline":
        if (hasDeadline) return unclear;
        hasDeadline = true;
        break;
      case "year":
        if (isForYear && !inYear) return unclear;
        isForYear = true;
        break;
      case "earlier-named":
        break;
    }
    passed.add(at);
  }
  if (isStarted && hasDeadline && pace === null) return unclear;
  const stretches = findStretches(draft);
  for (const at of stretches.items) passed.add(at);

  const [first, ...others] = results;
  // "5% a year from the 2019/20 baseline" leaves open which result is the base.
  if (others.length > 0 || (first && pace !== null && first.from !== pace)) return unclear;
  const isLong = stretches.isFound || hasDeadline;
  if (pace !== null)
    return stretches.isFound ? unclear : { found: { since: null, from: pace, overYears: false, passed } };
  if (first) return { found: { ...first, overYears: isLong, passed } };
  const from = isForYear && !isLong ? "last-year" : "unsaid";
  return { found: { since: null, from, overYears: isLong, passed } };
}

/**
 * Marks every phrase of a table as used and returns their meanings. "The end of the year 2030" is a date, not a phrase.
 */
function takePhrases<T>(draft: Draft, table: PhraseTable<T>): T[] {
  const found: T[] = [];
  for (let at = 0; at < draft.items.length; at += 1) {
    const phrase = phraseAt(table, draft.items, at);
    const end = at + (phrase?.words.length ?? 0);
    // "By the end of year 3" is another year.
    if (
      !phrase ||
      draft.items[end]?.kind === "period" ||
      draft.items.slice(at, end).some(({ kind }) => kind === "label")
    )
      continue;
    draft.use(at, end);
    found.push(phrase.means);
    at = end - 1;
  }
  return found;
}

/** Marks every "on last year" and the like as used, with the words leading to it. */
function takeEarlier(draft: Draft): NamedResult["from"][] {
  const found: NamedResult["from"][] = [];
  for (let at = 0; at < draft.items.length; at += 1) {
    const phrase = draft.isUsed(at) ? null : earlierPhrase(draft, at);
    if (!phrase) continue;
    let from = at;
    while (/^(?:the|our|its|their|that|of|in)$/.test(draft.wordAt(from - 1))) from -= 1;
    if (!LEADS_BACK.test(draft.wordAt(from - 1))) continue;
    from -= 1;
    if (/^(?:compared|compare|comparison|relative)$/.test(draft.wordAt(from - 1))) from -= 1;
    draft.use(from, at + phrase.length);
    at += phrase.length - 1;
    found.push(phrase.from);
  }
  return found;
}

const LEADS_BACK = /^(?:on|from|against|to|with|vs|versus|v|than|over|since|as|below|above|under)$/;
