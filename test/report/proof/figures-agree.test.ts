import type { RowOf } from "../../kpi/kpi-table-of";
import { AMBER_ROW, found, proof } from "./proof-of";

const VISITS: RowOf = {
  ...AMBER_ROW,
  kpi: "Visits to parks",
  metric: "Number of visits to parks",
  target: 3000000,
  latestValue: 2910912,
};
const SITES: RowOf = {
  ...AMBER_ROW,
  kpi: "Ponds cleaned",
  metric: "Number of ponds cleaned",
  target: 90,
  latestValue: 78,
};
const SPEND: RowOf = {
  ...AMBER_ROW,
  kpi: "Spend on roads",
  metric: "Spend on roads £m",
  target: 190,
  goodIs: "On Target",
  latestValue: 188.57,
};
const STABLE: RowOf = {
  ...AMBER_ROW,
  kpi: "Homes that last",
  metric: "Stability of homes",
  target: 71,
  latestValue: 70.4,
};

describe("a figure that is given as the result and differs from it", () => {
  test.each<[string, RowOf, string]>([
    ["Performance is now 72.4%.", AMBER_ROW, "72.4%"],
    ["The rate stands at 74%, which is encouraging.", AMBER_ROW, "74%"],
    ["We had a performance of 69.4% this quarter.", AMBER_ROW, "69.4%"],
    ["The result has improved to 71.2%.", AMBER_ROW, "71.2%"],
    ["At the end of Q2, performance was 73%.", AMBER_ROW, "73%"],
    ["Despite the weather, performance remains at 75%.", AMBER_ROW, "75%"],
    ["The stability of homes is slightly below target at 71% at the end of Q2.", STABLE, "71%"],
    ["The rate (72.1%) is still low.", AMBER_ROW, "72.1%"],
    ["There were 3.2 million visits to parks.", VISITS, "3.2 million"],
    ["In total 87 ponds have been cleaned.", SITES, "87"],
    ["Spend is £186.2m at Quarter 2.", SPEND, "£186.2m"],
    // Neither is given as the result, but no other figure in the text is the result.
    ["Crews reached 70.1% of streets by bin day.", AMBER_ROW, "70.1%"],
    ["After the change of rounds crews got to 74.0% in good time.", AMBER_ROW, "74.0%"],
  ])("%s", (text, row, words) => {
    expect(found(proof(text, row))).toEqual([`figure-disagrees: ${words}`]);
  });

  test("the finding says what the table has, and what the written figure is instead", () => {
    const [finding] = proof("The stability of homes is slightly below target at 71%.", STABLE);
    expect(finding?.sentence).toBe(
      "The text gives the result as 71%; the table says 70.4, and 71% is the target. Correct the one that is wrong.",
    );
  });
});

describe("a figure that agrees", () => {
  test.each<[string, RowOf]>([
    ["Performance is now 70.4%.", AMBER_ROW],
    ["Performance is now 70%.", AMBER_ROW],
    ["Performance is now 70.38%.", AMBER_ROW],
    ["Performance is around 72%.", AMBER_ROW],
    ["Performance is 70.4% against a target of 75%.", AMBER_ROW],
    ["There were 2.9 million visits to parks.", VISITS],
    ["There were 2,910,912 visits to parks.", VISITS],
    ["There were 2,910,900 visits to parks.", VISITS],
    ["There were almost three million visits to parks.", VISITS],
    ["Spend is £188.566m at Quarter 2.", SPEND],
    ["Spend is £189m at Quarter 2.", SPEND],
    ["In total 78 ponds have been cleaned.", SITES],
    ["Performance was 68.1% in the previous quarter and is 70.4% now.", { ...AMBER_ROW, previousValue: 68.1 }],
  ])("%s", (text, row) => {
    expect(found(proof(text, row))).toEqual([]);
  });

  test("a fraction under a percentage format agrees with its percentage", () => {
    expect(found(proof("Performance is now 70%.", { ...AMBER_ROW, latestValue: "70.4%" }))).toEqual([]);
  });
});

describe("a figure about something else is left alone", () => {
  test.each([
    "The service runs 5 performance indicators and 14 depots.",
    "Call 01772 530000 or 999.",
    "A 6-8 week delay in 2023 and a 12-month contract followed.",
    "£72.4m of work is planned on the highways network.",
    "In Northfield, performance is 54%.",
    "Performance in Northfield is 54%.",
    "Excluding bank holidays, the rate is 79.5%.",
    "Performance was 66.2% in Q2 2023/24.",
    "The national average is 81%.",
    "This is below the regional (79%) and national (81%) rates.",
    "We expect performance to be 80% by March 2025.",
    "If crews had stayed, performance would be 79%.",
    "The annual forecast is 73.1%.",
    "Satisfaction with the service is 83%.",
    "Of 185 crews, 23 (12%) were short of a driver.",
    "Performance for trade waste is 61%.",
    "The target for next year is 80%.",
    "Sickness among drivers is 4.9%, and 12 posts are vacant.",
    "Section 42 work and Q1 results are on page 71.",
    "There are currently 15 rounds.",
    "The number of bins is 4,000.",
    "Figures of 68% (July), 70% (August) and 73.2% (September) are behind it.",
    "Performance is rated Good with a score of 3 out of 4.",
    "The number of bins collected on time is 45.",
    "Performance in July was 69%, in August 71% and in September 72%.",
    "Performance fell to 65% in August.",
    "Performance had been 65%.",
    "The best performance is 92%.",
    "Average performance over the year is 72%.",
    "The percentage increase is 5%.",
    "Performance is over 60%.",
    "Performance is at 71% or above.",
    "Overall satisfaction is 81%.",
    "Of the bins collected, 65% were on time.",
    "Missed bins are at 2.1%.",
    "The share of bins collected on time in Northfield was 62%.",
  ])("%s", (text) => {
    expect(found(proof(text))).toEqual([]);
  });

  test("a figure in the KPI's own name is left alone", () => {
    const row = {
      ...AMBER_ROW,
      kpi: "Calls answered within 20 seconds",
      metric: "% of calls answered within 20 seconds",
    };
    expect(found(proof("The number of calls answered within 20 seconds is low.", row))).toEqual([]);
  });

  test("a figure of any of several rows is left alone where the text does not say which", () => {
    const rows = [AMBER_ROW, { ...AMBER_ROW, metric: "% of recycling collected on time", latestValue: 91.5 }];
    expect(found(proof("Performance is 91.5%.", rows))).toEqual([]);
  });
});

describe("a target and an earlier result", () => {
  test.each<[string, RowOf, string[]]>([
    ["Performance is 70.4% against a target of 80%.", AMBER_ROW, ["target-disagrees: 80%"]],
    ["Performance remains below the 72% target.", AMBER_ROW, ["target-disagrees: 72%"]],
    ["Performance remains below the 75% target.", AMBER_ROW, []],
    ["Performance is 70.4% against the national target of 80%.", AMBER_ROW, []],
    ["Performance is 70.4%; the target for 2025/26 is 80%.", AMBER_ROW, []],
    ["Recruitment reached 12 drivers against a target of 20.", AMBER_ROW, []],
    [
      "Performance is 70.4%, up from 67.9%.",
      { ...AMBER_ROW, previousValue: 68.1 },
      ["earlier-figure-disagrees: 67.9%"],
    ],
    ["Performance is 70.4%, up from 68.1%.", { ...AMBER_ROW, previousValue: 68.1 }, []],
    ["Performance is 70.4%, up from 61.3% in 2019/20.", { ...AMBER_ROW, previousValue: 68.1 }, []],
  ])("%s", (text, row, expected) => {
    expect(found(proof(text, row))).toEqual(expected);
  });
});
