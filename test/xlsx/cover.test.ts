import fc from "fast-check";
import { containsCell, type Area } from "../../src/xlsx/cells/areas";
import { coverOf } from "../../src/xlsx/cells/cover";
import { fullTest, runsOf } from "../support/strength";

const AREA: fc.Arbitrary<Area> = fc.record({
  row: fc.nat(30),
  column: fc.nat(12),
  rowCount: fc.integer({ min: 1, max: 20 }),
  columnCount: fc.integer({ min: 1, max: 6 }),
});

test("finds the cells of areas, however they overlap", () => {
  fc.assert(
    fc.property(fc.array(AREA, { maxLength: 12 }), (areas) => {
      const covers = coverOf(areas);
      const cells = Array.from({ length: 52 * 20 }, (_, index): [number, number] => [
        index % 52,
        Math.floor(index / 52),
      ]);
      expect(cells.filter(([row, column]) => covers(row, column))).toEqual(
        cells.filter(([row, column]) => areas.some((area) => containsCell(area, row, column))),
      );
    }),
    { numRuns: runsOf(200) },
  );
});

test("finds the last rows and columns of a sheet, also where an area goes beyond them", () => {
  const covers = coverOf([
    { row: 1_048_575, column: 16_383, rowCount: 9, columnCount: 9 },
    { row: 0, column: 3, rowCount: 1_048_576, columnCount: 1 },
  ]);
  expect([
    covers(1_048_575, 16_383),
    covers(1_048_574, 16_383),
    covers(0, 3),
    covers(1_048_575, 3),
    covers(5, 4),
  ]).toEqual([true, false, true, true, false]);
});

fullTest("200,000 overlapping areas are not searched one by one for each cell", () => {
  const areas = Array.from({ length: 200_000 }, (_, index): Area => ({
    row: index % 1000,
    column: index % 7,
    rowCount: 200_000,
    columnCount: 2,
  }));
  const covers = coverOf(areas);
  expect(areas.filter(({ row, column }) => covers(row, column + 1))).toHaveLength(200_000);
});
