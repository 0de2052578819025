import { EMPTY_CELL, numberCell, textCell, type CellContent } from "../../../src/rag/cell";
import { isRead } from "../../../src/rag/periods/period";
import { readPeriodCell, writePeriodCell } from "../../../src/kpi/periods/period-cell";
import { movePeriod, nextPeriod } from "../../../src/rag/periods/step-period";

const date = (value: number, format: string): CellContent => ({ kind: "number", value, format });

test.each<[string, CellContent, string]>([
  ["a day", date(45565, "dd/mm/yyyy"), "30 September 2024"],
  ["a day with its locale", date(45565, "[$-809]d mmm yyyy;@"), "30 September 2024"],
  ["a month", date(45536, "mmm-yy"), "September 2024"],
  ["a month by its last day", date(45565, "mmmm yyyy"), "September 2024"],
  ["a calendar year", date(45565, "yyyy"), "Calendar year 2024"],
  ["a number", numberCell(2024), "2024"],
  ["a text", textCell("2024/25 Q2"), "2024/25 Q2"],
])("%s in a cell", (_, cell, text) => {
  const reading = readPeriodCell(cell);
  expect(isRead(reading) && reading.text).toBe(text);
});

test.each<[string, CellContent]>([
  ["nothing", EMPTY_CELL],
  ["an error", { kind: "error", value: "#N/A", format: "General" }],
  ["a figure", numberCell(95.5)],
  ["a true", { kind: "boolean", value: true, format: "General" }],
])("%s is no period", (_, cell) => {
  expect(isRead(readPeriodCell(cell))).toBe(false);
});

test.each<[string, CellContent, number | string]>([
  ["the first of a month", date(45536, "mmm-yy"), 45566],
  ["the last of a month", date(45565, "mmm-yy"), 45596],
  ["a number", numberCell(2024), 2025],
  ["a text", textCell("2024/25 Q4"), "2025/26 Q1"],
])("%s is advanced as its cell holds it", (_, cell, expected) => {
  const reading = readPeriodCell(cell);
  const next = isRead(reading) ? nextPeriod(reading) : null;
  expect(next && writePeriodCell(next, cell)).toMatchObject({ value: expected, format: cell.format });
});

test("a day that ends a quarter goes on to the next one's end", () => {
  const cell = date(45565, "dd/mm/yyyy");
  const reading = readPeriodCell(cell);
  const moved = isRead(reading) ? movePeriod(reading, 3) : null;
  expect(moved && writePeriodCell(moved, cell).value).toBe(45657);
});
