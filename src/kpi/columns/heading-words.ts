/** What other workbooks call a column. Each text is a pattern of whole phrases in lower case: see `expandPhrases`. */
export interface HeadingWords {
  synonyms?: readonly string[];
  /** Phrases that give way to a synonym: "Current status" beside "Status". */
  further?: readonly string[];
  /** Phrases that often mean something else, and are used only where no other heading is this column. */
  likely?: readonly string[];
}

const RESULT = "performance|result|outturn|value|figure|position";

/**
 * The headings of other workbooks. Only whole phrases match: part of a phrase means something else, as "target" does in
 * "target date", "baseline target" and "last year's target".
 *
 * The Welsh ones are those of the Welsh Government's and councils' bilingual reports: CAG is "coch, ambr, gwyrdd", COG
 * "coch, oren, gwyrdd". Words that mean two of the columns, such as "nod" (a goal, or an aim), are left out.
 */
export const HEADING_WORDS = {
  section: {
    synonyms: ["(theme|priority|directorate|service)"],
    further: ["(thema|blaenoriaeth|cyfarwyddiaeth|gwasanaeth)"],
    likely: ["[strategic] outcome"],
  },
  kpi: { synonyms: ["key performance indicator"], further: ["dangosydd perfformiad allweddol"] },
  target: {
    synonyms: ["(plan|goal)", "target value"],
    further: [
      "[performance] standard",
      "target (figure|level|set|to date)",
      "(performance|agreed|current|kpi|indicator|measure) target",
      "targed",
    ],
    likely: ["(ambition|commitment)"],
  },
  goodIs: {
    synonyms: [
      "(polarity|aim)",
      "good (to be|performance|performance is|direction)",
      "desired (direction|direction of travel|trend)",
      "preferred direction",
      "direction of good performance",
      "better (if|when|to be)",
      "which way is (good|better)",
      "which direction is good",
      "is high or low good",
      "high or low [is good]",
      "(higher or lower|bigger or smaller) is better",
      "bigger or smaller",
      "(bigger/smaller|higher/lower|smaller/bigger) is better",
      "(high/low|bigger/smaller) is good",
      "high/low",
    ],
    further: [
      "(kpi|indicator|measure|metric) polarity",
      "polarity of (indicator|measure|metric|kpi)",
      "(desired|preferred|intended|required) (direction|direction of travel|trend|movement|polarity)",
      "direction of (good|improvement)",
      "aim (to|is to|is)",
      "which (way|direction) is (better|best)",
      "(higher or lower|higher/lower|smaller/bigger) is good",
      "(higher or lower|higher/lower)",
      "polaredd",
    ],
    // Beside a direction of travel: alone, it may be that.
    likely: ["direction"],
  },
  asOf: {
    synonyms: ["(period|date|as at|as of)"],
    further: [
      "as at date",
      "(reporting|data) (period|date|month|quarter)",
      "data as (at|of)",
      "period (covered|end|ending|ended)",
      "(month|quarter|week) (end|ending|ended)",
      "(month|quarter|term|month and year|time period)",
      "(cyfnod|dyddiad)",
    ],
  },
  year: { further: ["(financial|fiscal|academic|reporting) year", "fy", "blwyddyn [ariannol]"] },
  metric: {
    synonyms: [
      "(metric|indicator|measure|pi)",
      "performance (indicator|measure)",
      "(kpi|indicator|measure) (name|description)",
    ],
    further: [
      "(kpi|pi|metric|indicator|measure|performance indicator|performance measure) (name|title|description|text|wording)",
      "key performance indicator (name|title|description)",
      "name of (indicator|measure|metric|kpi)",
      "(performance|key) metric",
      "success measure",
      "measure of success",
      "what (we measure|is measured|we are measuring)",
      "(dangosydd|mesur) [perfformiad]",
      "enw'r (dangosydd|mesur)",
    ],
    likely: ["(title|description|deliverable|disgrifiad)"],
  },
  latestValue: {
    synonyms: [
      "(actual|outturn|performance|current|result|value|latest)",
      "(actual|current) (value|performance)",
      "latest (performance|result)",
    ],
    further: [
      "(actuals|results|achieved|achievement)",
      `(actual|current|latest|most recent) (${RESULT}|actual|data|score|reading)`,
      `(${RESULT}|actual|achieved|achievement|delivered) to date`,
      "actual (achieved|delivered)",
      "(measured|reported|observed|rounded) (value|result|figure|performance)",
      "value rounded",
      "performance (achieved|figure|result|level|data)",
      `(${RESULT}|actual) (this|in) (month|quarter|period)`,
      `this (month|quarter|period) (${RESULT}|actual)`,
      "(canlyniad|perfformiad|alldro|gwirioneddol|gwerth)",
      "(canlyniad|perfformiad|gwerth) (diweddaraf|cyfredol|gwirioneddol)",
    ],
    likely: [
      "(this|in|current|latest) (month|quarter|period)",
      "this year",
      `(year to date|ytd|cumulative) [${RESULT}|actual|total]`,
      `(${RESULT}|actual) (year to date|cumulative)`,
      "(month|quarter) to date",
      "delivered",
    ],
  },
  status: {
    synonyms: ["(rag|status|rating)", "rag rating"],
    further: [
      "rag (colour|score|assessment|flag)",
      "brag [status|rating]",
      "(current|overall|performance|latest) (rag|rag status|rag rating|status|rating)",
      "(red/amber/green|green/amber/red|red amber green|red, amber, green|red, amber or green|red amber or green|r/a/g)",
      "[statws] (cag|cog)",
      "statws [perfformiad]",
    ],
    likely: [
      "flag",
      "traffic (light|lights) [status|rating]",
      "delivery confidence [assessment|rating|rag|status]",
      "delivery confidence assessment (rating|rag|status)",
      "dca [rating|rag|status]",
    ],
  },
  trends: { synonyms: ["(dot|direction of travel|trend)"], further: ["(tuedd|tueddiad|cyfeiriad teithio)"] },
  previousValue: {
    synonyms: ["(previous|last period|previous period)"],
    further: [
      "prior",
      `(previous|prior|preceding|last) (period|reporting period|quarter|month) [${RESULT}|actual]`,
      `(previous|prior|preceding) (${RESULT}|actual|data|score|reading)`,
      "[gwerth|canlyniad|perfformiad|cyfnod|chwarter] blaenorol",
    ],
  },
  // "Last year" and "PY" alone may be the whole year's result, and closing a period moves this column on.
  lastYear: {
    further: [
      "same (period|quarter|month|time) (last|previous|prior) year",
      "this (time|quarter|month) last year",
      "yr un cyfnod llynedd",
    ],
  },
  benchmark: {
    further: [
      "benchmark (value|figure|result|performance)",
      "comparator [value|figure|result|performance]",
      "meincnod",
    ],
  },
  tolerance: { further: ["goddefiant"] },
  attached: { synonyms: ["(supporting|breakdown) table"] },
  unit: {
    synonyms: ["(units|uom)", "(unit|units) of (measure|measurement)", "measured in", "measurement unit"],
    further: ["uned [fesur]"],
  },
  baseline: {
    synonyms: ["baseline (value|figure|result|performance)", "starting (point|value|position)", "base year figure"],
    further: ["baseline (position|data|actual|score|level|outturn)", "(llinell sylfaen|gwaelodlin)"],
  },
  numerator: { synonyms: ["numerator (value|figure)"], further: ["rhifiadur"] },
  denominator: { synonyms: ["denominator (value|figure)"], further: ["enwadur"] },
} as const satisfies Record<string, HeadingWords>;
