import { textCell } from "../../../src/rag/cell";
import type { Polarity } from "../../../src/rag/polarity";
import { readValue } from "../../../src/rag/reading/values/read-value";

const read = (text: string, metric: string, goodIs: Polarity | null = null): number | string => {
  const value = readValue(textCell(text), metric, { goodIs });
  return value.kind === "number" ? value.figure : value.kind;
};

test.each<[text: string, metric: string, goodIs: Polarity | null, figure: number]>([
  ["£1.2m underspend", "Forecast variance (overspend)", "low", -1200000],
  ["£1.2m overspend", "Forecast variance (overspend)", "low", 1200000],
  ["£300k underspent", "Budget overspend position", "low", -300000],
  ["£40k overspend", "Revenue variance over/(under)", "low", 40000],
  ["£40k underspend", "Revenue variance over/(under)", "low", -40000],
  ["£40k underspend", "Revenue variance (over)/under", "high", 40000],
  ["£40k over budget", "Revenue variance (overspend)/underspend", "high", -40000],
  ["2% underspend", "Overspend as % of budget", "low", -2],
  ["£1.2m deficit", "Surplus", "high", -1200000],
  ["£1.2m deficit", "Surplus/(deficit)", "high", -1200000],
  ["£1.2m surplus", "Surplus / (deficit)", "high", 1200000],
  ["£1.2m surplus", "Net deficit (£m)", "low", -1200000],
  ["£0.3m shortfall", "Trading surplus against plan", "high", -300000],
  ["£2m loss", "Net profit", "high", -2000000],
  ["£2m loss", "Profit/(loss)", "high", -2000000],
  ["6% decline", "Membership growth", "high", -6],
  ["6% fall", "Growth in membership", "high", -6],
  ["5% increase", "Reduction in complaints", "high", -5],
  ["5% increase", "% reduction in emissions", "high", -5],
  ["5% decrease", "Increase in rent arrears", "low", -5],
  ["5 days ahead", "Average days behind plan", "low", -5],
  ["5 days early", "Days late", "low", -5],
  ["£0.5m adverse", "Variance to budget", "low", 500000],
  ["£0.5m adverse", "Variance to budget", "high", -500000],
  ["£0.5m favourable", "Variance to budget", "low", -500000],
  ["£0.5m (F)", "Budget variance", "high", 500000],
  ["£0.5m adverse", "Favourable variance", "high", -500000],
])("“%s” under “%s” where %s is good is %d", (text, metric, goodIs, figure) => {
  expect(read(text, metric, goodIs)).toBe(figure);
});

test.each<[text: string, metric: string, goodIs: Polarity | null]>([
  ["£1.2m underspend", "Forecast variance", "low"],
  ["£1.2m underspend", "Forecast variance", "high"],
  // A bracket that can only be a minus there.
  ["£1.2m underspend", "Net position (overspend)", "high"],
  ["£1.2m deficit", "Net position (deficit)", "high"],
  ["£1.2m surplus", "Surplus or deficit", "high"],
  ["£1.2m overspend", "Overspends and underspends", "low"],
  ["£1m surplus", "Deficit reduction plan savings", "high"],
  ["£1m deficit", "Deficit recovery plans agreed", "low"],
  ["6% increase", "Fall prevention visits", "high"],
  ["6% increase", "Admissions after a fall", "low"],
  ["6% increase", "Growth Deal projects", "high"],
  ["6% decline", "Members", "high"],
  ["5% higher", "Higher education participation", "high"],
  ["5% lower", "Higher education participation", "high"],
  ["5% worse", "Better Lives index", "high"],
  ["5 days early", "Late payments", "low"],
  ["2 days ahead", "Schedule variance (days)", "high"],
  ["£0.5m adverse", "Variance to budget", null],
  ["£0.5m adverse", "Variance to budget", "on-target"],
  ["£0.5m adverse", "Budget outturn", "low"],
  // Turned twice, or not a result.
  ["-£1.2m deficit", "Surplus", "high"],
  ["(£1.2m) deficit", "Surplus", "high"],
  ["£1.2m deficit reduction", "Surplus", "high"],
  ["£5m forecast", "Capital spend", "low"],
  ["95% planned", "Inspections done", "high"],
])("“%s” under “%s” is not read", (text, metric, goodIs) => {
  expect(read(text, metric, goodIs)).toBe("not-read");
});

test.each<[text: string, metric: string, figure: number | string]>([
  ["Surplus of £2m", "Trading surplus", 2000000],
  ["surplus £2m", "Surplus/(deficit)", 2000000],
  ["net deficit of £2m", "Surplus/(deficit)", -2000000],
  ["An overspend of £2m", "Forecast overspend (£m)", 2000000],
  ["Underspend: £2m", "Forecast overspend (£m)", -2000000],
  ["reduction of 4%", "Growth in tenancies", -4],
  ["£2m pressure", "Overspend", 2000000],
  ["£2m (over)", "Revenue variance over/(under)", 2000000],
  ["£2m OS", "Overspend", 2000000],
  ["Surplus of £2m", "Net position", "not-read"],
  ["Surplus of £2m deficit", "Surplus", "not-read"],
  ["Surplus of -£2m", "Surplus", "not-read"],
  ["Surplus of <£2m", "Surplus", "not-read"],
  ["Surplus of £2m to £3m", "Surplus", "not-read"],
  ["Reduction 4", "Reduction in waits", "not-read"],
  ["Loss adjusters: 4", "Net loss", "not-read"],
  ["over £2m", "Underspend", "not-read"],
  ["under £2m", "Variance to budget", "not-read"],
  ["£2m (over)", "Variance to budget", "not-read"],
  ["£2m pressure", "Variance to budget", "not-read"],
  ["4% cut", "Emissions", "not-read"],
  ["5 short", "Places", "not-read"],
  ["Forecast £5m", "Forecast outturn", 5000000],
  ["Forecast: £5m", "Forecast outturn", 5000000],
  ["Forecast £5m", "Outturn", "not-read"],
  ["Forecast £5m overspend", "Forecast outturn", "not-read"],
  ["3 pressure ulcers", "Pressure ulcers", 3],
  ["12 short breaks", "Short breaks", 12],
  ["3-5 March", "Days", "not-read"],
  ["5 -", "Days", "not-read"],
  ["95% last year", "Visits", "not-read"],
])("“%s” under “%s” is %s", (text, metric, figure) => {
  expect(read(text, metric)).toBe(figure);
});
