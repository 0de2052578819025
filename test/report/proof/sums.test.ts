import { found, proof } from "./proof-of";

/** The words of the wrong sums that are found in a text. */
const sums = (text: string): string[] =>
  proof(text)
    .filter(({ code }) => code === "sum-disagrees")
    .map(({ words }) => words);

describe("wrong sums", () => {
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

  test("the finding gives the right sum", () => {
    expect(proof("Crews missed 28 of the 456 streets (8.1%).")[0]?.sentence).toBe(
      "28 of 456 is 6.1%, not 8.1%. Check the three figures.",
    );
  });
});

/** One line each: a sentence, and its figure or word that the others contradict. */
describe("a sentence with all figures of a sum, one of them wrong", () => {
  test.each<[string, string]>([
    ["5,120 of 5,140 is 99.4%.", "99.4%"],
    ["In the quarter 5,120 of 5,140 letters were answered in time, which is 99.4%.", "99.4%"],
    ["43 out of 50 schools (88%) are rated Good.", "88%"],
    ["43 of the 50 schools replied, or 68%.", "68%"],
    ["43/50 clinics (96%) ran as planned.", "96%"],
    ["Of the 400 referrals received, 312 (87%) were seen within two weeks.", "87%"],
    ["Of 250 patients, 200 (85%) were seen within four hours.", "85%"],
    ["In all 91% (43 of 50) of wards were inspected.", "91%"],
    ["Compliance was 91%, or 43 of 50 wards.", "91%"],
    ["180 (55%) of the 300 homes were let.", "55%"],
    ["85% of 1,200, or 1,050, were on time.", "1,050"],
    ["85% of the 1,200 homes (1,140) were inspected.", "1,140"],
    ["25% of the 400 plots is 120.", "120"],
    ["A quarter of 400, 120, were late.", "120"],
    ["Half of the 80 depots (45) are closed.", "45"],
    ["Two thirds of the 90 beds, or 70, are in use.", "70"],
    ["One in four tenants (35%) replied.", "35%"],
    ["In the survey 38% (one in four) of tenants replied.", "38%"],
    ["Three quarters (65%) of carers were assessed.", "65%"],
    ["1 in 5 calls (30%) was lost.", "30%"],
    ["£1.2m of the £4.8m grant (35%) is spent.", "35%"],
    ["Nine of the 12 actions (85%) are complete.", "85%"],
    ["300 drivers were tested, of whom 240 (70%) passed.", "70%"],
    ["Cases fell from 40 to 30, a drop of 35%.", "35%"],
    ["Cases fell from 40 in Q1 to 30 in Q2, a reduction of 12.", "12"],
    ["Cases fell from 40 to 30 (a 35% reduction).", "35%"],
    ["Cases fell from 40 to 30 (-30%).", "-30%"],
    ["Visits increased by 120 (12%) to 1,320.", "12%"],
    ["Visits rose by 15% to 1,320 from 1,200.", "15%"],
    ["There were 1,320 visits, up 140 from 1,200.", "140"],
    ["There were 1,320 visits, 150 more than the 1,200 last year.", "150"],
    ["There were 30 cases, down from 40, a drop of 35%.", "35%"],
    ["There were 30 cases compared with 40 last year, a fall of 20%.", "20%"],
    ["Cases rose from 40 to 30.", "40"],
    ["Waits went from 12 weeks to 9 weeks, an increase of 3 weeks.", "3 weeks"],
    ["Complaints doubled from 20 to 34.", "doubled"],
    ["Complaints halved from 40 to 27.", "halved"],
    ["Referrals rose threefold from 10 to 24.", "threefold"],
    ["Referrals went from 10 to 24, a threefold increase.", "threefold"],
    ["Complaints more than doubled from 20 to 36.", "doubled"],
    ["Arrears doubled to £30k from £21k.", "doubled"],
    ["Crews were 70.4% against a target of 75%, 6.4 points below.", "6.4 points"],
    ["Waits were 6 days against a target of 8 days, 3 days faster.", "3 days"],
    ["Uptake was 70.4% against a target of 75%, 4.6 points above.", "4.6 points"],
    ["120 new and 80 closed, 210 in all.", "210"],
    ["We hired 12 nurses, 5 carers and 3 porters, 21 in all.", "21"],
    ["120 plus 80 is 210.", "210"],
    ["120 + 80 = 210.", "210"],
    ["120 joined and 80 left, a net gain of 50.", "50"],
    ["1,200 less 180 leaves 1,040.", "1,040"],
    ["Sickness went from 6.9% to 5.4%, a reduction of 2.5 percentage points.", "2.5 percentage points"],
    ["Sickness is 5.4%, an improvement of 2.5 points on 6.9% last year.", "2.5 points"],
    ["The forecast is £18.5m against a budget of £19.2m, an underspend of £0.9m.", "£0.9m"],
    ["Income rose from £1.2m to £1.5m, up 40%.", "40%"],
    ["3 of the 5 schemes (80%) are on site.", "80%"],
    ["Vaccinations reached 4,100 of 5,000 residents, a rate of 88%.", "88%"],
    ["12,000 of the 48,000 homes (32%) recycle.", "32%"],
    ["7 out of 8 audits, i.e. 77.5%, were passed.", "77.5%"],
    ["1,000 of 4,000 is 30%.", "30%"],
  ])("%s", (text, words) => {
    expect(sums(text)).toEqual([words]);
  });
});

describe("a sentence with all figures of a right sum, or without one", () => {
  test.each([
    "5,120 of 5,140 is 99.6%.",
    "In the quarter 5,120 of 5,140 letters were answered in time, which is 99.6%.",
    "43 out of 50 schools (86%) are rated Good.",
    "43/50 clinics (86%) ran as planned.",
    "Of the 400 referrals received, 312 (78%) were seen within two weeks.",
    "85% of 1,200, or 1,020, were on time.",
    "85.3% of 1,200, or 1,024, were on time.",
    "85% of the 1,200 homes (1,022) were inspected.",
    "85% of the 1,200 homes (1,140 last year) were inspected.",
    "A quarter of 400, 100, were late.",
    "A quarter of the 400 plots, 30 more than last year, were late.",
    "One in four tenants (26%) replied.",
    "About a third (31%) of carers were assessed.",
    "Over a quarter (29%) of carers were assessed.",
    "Two thirds (67%) of carers were assessed.",
    "Half of the 81 depots (40) are closed.",
    "£1.2m of the £4.8m grant (26%) is spent.",
    "12,000 of the 48,000 homes (25.3%) recycle.",
    "Cases fell from 40 to 30, a drop of 25%.",
    "Cases fell from 40 in Q1 to 30 in Q2, a reduction of 10.",
    "Cases fell from 40 to 30 (-25%).",
    "Cases fell from 40 to 30 (-10).",
    "Visits increased by 120 (10%) to 1,320.",
    "Visits rose by 10% to 1,320 from 1,200.",
    "There were 1,320 visits, up 120 from 1,200.",
    "There were 1,320 visits, up 10% on the 1,200 last year.",
    "There were 1,320 visits, 120 more than the 1,200 last year.",
    "There were 30 cases compared with 40 last year, a fall of 25%.",
    "Waits improved from 12 weeks to 9 weeks.",
    "Complaints doubled from 20 to 41.",
    "Complaints nearly doubled from 20 to 36.",
    "Complaints more than doubled from 20 to 44.",
    "Complaints halved from 40 to 19.",
    "Crews were 70.4% against a target of 75%, 4.6 points below.",
    "Waits were 6 days against a target of 8 days, 2 days faster.",
    "Waits were 6 days against a target of 8 days, 9 days faster than in 2019.",
    "120 new and 80 closed, 200 in all.",
    "120 plus 80 is 200.",
    "120 joined and 80 left, a net gain of 40.",
    "1,200 less 180 leaves 1,020.",
    "Sickness is 5.4%, an improvement of 1.5 points on 6.9% last year.",
    "Income rose from £1.2m to £1.5m, up 25%.",
    "Income rose from £1.2m to £1.5m, up £0.3m.",
    "Income rose from £1.2m to £1.5m, up 30%.",
    "The team rose from 12 to 3 in the rankings.",
    "Between 2020 and 2024 the fleet went from 12 to 15 lorries.",
    "12 of 14 depots are 60% full.",
    "43 of 50 schools replied, and satisfaction is 90%.",
    "43 of 50 schools replied, up from 80% last year.",
    "43 of 50 schools replied, against a target of 90%.",
    "30 of the 48 drivers passed (a target of 80% applies).",
    "For 3 quarters running, 4 of the 6 teams met 95%.",
    "A quarter of the year is gone and 300 visits are made.",
    "In the third quarter 40% replied.",
    "Half year results show 44%.",
    "Support in 4 areas helped 25% of carers.",
    "The number of starts fell from 60 to 48 after 15 posts were cut.",
    "Of 12 wards, 3 are new and 40% are full.",
    "Beds rose from 20 to 25 and staff from 50 to 45.",
    "Nearly one in four (27%) replied.",
    "Staffing increased from 40 to 44, with 30% in the north.",
    "Homes fell from 900 to 850 (62% of them empty).",
    "Between 5 and 10 of the 20 sites (40%) flood.",
    "7 out of 8 audits, i.e. 87.5%, were passed.",
    "Grants of £3m and £5m were made, with 20% kept back.",
    "From 1 April to 30 June, 24 of 30 visits (80%) were made.",
    "Waits fell from 12 weeks to 10 days.",
    "Of the 60% who replied, 45 of 90 (50%) were content.",
  ])("%s", (text) => {
    expect(sums(text)).toEqual([]);
  });
});

test.each([
  ["5,120 of 5,140 is 99.4%.", "5,120 of 5,140 is 99.6%, not 99.4%. Check the three figures."],
  ["85% of 1,200, or 1,050, were on time.", "85% of 1,200 is 1,020, not 1,050. Check the three figures."],
  ["One in four tenants (35%) replied.", "“One in four” is 25%, not 35%. Check the two."],
  [
    "Sickness went from 6.9% to 5.4%, a reduction of 30%.",
    "From 6.9% to 5.4% is a change of 1.5 points (22%), not 30%. Check the three figures.",
  ],
  [
    "Visits increased by 120 (12%) to 1,320.",
    "A change of 120 to 1,320 is 10% of 1,200, not 12%. Check the three figures.",
  ],
  ["Cases rose from 40 to 30.", "From 40 to 30 is a fall, and the text says otherwise. Check the sentence."],
  [
    "Complaints doubled from 20 to 34.",
    "From 20 to 34 is 1.7 times as much; the text says “doubled”. Check the figures.",
  ],
  [
    "Crews were 70.4% against a target of 75%, 6.4 points below.",
    "70.4% against 75% is 4.6 points below, not 6.4 points below. Check the three figures.",
  ],
])("the finding about “%s” gives the right sum", (text, sentence) => {
  expect(
    proof(text)
      .filter(({ code }) => code === "sum-disagrees")
      .map((finding) => finding.sentence),
  ).toEqual([sentence]);
});
