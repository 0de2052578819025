import { isRead, type Period } from "../../../src/rag/periods/period";
import { readPeriod } from "../../../src/rag/periods/read-period";
import {
  comparePeriods,
  isAdjacent,
  movePeriod,
  nextPeriod,
  previousPeriod,
  samePeriodLastYear,
} from "../../../src/rag/periods/step-period";

function period(text: string): Period {
  const reading = readPeriod(text);
  if (!isRead(reading)) throw new Error(reading.why);
  return reading;
}

test.each<[string, string | null]>([
  ["2024/25 Q2", "2024/25 Q3"],
  ["2024/25 Q4", "2025/26 Q1"],
  ["Q4 2024-25", "Q1 2025-26"],
  ["Q4 24/25", "Q1 25/26"],
  ["1999/00 Q4", "2000/01 Q1"],
  ["Fourth quarter 2024/25", "First quarter 2025/26"],
  ["2024/25 (Q2)", "2024/25 (Q3)"],
  ["2024/25 Q2 b Revised", "2024/25 Q3"],
  ["2024/25 Q2 (provisional)", "2024/25 Q3"],
  ["Jul-Sep 2024", "Oct-Dec 2024"],
  ["Oct-Dec 2024", "Jan-Mar 2025"],
  ["Q2 (Jul-Sep) 2024/25", "Q3 (Oct-Dec) 2024/25"],
  ["Quarter ending 30 September 2024", "Quarter ending 31 December 2024"],
  ["2024/25", "2025/26"],
  ["2024-2025", "2025-2026"],
  ["2024‑25", "2025‑26"],
  ["March 2024/2025", "April 2025/2026"],
  ["Sept. 2024", "Oct 2024"],
  ["2022/23 b Revised", "2023/24"],
  ["2022/23 2 Revised", "2023/24"],
  ["Year ending 31 March 2025", "Year ending 31 March 2026"],
  ["2024", "2025"],
  ["Academic year 2023/24", "Academic year 2024/25"],
  ["2024/25 H2", "2025/26 H1"],
  ["Half-year 2024/25", "2024/25 H2"],
  ["2024 b Spring Term", "2024 Summer Term"],
  ["2023/24 Summer Term", "2024/25 Autumn Term"],
  ["2024 Summer Term", "2024 Autumn Term"],
  ["2024 Autumn Term", "2025 Spring Term"],
  ["September 2024", "October 2024"],
  ["DEC-24", "JAN-25"],
  ["Apr-24", "May-24"],
  ["May-24", "Jun-24"],
  ["May 2024", "June 2024"],
  ["2024-12", "2025-01"],
  ["2024/25 M12", "2025/26 M1"],
  ["2024 September", "2024 October"],
  ["2024 December", "2025 January"],
  ["Q4 2024/25 YTD", "Q1 2025/26 YTD"],
  ["30/09/2024", null],
  ["2024/25 YTD 10.10.24", null],
  ["2024/25 YTD", null],
])("after %s comes %s", (text, next) => {
  expect(nextPeriod(period(text))?.text ?? null).toBe(next);
});

test.each<[string, string]>([
  ["2024/25 Q1", "2023/24 Q4"],
  ["2024 Autumn Term", "2024 Summer Term"],
  ["2024/25", "2023/24"],
  ["Jan-25", "Dec-24"],
])("before %s comes %s", (text, previous) => {
  expect(previousPeriod(period(text))?.text).toBe(previous);
});

test.each<[string, string]>([
  ["2024/25 Q2", "2023/24 Q2"],
  ["2024 b Spring Term", "2023 Spring Term"],
  ["2024/25 YTD 10.10.24", "2023/24 YTD 10.10.23"],
  ["Sep-24", "Sep-23"],
  ["29 February 2024", "28 February 2023"],
  ["30th September 2024", "30th September 2023"],
])("a year before %s is %s", (text, before) => {
  expect(samePeriodLastYear(period(text))?.text).toBe(before);
});

test.each<[string, number, string | null]>([
  ["September 2024", 3, "December 2024"],
  ["30/09/2024", 3, "31/12/2024"],
  ["2024/09/30", 3, "2024/12/31"],
  ["30–09–2024", 3, "31–12–2024"],
  ["September 30, 2024", 3, "31 December 2024"],
  ["31/12/2024", 3, "31/03/2025"],
  ["31st December 2024", 3, "31st March 2025"],
  ["2024/25 YTD 30.09.24", 3, "2024/25 YTD 31.12.24"],
  ["2024/25 YTD 31.3.25", 3, "2025/26 YTD 30.6.25"],
  ["2024/25 YTD 10.10.24", 3, null],
  ["10/10/2024", 3, null],
  ["2024/25 Q2", 3, "2024/25 Q3"],
  ["2024/25", 3, null],
  ["2024/25 H1", 3, null],
  ["2024 Spring Term", 3, null],
])("%s, %i months on, is %s", (text, months, expected) => {
  expect(movePeriod(period(text), months)?.text ?? null).toBe(expected);
});

test.each<[string, string, number | null, boolean]>([
  ["2024/25 Q1", "Q2 2024-25", -1, true],
  ["2024/25 Q4", "2025/26 Q1", -1, true],
  ["2024/25 Q2", "2024/25 Q1", 1, false],
  ["2024/25 Q2", "Jul-Sep 2024", 0, false],
  ["2024/25 Q1", "2024/25 Q3", -1, false],
  ["2024/25", "2024/25 Q4", null, false],
  ["2023/24 Summer Term", "2024/25 Autumn Term", -1, true],
])("%s and %s", (a, b, order, adjacent) => {
  const compared = comparePeriods(period(a), period(b));
  expect(compared === null ? null : Math.sign(compared)).toBe(order);
  expect(isAdjacent(period(a), period(b))).toBe(adjacent);
});
