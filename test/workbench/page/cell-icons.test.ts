import type { IconSetFormat } from "../../../src/office-host/workbook/types";
import { iconOf } from "../../../src/workbench/page/grid/cell-icons";

function format(
  change: Partial<IconSetFormat> = {},
  type: "Number" | "Percent" | "Percentile" = "Number",
  edges = ["=2", "=3"],
): IconSetFormat {
  return {
    id: "1",
    area: { row: 0, column: 0, rowCount: 5, columnCount: 1 },
    type: "IconSet",
    style: "ThreeSymbols2",
    showIconOnly: false,
    reverseIconOrder: false,
    criteria: [
      { type: "Invalid", operator: "Invalid", formula: "" },
      ...edges.map((formula) => ({ type, operator: "GreaterThanOrEqual" as const, formula })),
    ],
    ...change,
  };
}

test.each([
  [3, "tick"],
  [2, "exclamation"],
  [1, "cross"],
  [2.5, "exclamation"],
  [-7, "cross"],
])("the status %p is drawn as a %s", (value, name) => {
  expect(iconOf(format(), { value }, [1, 2, 3])).toEqual({ name, alone: false });
});

test.each([["Green"], [""], [true]])("%p has no icon: it is not a number", (value) => {
  expect(iconOf(format(), { value }, [])).toBeUndefined();
});

test("an empty cell and an error have no icon", () => {
  expect(iconOf(format(), undefined, [])).toBeUndefined();
  expect(iconOf(format(), { value: "#N/A", error: true }, [])).toBeUndefined();
});

test("the order can be reversed, and the icon can replace the value", () => {
  expect(iconOf(format({ reverseIconOrder: true, showIconOnly: true }), { value: 3 }, [])).toEqual({
    name: "cross",
    alone: true,
  });
});

test("percentages follow the range of the numbers, percentiles their order", () => {
  const numbers = [0, 10, 20, 30, 100];
  expect(iconOf(format({}, "Percent", ["=33", "=67"]), { value: 30 }, numbers)?.name).toBe("cross");
  expect(iconOf(format({}, "Percentile", ["=33", "=67"]), { value: 30 }, numbers)?.name).toBe("tick");
});

test("an unknown set is drawn as traffic lights", () => {
  expect(iconOf(format({ style: "ThreeFlags" }), { value: 3 }, [])?.name).toBe("green-light");
});

test.each([
  ["FiveArrows", ["down", "down-slant", "side", "up-slant", "up"]],
  ["FiveQuarters", ["quarters-0", "quarters-1", "quarters-2", "quarters-3", "quarters-4"]],
])("%s draws five statuses", (style, names) => {
  const five = format({ style }, "Number", ["=1.5", "=2", "=2.5", "=3"]);
  expect([1, 1.5, 2, 2.5, 3].map((value) => iconOf(five, { value }, [])?.name)).toEqual(names);
});
