import { isRead, type Period } from "../../../src/rag/periods/period";
import { readPeriod } from "../../../src/rag/periods/read-period";
import { USUAL_REPORTING, type Frequency, type Reporting } from "../../../src/rag/periods/reporting";
import {
  isSamePeriod,
  missingBetween,
  nextPeriod,
  previousPeriod,
  samePeriodLastYear,
} from "../../../src/rag/periods/step-period";
import { yearFrom } from "../../../src/rag/periods/years";

/* Periods of bodies whose year begins in another month than April, and of those whose rules say how often they report. */

const from = (month: number): Reporting => ({ year: yearFrom(month), every: null });
const every = (frequency: Frequency | null, month = 4): Reporting => ({ year: yearFrom(month), every: frequency });

function mustRead(text: string, reporting: Reporting): Period {
  const reading = readPeriod(text, { reporting });
  if (!isRead(reading)) throw new Error(reading.why);
  return reading;
}

test.each<[string, number, string, string]>([
  ["2025/26 Q2", 4, "2025-07-01", "2025-09-30"],
  ["2025/26 Q2", 7, "2025-10-01", "2025-12-31"],
  ["2025/26 Q2", 9, "2025-12-01", "2026-02-28"],
  ["2025/26 Q2", 10, "2026-01-01", "2026-03-31"],
  ["2025 Q2", 1, "2025-04-01", "2025-06-30"],
  ["Q2 2025", 1, "2025-04-01", "2025-06-30"],
  ["Calendar year 2025 Q2", 1, "2025-04-01", "2025-06-30"],
  ["2025", 1, "2025-01-01", "2025-12-31"],
  ["FY2025", 1, "2025-01-01", "2025-12-31"],
  ["2025", 7, "2025-01-01", "2025-12-31"],
  ["2025/26", 7, "2025-07-01", "2026-06-30"],
  ["Financial year 2025/26", 10, "2025-10-01", "2026-09-30"],
  ["Academic year 2025/26 Q2", 9, "2025-12-01", "2026-02-28"],
  ["2025/26 H2", 10, "2026-04-01", "2026-09-30"],
  ["2025/26 M6", 7, "2025-12-01", "2025-12-31"],
  ["2025 M6", 1, "2025-06-01", "2025-06-30"],
  ["March 2025/26", 7, "2026-03-01", "2026-03-31"],
  ["Oct-Dec 2025", 7, "2025-10-01", "2025-12-31"],
  ["Jan-Dec 2025", 1, "2025-01-01", "2025-12-31"],
  ["Year ending 30 June 2026", 7, "2025-07-01", "2026-06-30"],
  ["Year ending 31 August 2026", 7, "2025-09-01", "2026-08-31"],
  ["2025/26 YTD 10.10.25", 7, "2025-07-01", "2025-10-10"],
  ["2025 YTD 10.10.25", 1, "2025-01-01", "2025-10-10"],
  ["2025/26 Spring Term", 1, "2026-01-01", "2026-03-31"],
])("%s, where the year begins in month %i, is %s to %s", (text, month, start, end) => {
  expect(mustRead(text, from(month))).toMatchObject({ start, end });
});

test.each<[string, number, RegExp]>([
  ["2025/26", 1, /has two years, and the year begins in January. Write the year as “2025”\./],
  ["2025/26 Q2", 1, /two years/],
  ["Q2 2025", 7, /could be of 2025\/26 or of the calendar year 2025/],
  ["Jul-Sep 2025", 2, /is not a quarter, a half or a year of the year from February/],
  ["Q2", 1, /Write it in full, such as “2024 Q2”\./],
  ["gibberish", 1, /Write one such as “2024 Q2”\./],
])("%s, where the year begins in month %i, is not read: %s", (text, month, why) => {
  expect(readPeriod(text, { reporting: from(month) })).toMatchObject({
    kind: "not-read",
    why: expect.stringMatching(why),
  });
});

test.each<[string, number, string]>([
  ["2025/26 Q4", 7, "2026/27 Q1"],
  ["2025 Q4", 1, "2026 Q1"],
  ["Q4 (Oct-Dec) 2025", 1, "Q1 (Jan-Mar) 2026"],
  ["2025", 1, "2026"],
  ["2025 M12", 1, "2026 M1"],
  ["2025/26 M12", 7, "2026/27 M1"],
  ["June 2025/26", 7, "July 2026/27"],
  ["2025/26 H2", 10, "2026/27 H1"],
  ["Year ending 30 June 2026", 7, "Year ending 30 June 2027"],
  ["Q4 2025/26 YTD", 10, "Q1 2026/27 YTD"],
])("after %s, where the year begins in month %i, comes %s, and before that the same again", (text, month, expected) => {
  const one = mustRead(text, from(month));
  const next = nextPeriod(one);
  expect(next?.text).toBe(expected);
  expect(next && previousPeriod(next)?.text).toBe(text);
});

test.each<[string, Frequency | null, string | null]>([
  ["12/10/2025", "weekly", "19/10/2025"],
  ["12/10/2025", "four-weekly", "09/11/2025"],
  ["30/09/2025", "monthly", "31/10/2025"],
  ["30/09/2025", "quarterly", "31/12/2025"],
  ["30/09/2025", "half-yearly", "31/03/2026"],
  ["28/02/2025", "yearly", "28/02/2026"],
  ["28/02/2027", "yearly", "29/02/2028"],
  ["31/12/2025", "termly", "31/03/2026"],
  ["31/03/2026", "termly", "31/08/2026"],
  ["31/08/2026", "termly", "31/12/2026"],
  ["12/10/2025", "monthly", null],
  ["30/09/2025", "termly", null],
  ["30/09/2025", null, null],
  ["w/e 12/10/2025", "weekly", "w/e 19/10/2025"],
  ["w/e 12.10.25", "four-weekly", "w/e 09.11.25"],
  ["Week ending 28 December 2025", "weekly", "Week ending 4 January 2026"],
  ["W/C 29/12/2025", "weekly", "W/C 05/01/2026"],
  ["Week commencing 6 October 2025", "weekly", "Week commencing 13 October 2025"],
  ["2025/26 Week 23", "weekly", "2025/26 Week 24"],
  ["Wk 9 2025/26", "weekly", "Wk 10 2025/26"],
  ["2025/26 W08", "weekly", "2025/26 W09"],
  ["2025/26 Week 53", "weekly", "2026/27 Week 1"],
  ["2025/26 Week 52", "weekly", null],
  ["2025/26 P7", "four-weekly", "2025/26 P8"],
  ["P 7 2025/26", "four-weekly", "P 8 2025/26"],
  ["2025/26 M7", "four-weekly", "2025/26 M8"],
  ["W 23 2025/26", "weekly", "W 24 2025/26"],
  ["2025/26 P13", "four-weekly", "2026/27 P1"],
  ["Period 13 2025/26", "four-weekly", "Period 1 2026/27"],
  ["2025/26 P13 YTD", "four-weekly", "2026/27 P1 YTD"],
  ["2025/26 P12", "monthly", "2026/27 P1"],
  ["September 2025", "quarterly", "December 2025"],
  ["September 2025", "monthly", "October 2025"],
  ["2025/26 Q2", "monthly", "2025/26 Q3"],
  ["2025/26 Q2", "half-yearly", "2025/26 Q4"],
  ["2025/26 YTD 30.9.25", "quarterly", "2025/26 YTD 31.12.25"],
  ["2025/26 YTD 31.3.26", "monthly", "2026/27 YTD 30.4.26"],
  ["Calendar year 2025 Q4", "quarterly", "Calendar year 2026 Q1"],
  ["Year ending 31 July 2025", "yearly", "Year ending 31 July 2026"],
  ["Year ending 31 July 2025", "quarterly", "Year ending 31 July 2026"],
  ["Quarter ending 31 October 2025", "quarterly", "Quarter ending 31 January 2026"],
  ["Aug-Oct 2025", "quarterly", "Nov-Jan 2026"],
  ["Aug-Jul 2024/25", "yearly", "Aug-Jul 2025/26"],
])("after %s, reported %s, comes %s", (text, frequency, expected) => {
  const one = mustRead(text, every(frequency));
  const next = nextPeriod(one);
  expect(next?.text ?? null).toBe(expected);
  const back = next && previousPeriod(next);
  if (next && !text.includes("53")) expect(back && isSamePeriod(back, one)).toBe(true);
});

test.each<[string, Reporting, RegExp]>([
  ["w/e 12/10/2025", USUAL_REPORTING, /“w\/e” in “w\/e 12\/10\/2025” is not understood/],
  ["Week ending 12 October 2025", every("monthly"), /is a week/],
  ["P7", every("four-weekly"), /has no year. Write it as “2024\/25 P7”/],
  ["Week 23", every("weekly"), /has no year. Write it as “2024\/25 Week 23”/],
  ["2025/26 P14", every("four-weekly"), /no period of four weeks of that number: the last is 13/],
  ["2025/26 Week 54", every("weekly"), /no week of that number: the last is 53/],
  ["P7 2025", every("four-weekly"), /could be of 2025\/26 or of the calendar year 2025. Write it as “2025\/26 P7”/],
  ["2025/26 P7 (October 2025)", every("four-weekly"), /names more than one period/],
  ["2025/26 Week 23 w/e 07/09/2025", every("weekly"), /names more than one period/],
  ["Jan-Dec 2023/24", every("yearly"), /is not a quarter, a half or a year/],
  ["Year ending 31 July 2025", USUAL_REPORTING, /is not a year of the financial or the calendar year/],
  ["w/e October 2025", every("weekly"), /is not one week/],
])("%s is not read with %j: %s", (text, reporting, why) => {
  expect(readPeriod(text, { reporting })).toMatchObject({ kind: "not-read", why: expect.stringMatching(why) });
});

test.each<[string, Frequency, string]>([
  ["w/e 12/10/2025", "weekly", "w/e 13/10/2024"],
  ["12/10/2025", "weekly", "13/10/2024"],
  ["30/09/2025", "monthly", "30/09/2024"],
  ["2025/26 P7", "four-weekly", "2024/25 P7"],
  ["2025/26 YTD 31.3.26", "weekly", "2024/25 YTD 25.3.25"],
])("a year before %s, reported %s, is %s", (text, frequency, before) => {
  expect(samePeriodLastYear(mustRead(text, every(frequency)))?.text).toBe(before);
});

test.each<[string, string, string | null]>([
  ["05/10/2025", "19/10/2025", "12/10/2025"],
  ["05/10/2025", "12/10/2025", null],
  ["05/10/2025", "13/10/2025", null],
])("between %s and %s, reported weekly, %s is missing", (one, later, missing) => {
  const [a, b] = [mustRead(one, every("weekly")), mustRead(later, every("weekly"))];
  expect(missingBetween(a, b)?.text ?? null).toBe(missing);
});
