import fc from "fast-check";
import { numberCell, textCell, type CellContent } from "../../../src/rag/cell";
import { daySerial, readDay } from "../../../src/rag/reading/dates/day";
import { writeDay } from "../../../src/rag/periods/days";

test.each<[string, CellContent, string | null]>([
  ["a date of Excel", numberCell(45747, "dd/mm/yyyy"), "2025-03-31"],
  ["with a time of day", numberCell(45747.75, "dd/mm/yyyy hh:mm"), "2025-03-31"],
  ["a plain number", numberCell(45747), null],
  ["before March 1900, where Excel counts a day that never was", numberCell(59, "dd/mm/yyyy"), null],
  ["beyond the calendar", numberCell(3_000_000, "dd/mm/yyyy"), null],
  ["day before month", textCell("31/03/2025"), "2025-03-31"],
  ["short", textCell(" 1.4.25 "), "2025-04-01"],
  ["worded", textCell("31st March 2025"), "2025-03-31"],
  ["worded, short", textCell("31-Mar-25"), "2025-03-31"],
  ["year first", textCell("2025-03-31"), "2025-03-31"],
  ["no such day", textCell("31/04/2025"), null],
  ["month before day", textCell("03/31/2025"), null],
  ["a leap day", textCell("29/02/2024"), "2024-02-29"],
  ["no leap day", textCell("29/02/2025"), null],
  ["mixed marks", textCell("31/03-2025"), null],
  ["words", textCell("end of March"), null],
])("%s", (_, cell, day) => {
  expect(readDay(cell)).toBe(day);
});

test("a day written as Excel's serial number reads back as the same day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 80_000 }), (serial) => {
      const day = readDay(numberCell(serial, "dd/mm/yyyy")) ?? "";
      expect(daySerial(day)).toBe(serial);
      expect(readDay(textCell(writeDay(day)))).toBe(day);
    }),
  );
});
