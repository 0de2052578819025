import { localDay, localTime } from "../../src/progress/clock";

test("the day and the time are those where the officer is, in digits that sort", () => {
  const late = new Date(2026, 2, 9, 23, 5, 59);
  expect(localDay(late)).toBe("2026-03-09");
  expect(localTime(late)).toBe("2026-03-09 23:05");
});
