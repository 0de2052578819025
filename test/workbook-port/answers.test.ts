import { answerQuestions } from "../../src/actions/answer-questions";
import { judgePeriod } from "../../src/actions/judge-period";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import { formQuestions, type Kept } from "../../src/actions/describe/question-form";
import { findQuestions } from "../../src/kpi/find-questions";
import type { Answer } from "../../src/kpi/answers/answer";
import { allIndicators } from "../../src/kpi/scorecard";
import type { WorkbookPort } from "../../src/planning/port";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { gridWorkbook, type GridCell } from "../support/grid-workbook";
import { NOW, valueOf } from "../xlsx/both-hosts";
import { HOSTS } from "./hosts";

/** Visits and Calls leave open what their targets are for. The others say it, or are an average. */
const quarters = (last: "Q2" | "Q3"): GridCell[][] => {
  const isThird = last === "Q3";
  return [
    ["Metric Name", "Good Is", "Target", "2025/26 Q1", "2025/26 Q2", "2025/26 Q3", `${last} YTD`, "RAG Status"],
    ["Visits", "High", 200, 100, 99, isThird ? 98 : "", isThird ? 297 : 199, ""],
    ["Calls", "High", 400, 100, 99, isThird ? 98 : "", isThird ? 297 : 199, ""],
    ["Quarterly visits", "High", 95, 100, 99, isThird ? 98 : "", isThird ? 297 : 199, ""],
    ["Satisfaction %", "High", 90, 91, 92, isThird ? 93 : "", isThird ? 92 : 91.5, ""],
  ];
};

const ROLLING: GridCell[][] = [
  ["Metric Name", "Good Is", "Target", "Apr-25", "May-25", "Jun-25", "Rolling 12 months", "RAG Status"],
  ["Visits", "High", 1200, 100, 99, 98, 1190, ""],
];

const FORECAST: GridCell[][] = [
  ["Metric Name", "Good Is", "Target", "2025/26 Q1", "2025/26 Q2", "Full year actual", "RAG Status"],
  ["Visits", "High", 400, 100, 99, 199, ""],
];

const read = async (port: WorkbookPort): Promise<Review> => valueOf(await review(port, DEFAULT_RULESET));
const said = ({ scorecard }: Review): string =>
  allIndicators(scorecard)
    .map(({ metric, rating }) => `${metric} ${rating.status}`)
    .join(", ");
const asked = ({ tables }: Review): string[] =>
  findQuestions(tables).times.flatMap(({ rows }) =>
    rows.map(({ metric, own, longer }) => `${metric}: ${own}, ${longer}`),
  );
const time = (about: string, answer: Answer["answer"]): Answer => ({ question: "target-time", about, answer });

describe.each(HOSTS)("in $name", ({ open }) => {
  test("rows that leave open what their target is for are asked about, and rated as answered, until an undo", async () => {
    const workbook = open(gridWorkbook({ KPIs: quarters("Q2") }));
    const before = await read(workbook.port());
    expect(said(before)).toBe("Visits not-rated, Calls not-rated, Quarterly visits green, Satisfaction % green");
    expect(asked(before)).toEqual(["Visits: 2025/26 Q2 (E2), Q2 YTD (G2)", "Calls: 2025/26 Q2 (E3), Q2 YTD (G3)"]);
    const given = [time("Year to date", "year"), time("Visits", "longer")];
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, before, given));
    expect(said(answered)).toBe("Visits amber, Calls amber, Quarterly visits green, Satisfaction % green");
    expect(asked(answered)).toEqual([]);
    expect(said(await read(workbook.port()))).toBe(said(answered));
    valueOf(await recalculate(workbook.port(), DEFAULT_RULESET, NOW));
    const changed = valueOf(
      await answerQuestions(workbook.port(), DEFAULT_RULESET, answered, [time("Visits", "period")]),
    );
    expect(said(changed)).toBe("Visits red, Calls amber, Quarterly visits green, Satisfaction % green");
    if (!changed.run || !answered.run) throw new Error("nothing was written");
    expect(said(valueOf(await undoRun(workbook.port(), DEFAULT_RULESET, changed.run, NOW)).review)).toBe(
      said(answered),
    );
    expect(said(valueOf(await undoRun(workbook.port(), DEFAULT_RULESET, answered.run, NOW)).review)).toBe(said(before));
  });

  test("the next period asks nothing, whatever the heading is called then", async () => {
    const given = [time("Year to date", "year"), time("Visits", "period")];
    const workbook = open(gridWorkbook({ KPIs: quarters("Q2") }));
    valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, await read(workbook.port()), given));
    workbook.meanwhile((model) => {
      const id = model.sheets.find(({ name }) => name === "KPIs")?.id ?? "";
      quarters("Q3").forEach((row, at) => row.forEach((cell, column) => model.edit(id, at, column, String(cell))));
    });
    const next = await read(workbook.port());
    expect(asked(next)).toEqual([]);
    expect(said(next)).toBe("Visits red, Calls amber, Quarterly visits green, Satisfaction % green");
  });

  test.each<[string, GridCell[][], Answer, string]>([
    ["twelve months, for the month", ROLLING, time("Visits", "period"), "red"],
    ["twelve months, for them", ROLLING, time("Rolling 12 months", "longer"), "amber"],
    ["twelve months are no part of a year", ROLLING, time("Visits", "year"), "amber"],
    ["a full year's forecast", FORECAST, time("Full year actual", "longer"), "red"],
    ["a full year so far", FORECAST, time("full year  ACTUAL", "year"), "amber"],
  ])("%s", async (_name, sheet, answer, status) => {
    const workbook = open(gridWorkbook({ KPIs: sheet }));
    const before = await read(workbook.port());
    expect(said(before)).toBe("Visits not-rated");
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, before, [answer]));
    expect(said(answered)).toBe(`Visits ${status}`);
  });

  test("of two columns of a period one is chosen by its words, for all periods and until an undo", async () => {
    const rows = (isThird: boolean): GridCell[][] => [
      ["Metric Name", "Good Is", "Target", ...["Q1", "Q2", "Q3"].flatMap((q) => [`${q} Actual`, `${q} Result`]), "RAG"],
      ["Visits", "High", 100, 90, 91, 99, 101, isThird ? 70 : "", isThird ? 100 : "", ""],
    ];
    const workbook = open(gridWorkbook({ KPIs: rows(false) }));
    const before = await read(workbook.port());
    expect(said(before)).toBe("Visits not-rated");
    expect(
      formQuestions(before.tables).map(({ legend, choices }) => [legend, choices.map(({ label }) => label)]),
    ).toEqual([["Which column on KPIs is the Latest Value?", ["Q2 Actual (F1)", "Q2 Result (G1)"]]]);
    const kept: Kept[] = [{ heading: "Result", is: "latestValue" }];
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, before, kept));
    expect([said(answered), formQuestions(answered.tables), answered.skipped]).toEqual(["Visits green", [], []]);
    workbook.meanwhile((model) => {
      const id = model.sheets.find(({ name }) => name === "KPIs")?.id ?? "";
      rows(true).forEach((row, at) => row.forEach((cell, column) => model.edit(id, at, column, String(cell))));
    });
    const next = await read(workbook.port());
    expect([said(next), next.tables[0]?.series?.judged]).toEqual(["Visits green", "Q3"]);
    if (!answered.run) throw new Error("nothing was written");
    expect(said(valueOf(await undoRun(workbook.port(), DEFAULT_RULESET, answered.run, NOW)).review)).toBe(
      "Visits not-rated",
    );
  });

  test.each<[string, string[], string[]]>([
    [
      "targets",
      ["Q1 Target", "Q1 Plan", "Q1 Actual", "Q2 Target", "Q2 Plan", "Q2 Actual"],
      ["Q2 Target (F1)", "Q2 Plan (G1)"],
    ],
    ["columns that only a period tells apart", ["Target", "Q1", "Q1", "Q2", "Q2", "RAG"], []],
    ["a period alone beside one with words", ["Target", "Q1", "Q1 Actual", "Q2", "Q2 Actual", "RAG"], []],
  ])("is asked where words tell columns apart: %s", async (_name, headings, choices) => {
    const values = headings.map((text, at) =>
      /RAG|Target$/.test(text) && at === 0 ? 100 : text === "RAG" ? "" : 90 + at,
    );
    const workbook = open(
      gridWorkbook({
        KPIs: [
          ["Metric Name", "Good Is", ...headings, "RAG Status"],
          ["Visits", "High", ...values, ""],
        ],
      }),
    );
    const { tables, scorecard } = await read(workbook.port());
    expect(
      allIndicators(scorecard).map(({ rating: { computed } }) => "reason" in computed && computed.reason.code),
    ).toEqual(["which-column"]);
    expect(formQuestions(tables).flatMap((one) => one.choices.map(({ label }) => label))).toEqual(choices);
  });

  test.each<[string, Partial<Record<"target" | "annual" | "actual" | "name", string>>, string, string]>([
    ["a result near what the quarter adds", { actual: "26 27" }, "which-count", "green"],
    ["a result below the one before", { actual: "60 55" }, "which-count", "green"],
    ["a result near the target counts on", { actual: "26 52" }, "green", "green"],
    ["the first quarter is alike", { actual: "20" }, "red", "red"],
    ["targets of each quarter, which rise", { target: "20 25 27 30", annual: "102", actual: "20 13" }, "red", "red"],
    ["targets that end elsewhere than the year's", { annual: "250", actual: "26 27" }, "red", "red"],
    ["levels", { name: "Visits open", actual: "26 27" }, "red", "red"],
    ["an average", { name: "Visits %", actual: "26 27" }, "red", "red"],
    ["a name that says it", { name: "Visits (cumulative)", actual: "26 27" }, "green", "green"],
  ])("targets that count from the beginning of the year: %s", async (_name, given, asksOrRates, answeredAsOwn) => {
    const { name = "Visits", target = "25 50 75 100", annual = "", actual = "" } = given;
    const four = (text: string): GridCell[] => [0, 1, 2, 3].map((at) => Number(text.split(" ")[at] ?? "") || "");
    const heads = (field: string): string[] => ["Q1", "Q2", "Q3", "Q4"].map((quarter) => `${quarter} ${field}`);
    const sum = actual.split(" ").reduce((total, one) => total + Number(one), 0);
    const sheet: GridCell[][] = [
      ["Metric Name", "Good Is", "Annual Target", ...heads("Target"), ...heads("Actual"), "YTD", "RAG Status"],
      [name, "High", annual === "" ? "" : Number(annual), ...four(target), ...four(actual), sum, ""],
    ];
    const workbook = open(gridWorkbook({ KPIs: sheet }));
    const before = await read(workbook.port());
    const outcome = ({ scorecard }: Review): (string | undefined)[] =>
      allIndicators(scorecard).map(({ rating: { computed } }) =>
        computed.status === "not-rated" ? computed.reason.code : computed.status,
      );
    expect(outcome(before)).toEqual([asksOrRates]);
    expect(formQuestions(before.tables).length).toBe(asksOrRates === "which-count" ? 1 : 0);
    const own: Kept[] = [{ question: "result-time", about: name, answer: "own" }];
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, before, own));
    expect(outcome(answered)).toEqual([answeredAsOwn]);
  });

  test("results that count on are compared as they are; those of their own need the year to date", async () => {
    const heads = (field: string): string[] => ["Q1", "Q2", "Q3", "Q4"].map((quarter) => `${quarter} ${field}`);
    const sheet: GridCell[][] = [
      ["Metric Name", "Good Is", ...heads("Target"), ...heads("Actual"), "RAG Status"],
      ["Visits", "High", 25, 50, 75, 100, 26, 27, "", "", ""],
      ["Calls", "High", 25, 50, 75, 100, 26, 27, "", "", ""],
    ];
    const workbook = open(gridWorkbook({ KPIs: sheet }));
    const before = await read(workbook.port());
    const [question] = formQuestions(before.tables);
    expect([question?.legend, question?.hint, question?.each?.length]).toEqual([
      "What is each result of 2 rows on KPIs?",
      "Visits and Calls",
      2,
    ]);
    const given: Kept[] = [
      { question: "result-time", about: "Visits", answer: "year" },
      { question: "result-time", about: "Calls", answer: "own" },
    ];
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, before, given));
    expect(said(answered)).toBe("Visits red, Calls not-rated");
    expect(formQuestions(answered.tables)).toEqual([]);
    const [visits, calls] = allIndicators(answered.scorecard);
    expect(visits && answered.trends.get(visits)?.travel.sentence).toMatch(/build up over the year/);
    expect(calls && explainVerdict(calls.rating.computed, DEFAULT_RULESET)).toMatch(
      /than the result “27” .*, which is the period's own. Put the result so far in a column headed .* “Q2 YTD”/,
    );
  });

  test("a row that reports once a quarter among months keeps its own figure, as it is not asked about", async () => {
    const months = ["Apr-25", "May-25", "Jun-25", "Jul-25", "Aug-25", "Sep-25", "Oct-25"];
    const sheet: GridCell[][] = [
      ["Metric Name", "Good Is", "Target", ...months, "YTD", "RAG Status"],
      ["Visits", "High", 1200, 100, 99, 98, 100, 101, 102, 99, 699, ""],
      ["Calls", "High", 1200, 100, 99, 98, 100, 101, 102, 99, 699, ""],
      ["Surveys", "High", 40, "", "", 30, "", "", 31, "", 61, ""],
    ];
    const workbook = open(gridWorkbook({ KPIs: sheet }));
    const before = await read(workbook.port());
    expect(said(before)).toBe("Visits not-rated, Calls not-rated, Surveys red");
    const given = [time("YTD", "year")];
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, before, given));
    expect(said(answered)).toBe("Visits amber, Calls amber, Surveys red");
  });

  test("where an older period is chosen, the year to date of the newest is not its own", async () => {
    const sheet: GridCell[][] = [
      ["Metric Name", "Good Is", "Target", "2025/26 Q1", "2025/26 Q2", "YTD", "RAG Status"],
      ["Visits", "High", 400, 90, 110, 200, ""],
      ["Calls", "High", 90, 90, 110, 200, ""],
      ["Mails (year to date)", "High", 400, 90, 110, 200, ""],
    ];
    const workbook = open(gridWorkbook({ KPIs: sheet }));
    const given = [time("Visits", "year"), time("Calls", "period")];
    const answered = valueOf(
      await answerQuestions(workbook.port(), DEFAULT_RULESET, await read(workbook.port()), given),
    );
    expect(said(answered)).toBe("Visits green, Calls green, Mails (year to date) green");
    const first = valueOf(await judgePeriod(workbook.port(), DEFAULT_RULESET, answered, "2025/26 Q1"));
    expect(said(first)).toBe("Visits not-rated, Calls green, Mails (year to date) not-rated");
    expect([formQuestions(first.tables), first.said]).toEqual([[], []]);
  });

  test.each([
    ["quarters", "Q1", "Q2"],
    ["weeks", "Week 23", "Week 24"],
    ["years by one number", "FY24", "FY25"],
  ])("where an older one of %s is chosen, the newest's twelve months are not its own", async (_, older, newest) => {
    const sheet: GridCell[][] = [
      ["Metric Name", "Good Is", "Target", older, newest, "Rolling 12 months", "RAG Status"],
      ["Mails (rolling 12 months)", "High", 90, 85, 86, 95, ""],
    ];
    const workbook = open(gridWorkbook({ KPIs: sheet }));
    const before = await read(workbook.port());
    expect(said(before)).toBe("Mails (rolling 12 months) green");
    const first = valueOf(await judgePeriod(workbook.port(), DEFAULT_RULESET, before, older));
    expect(said(first)).toBe("Mails (rolling 12 months) not-rated");
  });

  test("what nobody has answered is open beside an older period too", async () => {
    const workbook = open(gridWorkbook({ KPIs: quarters("Q2") }));
    const first = valueOf(
      await judgePeriod(workbook.port(), DEFAULT_RULESET, await read(workbook.port()), "2025/26 Q1"),
    );
    expect(said(first)).toBe("Visits not-rated, Calls not-rated, Quarterly visits green, Satisfaction % green");
    expect(asked(first)).toEqual(["Visits: 2025/26 Q1 (D2), Q2 YTD (G2)", "Calls: 2025/26 Q1 (D3), Q2 YTD (G3)"]);
    const given = [time("Visits", "year"), time("Calls", "period")];
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, first, given));
    expect(said(answered)).toBe("Visits not-rated, Calls red, Quarterly visits green, Satisfaction % green");
    expect(formQuestions(answered.tables)).toEqual([]);
  });

  test("a count's target is asked about in the first period of the year, though both figures are the same", async () => {
    const sheet: GridCell[][] = [
      ["Metric Name", "Good Is", "Target", "2025/26 Q1", "2025/26 Q2", "YTD", "RAG Status"],
      ["Visits", "High", 400, 100, "", 100, ""],
      ["Satisfaction %", "High", 90, 91, "", 91, ""],
    ];
    const workbook = open(gridWorkbook({ KPIs: sheet }));
    const before = await read(workbook.port());
    expect(said(before)).toBe("Visits not-rated, Satisfaction % green");
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, before, [time("YTD", "year")]));
    expect(said(answered)).toBe("Visits green, Satisfaction % green");
  });

  test("an answer about a column beside another period is no answer about nothing", async () => {
    const workbook = open(gridWorkbook({ KPIs: quarters("Q2") }));
    const given = [time("Year to date", "year")];
    const answered = valueOf(
      await answerQuestions(workbook.port(), DEFAULT_RULESET, await read(workbook.port()), given),
    );
    const first = valueOf(await judgePeriod(workbook.port(), DEFAULT_RULESET, answered, "2025/26 Q1"));
    expect([first.tables[0]?.series?.judged, first.said]).toEqual(["2025/26 Q1", []]);
  });

  test.each([
    ["YTD", "Year to date"],
    ["Year-to-date", "Year to date"],
    ["Q2 YTD", "Year to date"],
    ["2025/26 YTD", "YTD"],
    ["Year to date", "YTD"],
  ])("a column has the answer about the year to date whatever it is called now: %s, %s", async (heading, about) => {
    const [headings = [], ...rows] = quarters("Q2");
    const renamed = [headings.map((text) => (text === "Q2 YTD" ? heading : text)), ...rows];
    const workbook = open(gridWorkbook({ KPIs: renamed }));
    const given = [time(about, "year")];
    const answered = valueOf(
      await answerQuestions(workbook.port(), DEFAULT_RULESET, await read(workbook.port()), given),
    );
    expect(said(answered)).toBe("Visits green, Calls amber, Quarterly visits green, Satisfaction % green");
    expect([asked(answered), answered.said]).toEqual([[], []]);
  });

  test("an answer about the year to date leaves alone a row with a target for each of the two", async () => {
    const fields = ["Apr-25 Target", "Apr-25 Actual", "May-25 Target", "May-25 Actual", "YTD Target", "YTD Actual"];
    const sheet: GridCell[][] = [
      ["Metric Name", "Good Is", ...fields, "RAG Status"],
      ["Visits", "High", 100, 120, 100, 80, 200, 200, ""],
      ["Calls", "High", 1200, 120, 1200, 80, "", 200, ""],
    ];
    const workbook = open(gridWorkbook({ KPIs: sheet }));
    const before = await read(workbook.port());
    expect(said(before)).toBe("Visits red, Calls not-rated");
    const answered = valueOf(await answerQuestions(workbook.port(), DEFAULT_RULESET, before, [time("YTD", "year")]));
    expect(said(answered)).toBe("Visits red, Calls green");
  });

  test("an answer about nothing in the workbook is told with its cell", async () => {
    const workbook = open(gridWorkbook({ KPIs: quarters("Q2") }));
    const given = [time("Bins", "period"), time("Visits", "period")];
    const answered = valueOf(
      await answerQuestions(workbook.port(), DEFAULT_RULESET, await read(workbook.port()), given),
    );
    expect(answered.said).toEqual([
      expect.stringMatching(/^“Bins” is answered for in B\d+ of RAG Rules, and no KPI row or heading is called that\./),
    ]);
  });
});

test("the reason of a row says what it was compared with", async () => {
  const [host] = HOSTS;
  const workbook = host?.open(gridWorkbook({ KPIs: quarters("Q2") }));
  if (!workbook) throw new Error("no host");
  const answered = valueOf(
    await answerQuestions(workbook.port(), DEFAULT_RULESET, await read(workbook.port()), [
      time("Calls", "year"),
      time("Visits", "longer"),
    ]),
  );
  const sentences = allIndicators(answered.scorecard).map(({ rating }) =>
    explainVerdict(rating.computed, DEFAULT_RULESET),
  );
  expect(sentences.slice(0, 2)).toEqual([
    "Amber: 199 is 1 (0.5%) below the target of 200; amber reaches to 10% below.",
    expect.stringMatching(/^Amber: 199 is 1 \(0\.5%\) below the 200 expected by now \(2 of 4 quarters of 400\);/),
  ]);
});
