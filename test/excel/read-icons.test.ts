import { readIcons, type QueuedIcons } from "../../src/excel/read/tables/read-icons";

/** The conditional formats of some cells as Excel returns them. */
const told = (...items: unknown[]): Excel.ConditionalFormatCollection =>
  ({ items }) as unknown as Excel.ConditionalFormatCollection;

const icons = (id: string, priority: number, iconSet: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ id, type: "IconSet", priority },
  iconSetOrNullObject: { style: "ThreeSigns", reverseIconOrder: false, criteria: [], ...iconSet },
});
const limit = (formula: string | number, more: Record<string, unknown> = {}): unknown => ({
  type: "Number",
  operator: "GreaterThanOrEqual",
  formula,
  customIcon: null,
  ...more,
});

test("other formats are not icon sets, and a colour scale is reported", () => {
  const scale = { id: "scale", type: "ColorScale", priority: 0 };
  expect(
    readIcons({ whole: told(scale, { id: "bar", type: "DataBar", priority: 1 }), ends: [told(scale), told(scale)] }),
  ).toEqual({ covers: "none", ids: [], isScaled: true });
});

test("the set with the lowest priority is the topmost, and one over the first and the last cell spans the column", () => {
  const [part, all] = [icons("part", 0), icons("all", 1)];
  const queued: QueuedIcons = { whole: told(all, part), ends: [told(all, part), told(all)] };
  expect(readIcons(queued)).toMatchObject({
    covers: "all",
    ids: ["part", "all"],
    rules: [{ isWhole: false }, { isWhole: true }],
  });
});

test.each<[string, unknown, { isNumber: boolean; figure: number }]>([
  ["a number", limit("=2"), { isNumber: true, figure: 2 }],
  ["a number without a sign", limit(2.5), { isNumber: true, figure: 2.5 }],
  ["a formula that is a number", limit("=2", { type: "Formula" }), { isNumber: true, figure: 2 }],
  ["a cell", limit("=$K$1"), { isNumber: false, figure: NaN }],
  ["nothing", limit(""), { isNumber: false, figure: NaN }],
  ["a percentage", limit("=33", { type: "Percent" }), { isNumber: false, figure: 33 }],
])("a limit is read: %s", (_, criterion, read) => {
  const set = icons("a", 0, { criteria: [limit("=0"), criterion] });
  expect(readIcons({ whole: told(set), ends: [told(set), told(set)] }).rules?.[0]?.limits[1]).toMatchObject(read);
});

test("a custom icon that is the set's own counts as the set's own", () => {
  const own = { customIcon: { set: "ThreeSigns", index: 0 } };
  const set = icons("a", 0, { reverseIconOrder: true, criteria: [limit("=0"), limit("=2"), limit("=3", own)] });
  expect(readIcons({ whole: told(set), ends: [told(set), told(set)] }).rules?.[0]).not.toHaveProperty("chosen");
});
