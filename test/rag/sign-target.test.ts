import { explainVerdict } from "../../src/rag/sentences/explain";
import { explainTarget } from "../../src/rag/sentences/explain-target";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { indicatorCells } from "./indicator-cells";

const rated = (metric: string, target: string, goodIs: string, latestValue: string): ReturnType<typeof rate> =>
  rate(indicatorCells({ metric, target, goodIs, latestValue }), DEFAULT_RULESET);

test.each<[metric: string, target: string, goodIs: string, value: string, read: string, status: string]>([
  ["Forecast overspend", "£1m underspend", "Low", "-£1.5m", "-£1m. Set aside: “underspend”.", "green"],
  ["Forecast overspend", "£1m underspend", "Low", "£1m underspend", "-£1m. Set aside: “underspend”.", "green"],
  ["Forecast overspend", "£1m underspend", "Low", "£1m overspend", "-£1m. Set aside: “underspend”.", "red"],
  [
    "Forecast overspend",
    "No more than £1m overspend",
    "Low",
    "£0.9m overspend",
    "At most £1m. Set aside: “overspend”.",
    "green",
  ],
  ["Forecast overspend", "£0 overspend", "Low", "£2m overspend", "£0. Set aside: “overspend”.", "red"],
  ["Surplus/(deficit)", "£2m surplus", "High", "£1m deficit", "£2m. Set aside: “surplus”.", "red"],
  [
    "Surplus/(deficit)",
    "At most £1m deficit",
    "High",
    "£0.5m deficit",
    "At least -£1m. Set aside: “deficit”.",
    "green",
  ],
  ["Average days late", "2 days early", "Low", "3 days early", "-2 days. Set aside: “early”.", "green"],
  ["Variance to budget", "£1m (favourable)", "High", "£2m favourable", "£1m. Set aside: “favourable”.", "green"],
])("under “%s” the target “%s”, where %s is good", (metric, target, goodIs, value, read, status) => {
  const rating = rated(metric, target, goodIs, value);
  expect([explainTarget(rating.target), rating.computed.status]).toEqual([read, status]);
});

test.each<[metric: string, target: string, goodIs: string, why: RegExp]>([
  ["Forecast variance", "£1m underspend", "Low", /could mean “£1m” or “-£1m”/],
  ["Net position", "£2m surplus", "High", /could mean “£2m” or “-£2m”/],
  ["Underspends and overspends", "£1m underspend", "Low", /could mean/],
  ["Forecast overspend", "-£1m underspend", "Low", /could mean/],
  ["Forecast overspend", "£1m underspend or less than £2m", "Low", /cannot be read/],
  ["Forecast overspend", "Below £1m underspend", "Low", /target's own words say otherwise/],
  ["Deficit recovery plans", "£1m deficit", "High", /could mean/],
])("under “%s” the target “%s” is asked about", (metric, target, goodIs, why) => {
  const { computed } = rated(metric, target, goodIs, "£1m");
  expect(explainVerdict(computed, DEFAULT_RULESET)).toMatch(why);
});
