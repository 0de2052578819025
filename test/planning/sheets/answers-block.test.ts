import fc from "fast-check";
import type { Answer } from "../../../src/kpi/answers/answer";
import { mappingOf } from "../../../src/kpi/columns/column-mapping";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { planAnswers } from "../../../src/planning/sheets/rag-rules/plan-answers";
import { planColumns } from "../../../src/planning/sheets/rag-rules/plan-columns";
import { planPeriodJudged } from "../../../src/planning/sheets/rag-rules/plan-period-judged";
import { planRulesSheet } from "../../../src/planning/sheets/rag-rules/plan";
import { readAnswers } from "../../../src/planning/sheets/rag-rules/read-answers";
import { readColumnsBlock } from "../../../src/planning/sheets/rag-rules/read-columns";
import { readPeriodJudged } from "../../../src/planning/sheets/rag-rules/read-period-judged";
import { readRulesSheet } from "../../../src/planning/sheets/rag-rules/read";
import { foldName } from "../../../src/rag/fold-name";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { SheetSnapshot } from "../../../src/planning/snapshot";
import { anyRuleset } from "../../rag/rules/rulesets";
import { added, after, sheetOf } from "./sheet-after";

type AnswerChoice =
  Pick<Answer<"target-time">, "question" | "answer"> | Pick<Answer<"result-time">, "question" | "answer">;

const MAPPING = mappingOf([{ heading: "Plan", is: "target" }]);
const QUESTION = "Is the target for the period or a longer time?";

const keyOf = ({ question, about }: Answer): string => `${question} ${foldName(about)}`;

const anyAbout = fc
  .oneof(fc.string({ maxLength: 20 }), fc.constantFrom("Period judged", "Rule", "Question", "Year to date", QUESTION))
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => text !== "");

const anyAnswer = fc
  .constantFrom<AnswerChoice>(
    ...(["period", "longer", "year"] as const).map((answer) => ({ question: "target-time", answer }) as const),
    ...(["own", "year"] as const).map((answer) => ({ question: "result-time", answer }) as const),
  )
  .chain((choice) => anyAbout.map((about): Answer => ({ ...choice, about })));

const anyAnswers = fc.uniqueArray(anyAnswer, { minLength: 1, maxLength: 5, selector: keyOf });

const answersOn = (sheet: SheetSnapshot): Answer[] =>
  readAnswers(sheet).answers.map(({ question, about, answer }) => ({ question, about, answer }));

test("answers are written to a new sheet and one with rules, changed there, kept by new rules and columns, and taken back", () => {
  fc.assert(
    fc.property(
      anyRuleset,
      anyRuleset,
      anyAnswers,
      anyAnswers,
      fc.boolean(),
      (ruleset, other, first, second, isJudged) => {
        const made = added(planAnswers(first, null, ruleset));
        expect([answersOn(made), readRulesSheet(made)]).toEqual([first, { ruleset }]);
        const held = added(isJudged ? planPeriodJudged("Q1", null, ruleset) : planColumns(MAPPING, null, ruleset));
        const one = after(held, planAnswers(first, held, ruleset).edits);
        const plan = planAnswers(second, one, ruleset);
        const both = after(one, plan.edits);
        const now = answersOn(both);
        const keys = new Set([...first, ...second].map(keyOf));
        expect(now.map(keyOf).sort()).toEqual([...keys].sort());
        const answers = new Map([...first, ...second].map((one) => [keyOf(one), one.answer]));
        expect(new Map(now.map((one) => [keyOf(one), one.answer]))).toEqual(answers);
        expect(answersOn(after(both, plan.inverse))).toEqual(first);
        const ruled = after(both, planRulesSheet(other, both).edits);
        const mapped = after(ruled, planColumns(mappingOf([{ heading: "Goal", is: "target" }]), ruled, other).edits);
        expect([answersOn(mapped), readRulesSheet(mapped)]).toEqual([now, { ruleset: other }]);
        expect(readPeriodJudged(mapped)).toBe(isJudged ? "Q1" : null);
        expect(readColumnsBlock(mapped).faults).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});

test("the same answers again plan nothing", () => {
  const given: Answer[] = [{ question: "target-time", about: "Visits", answer: "year" }];
  const held = added(planAnswers(given, null, DEFAULT_RULESET));
  expect(planAnswers(given, held, DEFAULT_RULESET).edits).toEqual([]);
});

const RULES = added(planRulesSheet(DEFAULT_RULESET, null)).values;

test.each<[string, CellValue[][], string[], string[]]>([
  [
    "without headings, in other spelling",
    [[` ${QUESTION.toUpperCase()}`, "Visits", "The  Whole year"]],
    ["Visits year"],
    [],
  ],
  ["not finished", [[QUESTION, "Visits", ""]], [], []],
  [
    "anywhere",
    [[QUESTION, "Visits", "the period"], [""], ["A note"], [""], [QUESTION, "Calls", "the period"]],
    ["Visits period", "Calls period"],
    [],
  ],
  [
    "twice the same",
    [
      [QUESTION, "Visits", "the period"],
      [QUESTION, "visits", "the period"],
    ],
    ["Visits period"],
    [],
  ],
  [
    "about nothing",
    [[QUESTION, "", "the period"]],
    [],
    ["B2 is empty: write the indicator's name or the heading that is meant"],
  ],
  [
    "another answer",
    [[QUESTION, "Visits", "both"]],
    [],
    ["C2 “both” is not “the period”, “the longer time” or “the whole year”"],
  ],
  [
    "twice otherwise",
    [
      [QUESTION, "Visits", "the period"],
      [QUESTION, "Visits", "the whole year"],
    ],
    ["Visits period"],
    ["C3 “Visits” has another answer in B2: keep one of the two"],
  ],
])("is read: %s", (_, lines, answers, faults) => {
  const read = readAnswers(sheetOf([["RAG rules"], ...lines]));
  expect(read.answers.map(({ about, answer }) => `${about} ${answer}`)).toEqual(answers);
  expect(read.faults.map(({ cell, problem }) => `${cell} ${problem}`)).toEqual(faults);
  const rules = readRulesSheet(sheetOf([...RULES, [""], ["Question", "About", "Answer"], ...lines]));
  expect("faults" in rules ? rules.faults.length : 0).toBe(faults.length);
});

test("a question that is none is a fault of the sheet", () => {
  const rules = readRulesSheet(
    sheetOf([...RULES, [""], ["Question", "About", "Answer"], ["Which target?", "Visits", "the period"]]),
  );
  expect(rules).toEqual({
    faults: [{ cell: `A${RULES.length + 3}`, problem: "“Which target?” is not a setting or a heading of this sheet" }],
  });
});
