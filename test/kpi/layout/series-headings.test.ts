import { USUAL_LAYOUT } from "../../../src/kpi/layout/layout-context";
import { matchHeadings } from "../../../src/kpi/layout/series-headings";

/** What a set of headings says: "period: field column", in order. */
function said(headings: string, year?: number): string {
  const { series, columns } = matchHeadings(headings.split("|"), { ...USUAL_LAYOUT, year });
  const write = (map: object): string =>
    Object.entries(map)
      .map(([key, index]) => `${key} ${String(index)}`)
      .join(", ");
  if (!series) return write(columns);
  return series.points
    .map(({ text, period, columns: own }) => `${text} ${period?.start ?? "of no year"}: ${write(own)}`)
    .join("; ");
}

test.each<{ headings: string; series: string; year?: number }>([
  {
    headings: "Measure|Target 2025/26|Apr|May|RAG",
    series: "Apr 2025-04-01: latestValue 2; May 2025-05-01: latestValue 3",
  },
  { headings: "Measure|Target|Apr|May|RAG", series: "Apr of no year: latestValue 2; May of no year: latestValue 3" },
  {
    headings: "Measure|Target|Apr|May|RAG",
    series: "Apr 2024-04-01: latestValue 2; May 2024-05-01: latestValue 3",
    year: 2024,
  },
  {
    headings: "Measure|Target|May-25|Apr-25|RAG",
    series: "Apr-25 2025-04-01: latestValue 3; May-25 2025-05-01: latestValue 2",
  },
  {
    headings: "Measure|Q1 Target|Q1 Actual|Q1 RAG|Q2 Target|Q2 Actual|Q2 RAG",
    series: "Q1 of no year: target 1, latestValue 2, status 3; Q2 of no year: target 4, latestValue 5, status 6",
  },
  {
    headings: "Measure|Target|2024/25 Outturn|2025/26 Q1|2025/26 Q2|RAG",
    series: "2025/26 Q1 2025-04-01: latestValue 3; 2025/26 Q2 2025-07-01: latestValue 4",
  },
  // January to December is a calendar year, whatever the target's heading says.
  {
    headings: `Measure|Target 2025/26|${"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ").join("|")}|RAG`,
    series: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
      .split(" ")
      .map((month, at) => `${month} of no year: latestValue ${at + 2}`)
      .join("; "),
  },
  // An outturn beside the year to date is of an earlier year.
  {
    headings: "Measure|2024/25 Outturn|Target 2025/26|2025/26 YTD|RAG",
    series: "2025/26 YTD 2025-04-01: latestValue 3",
  },
])("$headings $year", ({ headings, series, year }) => {
  expect(said(headings, year)).toBe(series);
});

test.each([
  // The latest value has no period: periods beside it are its history.
  ["Measure|Target|2023/24|2024/25|Latest Value|RAG", { latestValue: 4 }],
  ["Measure|2024/25 Outturn|Target 2025/26|Actual|RAG", { latestValue: 3 }],
  ["Measure|Target 2025/26|Actual 2025/26|RAG", { latestValue: 2 }],
])("%s: one value", (headings, columns) => {
  expect(matchHeadings(headings.split("|"), USUAL_LAYOUT).columns).toMatchObject(columns);
});

test("last year's outturn is not the latest value", () => {
  const { missing } = matchHeadings("Measure|Actual 2023/24|Target 2024/25|RAG".split("|"), USUAL_LAYOUT);
  expect(missing).toEqual(["latestValue"]);
});

test.each([
  ["Measure|Target|Actual|RAG|Red", []],
  ["Measure|Target|Actual|RAG|Green|Red", ["greenThreshold", "redThreshold"]],
  ["Measure|Target|Actual|RAG|Amber threshold", ["amberThreshold"]],
])("%s: a colour alone heads no thresholds", (headings, thresholds) => {
  const { columns } = matchHeadings(headings.split("|"), USUAL_LAYOUT);
  expect(Object.keys(columns).filter((key) => key.endsWith("Threshold"))).toEqual(thresholds);
});
