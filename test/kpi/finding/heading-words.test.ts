import fc from "fast-check";
import { COLUMN_KEYS, COLUMNS, HEADINGS, type ColumnKey } from "../../../src/kpi/columns/columns";
import { expandPhrases } from "../../../src/kpi/columns/expand-phrases";
import { matchColumns } from "../../../src/kpi/columns/match-headings";

const list = (text: string): string[] => text.split("|").map((heading) => heading.trim());

/** The column that a heading is. "Direction of Travel" is beside it, so that "Direction" is no trend. */
const keyOf = (heading: string): ColumnKey | undefined => {
  const { columns } = matchColumns(["Direction of Travel", heading]);
  return COLUMN_KEYS.find((key) => columns[key] === 1);
};

describe("headings of real workbooks", () => {
  test.each<[ColumnKey, string]>([
    [
      "latestValue",
      "Achieved|Achievement|Result to date|Actual to date|actual_to_date|Performance to date|Achieved to date",
    ],
    ["latestValue", "This month|This quarter|This period|This year|In month|Actual this quarter|This quarter's result"],
    ["latestValue", "Current month|Current quarter|Latest quarter|Latest period"],
    ["target", "Target to date"],
    ["goodIs", "Aim to|Aim is to"],
    ["latestValue", "Latest data|Current position|Most recent result|Current figure|Latest outturn|Latest position"],
    [
      "latestValue",
      "Year to date|Year-to-date|YTD|YTD actual|Cumulative|Cumulative actual|Actual (cumulative)|Quarter to date",
    ],
    ["latestValue", "value_rounded|latestValue|LatestValue|Actuals|Results|ACTUAL|Actual/Outturn|Result / Outturn"],
    [
      "target",
      "Standard|Performance standard|Ambition|Commitment|Target level|KPI target|Plan/Target|target_value|Target?",
    ],
    ["goodIs", "Direction|Desired direction|Good performance|Which way is good|Which way is good?|Preferred trend"],
    ["goodIs", "KPI polarity|desired_direction|Higher or lower is good|Which way is best|Intended direction"],
    [
      "status",
      "Status|Delivery confidence|Delivery Confidence Assessment|DCA|DCA rating|Flag|Traffic light|BRAG|BRAG rating",
    ],
    [
      "status",
      "RAG colour|Overall RAG|Current status|Red/Amber/Green|Red, Amber or Green|R/A/G|RAGStatus|rag_rating|RAG/Status",
    ],
    [
      "lastYear",
      "Same quarter last year|This time last year|Same period previous year|Same month last year|same_period_last_year",
    ],
    [
      "previousValue",
      "Previous quarter|Last quarter|Last month|Prior period|Previous result|Previous performance|Prior",
    ],
    ["baseline", "Baseline|Baseline position|baseline_value|Baseline data"],
    [
      "metric",
      "KPI title|Indicator title|Measure text|Metric_Name|metricName|IndicatorName|Measure / Indicator|KPI / Measure",
    ],
    ["metric", "Description|Deliverable|Title|Success measure|Measure of success|What we measure"],
    ["section", "Outcome|Strategic outcome"],
    ["asOf", "Reporting period|Reporting date|Data period|Quarter ending|as_at"],
    ["unit", "Unit_of_measure|UnitOfMeasure|Unit/Units"],
  ])("%s: %s", (key, headings) => {
    for (const heading of list(headings)) expect([heading, keyOf(heading)]).toEqual([heading, key]);
  });

  test.each<[ColumnKey, string]>([
    [
      "greenThreshold",
      "Green threshold|GREEN THRESHOLD|Green (threshold)|Green from|Green ≥|Green (≥)|green_threshold",
    ],
    ["amberThreshold", "Amber threshold|Amber range|Amber at or above|Threshold for amber|RAG amber"],
    ["redThreshold", "Red threshold|Red below|Red <|Red (less than)|Red trigger|Threshold (red)|Max red"],
    ["status", "Red/Amber/Green|Red, Amber, Green|RAG (Red/Amber/Green)|Status (R/A/G)|Red Amber Green"],
  ])("%s: %s", (key, headings) => {
    for (const heading of list(headings)) expect([heading, keyOf(heading)]).toEqual([heading, key]);
  });

  test("two headings for one threshold leave the row without thresholds", () => {
    const { columns, unsure } = matchColumns(["Green", "Amber min", "Amber max", "Red"]);
    expect(columns).toEqual({});
    expect(unsure).toEqual([{ key: "amberThreshold", indexes: [1, 2] }]);
  });

  test.each<[ColumnKey, string]>([
    [
      "metric",
      "Dangosydd|Dangosydd Perfformiad|Mesur|Mesur perfformiad|Enw'r dangosydd|Disgrifiad|Dangosydd / Indicator",
    ],
    ["target", "Targed|Targed 2024/25|Targed / Target|Targed (%)"],
    ["latestValue", "Canlyniad|Perfformiad|Alldro|Canlyniad diweddaraf|Perfformiad cyfredol|Gwerth"],
    ["status", "Statws|CAG|Statws CAG|COG|Statws COG|CAG/RAG"],
    ["trends", "Tuedd|Tueddiad|Cyfeiriad teithio"],
    ["section", "Thema|Blaenoriaeth|Gwasanaeth|Cyfarwyddiaeth"],
    ["asOf", "Cyfnod|Dyddiad"],
    ["previousValue", "Blaenorol|Perfformiad blaenorol|Chwarter blaenorol"],
    ["lastYear", "Yr un cyfnod llynedd"],
    ["goodIs", "Polaredd"],
    ["unit", "Uned|Uned fesur"],
    ["baseline", "Llinell sylfaen"],
    ["benchmark", "Meincnod"],
    ["numerator", "Rhifiadur"],
    ["denominator", "Enwadur"],
  ])("in Welsh, %s: %s", (key, headings) => {
    for (const heading of list(headings)) {
      const { columns } = matchColumns([heading]);
      expect([heading, columns]).toEqual([heading, { [key]: 0 }]);
    }
  });

  test.each([
    "Target date|Target owner|Target met|Target RAG|Target setter|Target year|Target status|Direction of target|Stretch target",
    "Baseline target|Baseline year|Baseline date|Last year's target|Last year target|Previous target|Next year's target",
    "Previous RAG|Last quarter RAG|RAG last year|Forecast RAG|Status of data|Data status|Status date|RAG comment|Previous status",
    "Actual date|Actual cost|Result date|Data source|Data owner|Data quality|Value type|Current target owner|Performance lead",
    "Year end forecast|Forecast|Projected outturn|Forecast outturn|Expected outturn|Profile|Trajectory|Annual target",
    "PI Ref|Code|KPI code|Ref|ID|Number|KPI owner|Reference|Measure type|Indicator type|Measure owner",
    "Outcome owner|Description of action|Good practice|Standard deviation|Commitment date|Flag date|Traffic light comment",
    "Last year|Prior year|Previous year|PY|PY actual|Last year's result|Llynedd|2023/24",
    "Last updated|Last reviewed|Last year RAG|Last year variance|Prior year target|Cumulative target",
    "Previous / Current|Numerator/Denominator|Actual or forecast|Target/Actual|This year / Last year|High|Low|Up",
    "Green waste|Red flag|Green spaces|Amber alert|Number of greens|Greens|Green last quarter|Red comment|Greenfield|Reds",
    "Nod|Sylwadau|Targed blaenorol|Dyddiad targed|Perchennog",
  ])("another field is no column: %s", (headings) => {
    for (const heading of list(headings)) expect([heading, keyOf(heading)]).toEqual([heading, undefined]);
  });

  test.each<[string, string[], Partial<Record<ColumnKey, number>>]>([
    ["Direction alone may be where performance is going", ["Direction"], {}],
    ["Direction beside a trend is Good Is", ["Trend", "Direction"], { trends: 0, goodIs: 1 }],
    ["a synonym wins over further words", ["Overall status", "Status"], { status: 1 }],
    ["further words win over likely ones", ["Description", "KPI title"], { metric: 1 }],
    ["KPI is the metric beside what is only likely", ["KPI", "Description"], { metric: 0 }],
    ["Actual wins over the year to date", ["Actual", "Year to date"], { latestValue: 0 }],
    ["Actual with a unit too", ["Actual (%)", "Year to date"], { latestValue: 0 }],
    ["two of the likely ones for an optional column are left alone", ["Outcome", "Strategic outcome"], {}],
    ["ours in another spelling gives way to ours", ["latest_value", "Latest Value"], { latestValue: 1 }],
  ])("%s", (_, headings, columns) => {
    expect(matchColumns(headings)).toMatchObject({ columns, unsure: [] });
  });

  test.each([
    [["Outturn 2023/24", "Year to date 2024/25"]],
    [["2023/24 Outturn", "This year"]],
    [["Actual Q1", "Current position"]],
    [["Actual (Q1)", "Result to date"]],
    [["This month", "Year to date"]],
  ])("%j: the value is not taken from an earlier period", (headings) => {
    expect(matchColumns(headings)).toMatchObject({ columns: {}, unsure: [{ key: "latestValue", indexes: [0, 1] }] });
  });

  test("every phrase of the list means its column, in any case and spelling", () => {
    const phrases = COLUMN_KEYS.flatMap((key) => {
      const { synonyms = [], further = [], likely = [] } = COLUMNS[key];
      const own = [HEADINGS[key], ...[...synonyms, ...further, ...likely].flatMap(expandPhrases)];
      return own.map((phrase) => ({ key, phrase }));
    });
    const spellings: ((phrase: string) => string)[] = [
      (phrase) => phrase,
      (phrase) => phrase.toUpperCase(),
      (phrase) => phrase.replaceAll(" ", "_"),
      (phrase) => phrase.replaceAll(" ", "\n"),
      (phrase) => `${phrase} (2024/25)`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...phrases), fc.constantFrom(...spellings), ({ key, phrase }, spell) => {
        // "Trends" is where "direction" is Good Is; a colour alone is a threshold beside another.
        const beside = key === "goodIs" ? ["Trends"] : key === "greenThreshold" ? ["Red"] : ["Green"];
        const { columns } = matchColumns([spell(phrase), ...beside]);
        return columns[key === "kpi" ? "metric" : key] === 0;
      }),
      { numRuns: 2000 },
    );
  });
});
