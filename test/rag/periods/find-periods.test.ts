import fc from "fast-check";
import { findPeriods, type FindOptions } from "../../../src/rag/periods/find-periods";
import { isRead } from "../../../src/rag/periods/period";
import { readPeriod } from "../../../src/rag/periods/read-period";
import { runsOf } from "../../support/strength";
import { anyText, periodText } from "./period-texts";

/** What is found: kind, text, days or what is missing, and the number that may be a figure. */
const find = (text: string, options: FindOptions): string =>
  findPeriods(text, options)
    .map(({ start, end, kind, reading, figure }) => {
      const days = isRead(reading)
        ? ` ${reading.start} to ${reading.end ?? "?"}`
        : ` lacks ${reading.lacks ?? "sense"}`;
      return `${kind} [${text.slice(start, end)}]${days}${figure ? ` or ${text.slice(figure.start, figure.end)}` : ""}`;
    })
    .join("; ");

describe("periods in a heading", () => {
  test.each<[string, string]>([
    ["Q1 2024/25 Actual", "quarter [Q1 2024/25] 2024-04-01 to 2024-06-30"],
    ["Apr-25 target", "month [Apr-25] 2025-04-01 to 2025-04-30"],
    ["2024/25 Outturn", "year [2024/25] 2024-04-01 to 2025-03-31"],
    ["RAG (Jul-Sep 2024)", "quarter [Jul-Sep 2024] 2024-07-01 to 2024-09-30"],
    ["Year ending 31 March 2025", "year [Year ending 31 March 2025] 2024-04-01 to 2025-03-31"],
    ["Value at 30/09/2024", "day [30/09/2024] 2024-09-30 to 2024-09-30"],
    ["2024/25 M6 value", "month [2024/25 M6] 2024-09-01 to 2024-09-30"],
    ["Spring Term 2024/25 result", "term [Spring Term 2024/25] 2025-01-01 to 2025-03-31"],
    ["2024/25 YTD", "year-to-date [2024/25 YTD] 2024-04-01 to ?"],
    ["Month 6 actual", "numbered [Month 6] lacks year"],
    ["Q2 Target", "quarter [Q2] lacks year"],
    ["First half", "half [First half] lacks year"],
    ["Sept", "month [Sept] lacks year"],
    ["P3", "numbered [P3] lacks year"],
    ["YTD", "year-to-date [YTD] lacks year"],
    ["Week ending 4 Apr", "week [Week ending 4 Apr] lacks year"],
    ["Week ending 4 Apr 2025", "week [Week ending 4 Apr 2025] lacks sense"],
    ["Last 12 months", "rolling [Last 12 months] lacks sense"],
    ["Winter 2024", "term [Winter 2024] lacks sense"],
    ["Q2 2024", "quarter [Q2 2024] lacks sense"],
    ["FY25", "year [FY25] lacks sense"],
    ["Q1 25", "quarter [Q1 25] lacks sense or 25"],
    ["Dec 24", "month [Dec 24] 2024-12-01 to 2024-12-31 or 24"],
    ["2024", "year [2024] 2024-01-01 to 2024-12-31 or 2024"],
    ["Q1 Target / Q2 Actual", "quarter [Q1] lacks year; quarter [Q2] lacks year"],
    ["Latest Value", ""],
    ["Annual target (provisional)", ""],
    ["This quarter", ""],
  ])("%s", (text, found) => {
    expect(find(text, { in: "heading" })).toBe(found);
  });

  test.each<[string, string]>([
    ["Q2 Target", "quarter [Q2] 2024-07-01 to 2024-09-30"],
    ["Mar", "month [Mar] 2025-03-01 to 2025-03-31"],
    ["P3", "month [P3] 2024-06-01 to 2024-06-30"],
  ])("%s, of a year that is known", (text, found) => {
    expect(find(text, { in: "heading", financialYear: 2024 })).toBe(found);
  });
});

describe("periods in a sentence", () => {
  test.each<[string, string]>([
    ["85% by Dec 24", "month [Dec 24] 2024-12-01 to 2024-12-31"],
    ["Dec 24 homes", "month [Dec 24] 2024-12-01 to 2024-12-31 or 24"],
    ["Dec 24 days", "month [Dec] lacks year"],
    ["Q1 25, Q2 50", "quarter [Q1] lacks year; quarter [Q2] lacks year"],
    ["40 homes by 31 March 2025", "day [31 March 2025] 2025-03-31 to 2025-03-31"],
    ["40 since 2005-10-12", "day [2005-10-12] 2005-10-12 to 2005-10-12"],
    ["40 by March 31, 2025", "day [March 31, 2025] 2025-03-31 to 2025-03-31"],
    ["40 over 2005-10", "rolling [2005-10] lacks sense"],
    ["40 in financial year 2005-10", "rolling [financial year 2005-10] lacks sense"],
    ["8 to 10 Mar-25", "day [10 Mar-25] 2025-03-10 to 2025-03-10 or 10"],
    ["90% of P1 calls on the M6 may be answered", ""],
    ["95% in the last 12 months", "rolling [last 12 months] lacks sense"],
    ["Q1 to Q3 2024/25", "quarter [Q1 to Q3 2024/25] lacks sense"],
  ])("%s", (text, found) => {
    expect(find(text, { in: "sentence" })).toBe(found);
  });
});

test("a text that is read as a period is found in a heading as the same", () => {
  fc.assert(
    fc.property(periodText, fc.constantFrom("Target", "Value", "RAG"), (text, field) => {
      const alone = readPeriod(text);
      const [found, ...others] = findPeriods(`${field} ${text} ${field}`, { in: "heading" });
      expect(others).toEqual([]);
      if (!isRead(alone)) return;
      expect(found && isRead(found.reading) ? found.reading.span : found?.reading).toEqual(alone.span);
    }),
    { numRuns: runsOf(3000) },
  );
});

test("what is found stands in the text, in order and apart", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom("heading" as const, "sentence" as const), (text, within) => {
      let end = 0;
      for (const found of findPeriods(text, { in: within })) {
        expect(found.start).toBeGreaterThanOrEqual(end);
        expect(found.end).toBeGreaterThan(found.start);
        if (found.figure) expect(found.figure.start >= found.start && found.figure.end <= found.end).toBe(true);
        end = found.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: runsOf(3000) },
  );
});
