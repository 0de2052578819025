import { placesOf } from "../../src/planning/statuses/places-of";

const cells = [
  { sheetName: "Q2 KPIs", address: "I3" },
  { sheetName: "Health", address: "I3" },
];

test("cells of a single KPI sheet are named by address alone", () => {
  const tables = [{ sheetName: "Q2 KPIs" }, { sheetName: "Q2 KPIs" }];
  expect(placesOf(cells.slice(0, 1), tables)).toEqual(["I3"]);
});

test("cells of several KPI sheets are named with their sheet, even if only one sheet is named", () => {
  const tables = [{ sheetName: "Q2 KPIs" }, { sheetName: "Health" }];
  expect(placesOf(cells, tables)).toEqual(["Q2 KPIs!I3", "Health!I3"]);
  expect(placesOf(cells.slice(0, 1), tables)).toEqual(["Q2 KPIs!I3"]);
});
