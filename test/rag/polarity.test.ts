import { readPolarity, type Polarity } from "../../src/rag/polarity";

const SAID: Record<Polarity, readonly string[]> = {
  high: [
    ...["High", "high", "H", "Higher", "Highest", "Up", "↑", "▲", "⬆️", "+", ">", "≥", "Max", "Aim for maximum", "Maximise", "Maximize", "Increase", "Increasing"],
    ...["Higher is better", "higher the better", "The higher the better", "Bigger is better", "Bigger better", "More is better", "Larger = better"],
    ...["High is good", "up is good", "up_is_good", "UpIsGood", "Good is high", "Good to be high", "Better if higher", "Good: High", "Good = up"],
    ...["Aim to maximise", "Aim to increase", "Aim high", "As high as possible", "Ascending", "Upwards", "High (higher is better)", "▲ is good"],
    ...["Lower is worse", "Low is bad", "Down is bad", "The lower the worse", "Higher is better, lower is worse", "High values are good"],
    ...["Up is good / down is bad", "High is good and low is bad", "Higher number is better", "Increase is an improvement", "Bad is low", "Rising is good", "Up is positive", "Higher % is better", "A higher value represents better performance", "Upward trend", "We want this to go up"],
  ],
  low: [
    ...["Low", "low", "L", "Lower", "Lowest", "Down", "↓", "▼", "⬇", "<", "<=", "Min", "Minimise", "Minimize", "Decrease", "Reduce"],
    ...["Lower is better", "Lower the better", "Smaller is better", "Fewer is better", "Less is better", "Low is good", "down_is_good", "Down is good"],
    ...["Aim to minimise", "Aim to reduce", "Keep to a minimum", "Keep low", "As low as possible", "Descending", "Downward", "Good to be low"],
    ...["Higher is worse", "High is bad", "Up is bad", "More is worse", "Increase is bad", "Low = good; high = bad", "Low (aim to minimise)", "Better when low"],
    ...["Reduction is good", "Falling is good", "Low scores are better", "Bad is high", "Polarity: low", "Least is best"],
  ],
  "on-target": [
    ...["On Target", "on-target", "Target", "Target is best", "Goldilocks", "Plan is best", "Within range", "In range", "Range", "Within target range"],
    ...["Closer to target is better", "As close to target as possible", "As near as possible to target", "Equal to target", "Close to target", "Nearest to target is best", "On plan", "Nominal is best", "Within the range is good", "In the target range"],
  ],
};

test.each(Object.entries(SAID).flatMap(([polarity, texts]) => texts.map((text) => [text, polarity] as const)))("“%s” is %s", (text, polarity) => {
  expect(readPolarity(text)).toBe(polarity);
});

test.each([
  ...["Neither", "N/A", "n/a", "Positive", "Negative", "Positive is good", "Maximum", "Minimum", "A maximum", "Stable", "Maintain", "None", "-", "–", "?", "TBC", "Yes", "Good", "Better", "Improve", "Improving", "constructor", ""],
  // One that is denied leaves two others.
  ...["Not high", "Not low", "Higher is not better", "Lower is not worse", "No increase", "Never down", "Not on target", "Neither high nor low"],
  // Both ways, or none.
  ...["High/Low", "High or low", "Up/down", "↑↓", "Higher is better or worse", "Less is more", "Higher is better, lower is better", "Low is good; high is good"],
  ...["↗", "→", "↔", "Level", "Same", "Increased since last year", "Up on target", "Higher than target", "Target or above", "At least target", "Above 90%", "Below 5"],
  ...["Within target", "Off target", "Out of range", "Outside range", "Target met", "Meets target", "Down to zero", "High risk", "Low priority", "Up to date", "Max 5", ">90%"],
  ...["High is good in Q1", "Low until June", "High in summer", "Medium", "Lowest quartile", "Most improved council", "Highland", "Upper Tier"],
])("“%s” is not certain", (text) => {
  expect(readPolarity(text)).toBeNull();
});
