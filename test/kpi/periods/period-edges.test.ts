import { numberCell, textCell, type CellContent } from "../../../src/rag/cell";
import { FIRST_REPORT_YEAR, LAST_REPORT_YEAR } from "../../../src/rag/periods/calendar";
import { commonPeriod } from "../../../src/kpi/periods/common-period";
import { isRead, type Period } from "../../../src/rag/periods/period";
import { readPeriodCell, writePeriodCell } from "../../../src/kpi/periods/period-cell";
import { readPeriod } from "../../../src/rag/periods/read-period";
import {
  isAdjacent,
  isSamePeriod,
  movePeriod,
  nextPeriod,
  samePeriodLastYear,
} from "../../../src/rag/periods/step-period";

/* Cases at the edges of periods, each of which a wrong figure in the code would turn into another period. */

function period(text: string, financialYear?: number): Period {
  const reading = readPeriod(text, { financialYear });
  if (!isRead(reading)) throw new Error(reading.why);
  return reading;
}

function read(text: string, financialYear?: number): string {
  const reading = readPeriod(text, { financialYear });
  return isRead(reading) ? `${reading.kind} ${reading.start} to ${reading.end ?? "?"}` : reading.why;
}

test.each<[string, string]>([
  ["2024/25 M1", "month 2024-04-01 to 2024-04-30"],
  ["2024/25 M9", "month 2024-12-01 to 2024-12-31"],
  ["2024/25 M10", "month 2025-01-01 to 2025-01-31"],
  ["December 2024/25", "month 2024-12-01 to 2024-12-31"],
  ["April 2024/25", "month 2024-04-01 to 2024-04-30"],
  ["Academic year 2023/24 August", "month 2024-08-01 to 2024-08-31"],
  ["Academic year 2023/24 September", "month 2023-09-01 to 2023-09-30"],
  ["September 2024 2024/25", "month 2024-09-01 to 2024-09-30"],
  ["2011/12", "year 2011-04-01 to 2012-03-31"],
  ["12/13", "year 2012-04-01 to 2013-03-31"],
  ["FY11/12", "year 2011-04-01 to 2012-03-31"],
  ["October to March 2025", "half 2024-10-01 to 2025-03-31"],
  ["Jul-Sep 30/09/2024", "quarter 2024-07-01 to 2024-09-30"],
  ["Q2 30/09/2024", "quarter 2024-07-01 to 2024-09-30"],
  ["Q2 September 2024 2024/25", "quarter 2024-07-01 to 2024-09-30"],
  ["2nd half 2024/25", "half 2024-10-01 to 2025-03-31"],
  ["2024 YTD 10.10.24", "year-to-date 2024-01-01 to 2024-10-10"],
  ["  2024/25   Q2 ", "quarter 2024-07-01 to 2024-09-30"],
])("%s is read", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each<[string, RegExp]>([
  ["Month 0 2024/25", /no month/],
  ["2024 2024/25", /more than one period/],
  ["11/12", /Write the year as “2011\/12”/],
  ["2024/10", /not one year/],
  ["2024-13", /not one year/],
  ["24-10", /not one year/],
  ["2024-2010", /not one year/],
  ["Calendar year 2024/25", /not a calendar year/],
  ["Calendar year 2024/25 Q2", /not in a calendar year/],
  ["Academic year 2023/24 Q2", /has terms, not quarters/],
  ["Financial year 2024/25 Spring Term", /a term is of an academic year/],
  ["Calendar year 2024 Spring Term", /a term is of an academic year/],
  ["Year ending March", /not understood/],
  ["Year ending 31 March 2025 Q4", /not understood/],
  ["Jul-Sep", /has no year/],
  ["Jul-Sep 30/06/2024", /has no year/],
  // Five months that end where a school year does.
  ["April to August 2024", /not a quarter, a half or a year/],
  ["Q2 March 2024", /has no year/],
  ["Q2 01/09/2024", /periods that differ/],
  ["2024/25 Q2 H1", /periods that differ/],
  ["Sep-24 2023/24", /periods that differ/],
  ["2023/24 Q2 September 2024", /periods that differ/],
  ["Q2 YTD", /has no year/],
  ["Spring term 2024/25 YTD", /a term has no year to date/],
  ["Q2 2024/25 YTD 10.10.24", /periods that differ/],
])("%s is not read", (text, why) => {
  const reading = readPeriod(text);
  expect(isRead(reading) ? reading.span : reading.why).toEqual(expect.stringMatching(why));
});

test("a report's years are read, with one to spare at either end", () => {
  const isYearRead = (year: number): boolean => isRead(readPeriod(`Calendar year ${year}`));
  const edges = [FIRST_REPORT_YEAR - 1, LAST_REPORT_YEAR + 1];
  expect(edges.map(isYearRead)).toEqual([true, true]);
  expect([FIRST_REPORT_YEAR - 2, LAST_REPORT_YEAR + 2].map(isYearRead)).toEqual([false, false]);
});

test.each<[string, string]>([
  ["April", "month 2024-04-01 to 2024-04-30"],
  ["Autumn Term", "term 2024-09-01 to 2024-12-31"],
  ["Jul-Sep", "quarter 2024-07-01 to 2024-09-30"],
])("%s, of the financial year 2024/25", (text, expected) => {
  expect(read(text, 2024)).toBe(expected);
});

test.each<[string, string]>([
  ["Quarter 2 2024/25", "Quarter 3 2024/25"],
  ["Half 1 2024/25", "Half 2 2024/25"],
  ["Second half 2024/25", "First half 2025/26"],
  ["3rd quarter of 2024/25", "4th quarter of 2024/25"],
  ["second quarter 2024/25", "third quarter 2024/25"],
  ["H1 2024/25 YTD", "H2 2024/25 YTD"],
  ["2024/25 M06", "2024/25 M07"],
  ["2024/25 M09", "2024/25 M10"],
  ["Apr 24 - Mar 25", "Apr 25 - Mar 26"],
  ["Apr 24 - Sep 24", "Oct 24 - Mar 25"],
  ["Sept 2024", "Oct 2024"],
  ["June 2024", "July 2024"],
  ["July 2024", "August 2024"],
  ["sep-24", "oct-24"],
  ["MAY-24", "JUN-24"],
  ["may-24", "jun-24"],
])("after %s comes %s", (text, next) => {
  expect(nextPeriod(period(text))?.text).toBe(next);
});

test.each<[string, string]>([
  ["Q2", "2024/25 Q3"],
  ["H1", "2024/25 H2"],
  ["September", "October 2024"],
  ["Spring Term", "2025/26 Summer Term"],
])("what follows %s of 2024/25 is written in full, as it would not be read alone", (text, next) => {
  expect(nextPeriod(period(text, text === "Spring Term" ? 2025 : 2024))?.text).toBe(next);
});

test.each<[string, string]>([
  ["2024-09-30", "2024-12-31"],
  ["30/09/2024", "31/12/2024"],
  ["30.9.24", "31.12.24"],
  ["30-Sep-24", "31-Dec-24"],
  ["30 September 2024", "31 December 2024"],
  ["30th Sept 24", "31st Dec 24"],
])("three months after %s is %s", (text, moved) => {
  expect(movePeriod(period(text), 3)?.text).toBe(moved);
});

test("three months before 31/3/2025 is 31/12/2024", () => {
  expect(movePeriod(period("31/3/2025"), -3)?.text).toBe("31/12/2024");
});

test.each<[string, string]>([
  ["11th March 2024", "11th March 2023"],
  ["12th March 2024", "12th March 2023"],
  ["13th March 2024", "13th March 2023"],
  ["21st March 2024", "21st March 2023"],
  ["22nd March 2024", "22nd March 2023"],
  ["29/02/2024", "28/02/2023"],
])("a year before %s is %s", (text, before) => {
  expect(samePeriodLastYear(period(text))?.text).toBe(before);
});

test("periods are the same however they are written, and follow one another where they are of one kind", () => {
  expect(isSamePeriod(period("2024/25 Q2"), period("Quarter 2 2024-25"))).toBe(true);
  expect(isSamePeriod(period("2024/25 Q2"), period("2024/25 Q3"))).toBe(false);
  expect(isAdjacent(period("2024/25 Q2"), period("2024/25 Q3"))).toBe(true);
  expect(isAdjacent(period("2024/25 Q2"), period("October 2024"))).toBe(false);
});

test.each<[string, string[], string]>([
  ["as the shorter of two writings has it", ["Quarter 2 2024/25", "2024/25 Q2"], "2024/25 Q2"],
  ["as the first of two as long has it", ["Q2 2024/25", "2024/25 Q2"], "2024/25 Q2"],
  ["the first of two that cannot be read", ["Wave 4", "Wave 3"], "Wave 3"],
])("the period of a set of indicators: %s", (_, dates, expected) => {
  expect(commonPeriod(dates)).toBe(expected);
  expect(commonPeriod([...dates].reverse())).toBe(expected);
});

test.each<[string, string]>([
  ['mmm-yy" (dated)"', "September 2024"],
  ["[Red]mmm-yy", "September 2024"],
  ["\\dmmm-yy", "September 2024"],
])("a month under the format %s is no day", (format, text) => {
  const reading = readPeriodCell({ kind: "number", value: 45536, format });
  expect(isRead(reading) && reading.text).toBe(text);
});

test.each<[string, CellContent, CellContent["kind"]]>([
  ["a text", textCell("2024"), "text"],
  ["a number", numberCell(2024), "number"],
])("a year that is %s is followed by one", (_, cell, kind) => {
  const reading = readPeriodCell(cell);
  const next = isRead(reading) ? nextPeriod(reading) : null;
  expect(next && writePeriodCell(next, cell)).toMatchObject({ kind });
});

test("a day that is a text is followed by one, and is written with single spaces", () => {
  const cell = textCell(" 30/09/2024 ");
  const reading = readPeriodCell(cell);
  const moved = isRead(reading) ? movePeriod(reading, 3) : null;
  expect(moved && writePeriodCell(moved, cell)).toMatchObject({ kind: "text", value: "31/12/2024" });
  expect(period("  2024/25   Q2 ").text).toBe("2024/25 Q2");
});
