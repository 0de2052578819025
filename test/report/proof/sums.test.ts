import { found, proof } from "./proof-of";

describe("sums that do not work out", () => {
  test.each([
    ["Crews missed 28 of the 456 streets (8.1%).", "8.1%"],
    ["In all, 63.5% (30 of 48) of drivers were trained.", "63.5%"],
    ["300 drivers were due a test, of which 270 (80%) passed.", "80%"],
    ["Complaints fell by 15 from 60 to 48.", "15"],
    ["Sickness went from 6.9% to 5.4%, a reduction of 2.5 percentage points.", "2.5 percentage points"],
    ["Costs rose from £40m to £50m, an increase of 20%.", "20%"],
    ["We opened 12 parks, 5 gardens and 3 ponds, 21 in total.", "21"],
    ["We opened a total of 22: 12 parks, 5 gardens and 3 ponds.", "22"],
    ["The forecast is £18.5m against a budget of £19.2m, which is an underspend of £0.9m.", "£0.9m"],
  ])("%s", (text, words) => {
    expect(found(proof(text))).toEqual([`sum-disagrees: ${words}`]);
  });

  test.each([
    "Crews missed 28 of the 456 streets (6.1%).",
    "In all, 62.5% (30 of 48) of drivers were trained.",
    "300 drivers were due a test, of which 270 (90%) passed.",
    "Complaints fell by 12 from 60 to 48.",
    "Complaints fell by 20% from 60 to 48.",
    "Membership rose by 1,250, from 20,400 in May 2023 to 21,650 in May 2024.",
    "Sickness went from 6.9% to 5.4%, a reduction of 1.5 percentage points.",
    "Sickness went from 6.9% to 5.4%, a reduction of 22%.",
    "Costs rose from £40m to £50m, an increase of £10m.",
    "We opened 12 parks, 5 gardens and 3 ponds, 20 in total.",
    "Of 14 depots, 3 are closed and 2 are new, with 60 staff in total.",
    "One of the 14 depots (7%) is closed.",
    "Around 285 of the 456 (60%) were trained.",
    "The forecast is £18.5m against a budget of £19.2m, which is an underspend of £0.7m.",
    "Across 3 sites and 5 depots, a total of 12 posts were filled.",
    "We visited 12 parks and 5 gardens, and in total 40 people came.",
    "We visited 12 parks and 5 gardens, 40 people in total.",
    "The team moved from 10 to 4 after a reduction of 3 posts.",
    "Costs rose from around £40m to £50m, an increase of £9m.",
    "12 of 14 depots, 3 of 5 yards (60%) and 7 stores.",
  ])("not: %s", (text) => {
    expect(found(proof(text))).toEqual([]);
  });

  test("the sentence does the sum", () => {
    expect(proof("Crews missed 28 of the 456 streets (8.1%).")[0]?.sentence).toBe("28 of 456 is 6.1%, and the text says 8.1%. Check the three figures.");
  });
});
