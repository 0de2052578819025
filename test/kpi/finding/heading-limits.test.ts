import { isHarmless } from "../../../src/kpi/columns/match-headings";

test.each([
  ["choices parted by spaces", `${"r ".repeat(40)}x`],
  ["years parted by dashes", `${"2023-".repeat(40)}x`],
  ["a text of 32,000 letters", "r ".repeat(16_000)],
])("a heading of %s is told at once to say something", (_, heading) => {
  expect(isHarmless(heading)).toBe(false);
});

test.each(["2023-24", "2023-2024", "2023/2024", "Q1, Q2 – 2023/24", "r / a / g", "high/low"])(
  "%s gives only a time or the choices",
  (heading) => {
    expect(isHarmless(heading)).toBe(true);
  },
);
