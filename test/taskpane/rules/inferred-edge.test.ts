import { suggestEdge, writeBounds } from "../../../src/taskpane/rules/edges/inferred-edge";

const percent = (from: number, to: number | null): Parameters<typeof writeBounds>[0] => ({ kind: "percent", from, to });
const amount = (from: number, to: number | null): Parameters<typeof writeBounds>[0] => ({ kind: "amount", from, to });

test.each<[Parameters<typeof writeBounds>[0], [string, string | null], string]>([
  [percent(8.69565217391, 32.6086956522), ["8.7%", "32.6%"], "10%"],
  [percent(0, 5.43), ["0%", "5.4%"], "5%"],
  [percent(0, 1), ["0%", "1%"], "0.5%"],
  [percent(5.4, null), ["5.4%", null], "6%"],
  [percent(8.21, 8.24), ["8.21%", "8.24%"], "8.21%"],
  [percent(60, 75), ["60%", "75%"], "60%"],
  [amount(7, 12), ["7", "12"], "10"],
  [amount(11_300_000, 48_000_000), ["11300000", "48000000"], "20000000"],
])("%j is written %j, and %s is suggested", (bounds, written, suggested) => {
  expect(writeBounds(bounds)).toEqual(written);
  expect(suggestEdge(bounds)).toBe(suggested);
  const figure = Number.parseFloat(suggested);
  expect(figure).toBeGreaterThanOrEqual(bounds.from);
  if (bounds.to !== null) expect(figure).toBeLessThan(bounds.to);
});
