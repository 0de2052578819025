import { isRead } from "../../../src/rag/periods/period";
import { readPeriod } from "../../../src/rag/periods/read-period";

const read = (text: string, financialYear?: number): string => {
  const reading = readPeriod(text, { financialYear });
  if (!isRead(reading)) return `not read: ${reading.why}`;
  const aside = reading.qualifiers.length > 0 ? ` [${reading.qualifiers.join(", ")}]` : "";
  return `${reading.kind} ${reading.start} to ${reading.end ?? "?"}${aside}${reading.isBreak ? " break" : ""}`;
};

const YEAR = "year 2024-04-01 to 2025-03-31";
const Q2 = "quarter 2024-07-01 to 2024-09-30";
const H1 = "half 2024-04-01 to 2024-09-30";
const SEPTEMBER = "month 2024-09-01 to 2024-09-30";
const DAY = "day 2024-09-30 to 2024-09-30";

describe("a period is read as reports write it", () => {
  test.each<[string, string]>([
    // The nine styles of the published report.
    ["2024/25", YEAR],
    ["2024/25 Q2", Q2],
    ["2024 b Spring Term", "term 2024-01-01 to 2024-03-31 [b] break"],
    ["2022-23", "year 2022-04-01 to 2023-03-31"],
    ["2022/23 b Revised", "year 2022-04-01 to 2023-03-31 [b, Revised] break"],
    ["2022/23 2 Revised", "year 2022-04-01 to 2023-03-31 [2 Revised]"],
    ["2024/25 YTD 10.10.24", "year-to-date 2024-04-01 to 2024-10-10"],
    ["2023/24 Summer Term", "term 2024-04-01 to 2024-08-31"],
    ["2024/25 Quarter 2", Q2],
    // Years.
    ["2024-2025", YEAR],
    ["2024 / 25", YEAR],
    ["2024–25", YEAR],
    ["2024‑25", YEAR],
    ["24/25", YEAR],
    ["FY24/25", YEAR],
    ["FY 2024/25", YEAR],
    ["Financial year 2024/25", YEAR],
    ["2024/25 outturn", `${YEAR} [outturn]`],
    ["2024/25 (provisional)", `${YEAR} [provisional]`],
    ["2024/25 p", `${YEAR} [p]`],
    ["2024/25*", `${YEAR} [*]`],
    ["Year ending 31 March 2025", YEAR],
    ["year to March 2025", YEAR],
    ["April 2024 - March 2025", YEAR],
    ["Apr 24 - Mar 25", YEAR],
    ["2024", "year 2024-01-01 to 2024-12-31"],
    ["Calendar year 2024", "year 2024-01-01 to 2024-12-31"],
    ["CY2024", "year 2024-01-01 to 2024-12-31"],
    ["Year ending 31 December 2024", "year 2024-01-01 to 2024-12-31"],
    ["Academic year 2023/24", "year 2023-09-01 to 2024-08-31"],
    ["2023/24 academic year", "year 2023-09-01 to 2024-08-31"],
    ["1999/00", "year 1999-04-01 to 2000-03-31"],
    // Quarters.
    ["Q2 2024/25", Q2],
    ["Quarter 2 2024-25", Q2],
    ["Q2 24/25", Q2],
    ["24/25 Q2", Q2],
    ["11/12 Q2", "quarter 2011-07-01 to 2011-09-30"],
    ["2024/25 - Q2", Q2],
    ["2024/25 (Q2)", Q2],
    ["2024–25-2nd quarter", Q2],
    ["2024/25 qtr 2", Q2],
    ["2nd quarter of 2024/25", Q2],
    ["Second Quarter 2024/25", Q2],
    ["Q2 (Jul-Sep) 2024/25", Q2],
    ["Q2 (Jul-Sep 2024)", Q2],
    ["2024/25 Q2 (July to September)", Q2],
    ["2024/25 Q2 (30/09/2024)", Q2],
    ["Q2 September 2024", Q2],
    ["July to September 2024", Q2],
    ["Jul-Sep 2024/25", Q2],
    ["Quarter ending 30 September 2024", Q2],
    ["Quarter to Sept 2024", Q2],
    ["as at end of Q2 2024/25", Q2],
    ["2024/25 Q4", "quarter 2025-01-01 to 2025-03-31"],
    ["Calendar year 2024 Q2", "quarter 2024-04-01 to 2024-06-30"],
    // Halves.
    ["2024/25 H1", H1],
    ["H1 2024/25", H1],
    ["First half 2024/25", H1],
    ["1st half of 2024/25", H1],
    ["Half 1 2024/25", H1],
    ["Half-year 2024/25", H1],
    ["April to September 2024", H1],
    ["2024/25 H2", "half 2024-10-01 to 2025-03-31"],
    // Months.
    ["September 2024", SEPTEMBER],
    ["Sep-24", SEPTEMBER],
    ["Sept '24", SEPTEMBER],
    ["SEP 2024", SEPTEMBER],
    ["2024-09", SEPTEMBER],
    ["2024 September", SEPTEMBER],
    ["September 2024/25", SEPTEMBER],
    ["Month 6 2024/25", SEPTEMBER],
    ["2024/25 M6", SEPTEMBER],
    ["2024/25 P12", "month 2025-03-01 to 2025-03-31"],
    ["March 2024/25", "month 2025-03-01 to 2025-03-31"],
    ["March 2024-2025", "month 2025-03-01 to 2025-03-31"],
    ["Month ending 30 September 2024", SEPTEMBER],
    ["May 2024", "month 2024-05-01 to 2024-05-31"],
    // Terms.
    ["Spring Term 2024", "term 2024-01-01 to 2024-03-31"],
    ["Autumn term 2024/25", "term 2024-09-01 to 2024-12-31"],
    ["Spring term 2024/25", "term 2025-01-01 to 2025-03-31"],
    ["2024 Autumn Term", "term 2024-09-01 to 2024-12-31"],
    // Days.
    ["30/09/2024", DAY],
    ["30.9.24", DAY],
    ["2024-09-30", DAY],
    ["30 September 2024", DAY],
    ["30th Sept 24", DAY],
    ["30-Sep-24", DAY],
    ["As at 30 September 2024", DAY],
    ["September 30, 2024", DAY],
    ["September 30th 2024", DAY],
    ["30th of September 2024", DAY],
    ["30Sept 2024", DAY],
    ["30Sep2024", DAY],
    ["30Sep24", DAY],
    ["2023/24 (Sep-Aug)", "year 2023-09-01 to 2024-08-31"],
    ["Jan-Mar 2024/25", "quarter 2025-01-01 to 2025-03-31"],
    ["Apr-Mar 2024/25", YEAR],
    ["Oct-Mar 2024/25", "half 2024-10-01 to 2025-03-31"],
    ["2024/09/30", DAY],
    ["30–09–2024", DAY],
    // Years to date.
    ["2024/25 YTD", "year-to-date 2024-04-01 to ?"],
    ["2024/25 year to date", "year-to-date 2024-04-01 to ?"],
    ["Q2 2024/25 YTD", "year-to-date 2024-04-01 to 2024-09-30"],
    ["YTD September 2024", "year-to-date 2024-04-01 to 2024-09-30"],
    ["YTD 10.10.24", "year-to-date 2024-04-01 to 2024-10-10"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("what cannot be read for sure is not read, with a reason", () => {
  test.each<[string, RegExp]>([
    ["", /^No period is given\.$/],
    ["Q2", /“Q2” has no year\. Write it in full, such as “2024\/25 Q2”\./],
    ["September", /has no year/],
    ["30 September", /has no year/],
    ["Spring Term", /has no year/],
    ["Q2 2024", /could be of 2024\/25 or of the calendar year 2024\. Write it as “2024\/25 Q2”/],
    ["H1 2024", /Write it as “2024\/25 H1”/],
    ["FY2025", /could be 2024\/25 or 2025\/26/],
    ["Academic year 2024", /could be 2023\/24 or 2024\/25/],
    ["11/12", /could be a year or a date/],
    ["2023-28", /not one year/],
    ["31/04/2024", /no day “31\/04\/2024”/],
    ["09/30/2024", /no day/],
    ["2024/25 Q5", /“Q5” in “2024\/25 Q5” is not understood/],
    ["2024/25 Q1 Q2", /more than one period/],
    ["2023/24 and 2024/25", /“and”/],
    ["2024/25 Q2 (Oct-Dec)", /periods that differ/],
    ["2024/25 30/09/2024", /periods that differ/],
    ["2025/26 YTD 10.10.24", /10\.10\.24 is not in that year/],
    ["12 months to September 2024", /“12”/],
    ["March 31 2025", /periods that differ/],
    ["Third half 2024/25", /“Third”/],
    ["December 2005-2007", /not one year/],
    ["Week ending 4 April 2025", /is a week\. Write the day on which it ends/],
    ["Aug to Oct 2024", /not a quarter/],
    ["2024/25 13", /“13”/],
    ["Month 13 2024/25", /no month/],
    ["Jan-Dec 2023/24", /not a quarter/],
    ["Sep 24 2024", /differ/],
    ["2024 Sep 24", /differ/],
    ["TBC", /^“TBC” is not a period/],
    ["Autumn 2024", /not understood/],
    ["Annual", /names no period/],
    ["b", /names no period/],
    ["1850", /is not a period/],
    ["x".repeat(200), /too long/],
  ])("%s", (text, why) => {
    const reading = readPeriod(text);
    expect(isRead(reading)).toBe(false);
    if (!isRead(reading)) expect(reading.why).toMatch(why);
  });
});

test.each<[string, string]>([
  ["Q2", Q2],
  ["H1", H1],
  ["September", SEPTEMBER],
  ["March", "month 2025-03-01 to 2025-03-31"],
  ["Spring Term", "term 2025-01-01 to 2025-03-31"],
  ["Summer Term", "term 2024-04-01 to 2024-08-31"],
  ["2023/24 Q2", "quarter 2023-07-01 to 2023-09-30"],
])("%s, of the financial year 2024/25", (text, expected) => {
  expect(read(text, 2024)).toBe(expected);
});
