import type { Answers } from "../../../kpi/answers/answer";
import { foldName } from "../../../rag/fold-name";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { EMPTY_PLAN, type Plan } from "../../plan";
import type { SheetSnapshot } from "../../snapshot";
import { answerLines } from "./lay-out";
import { planRulesSheet } from "./plan";
import { planCells, type LineCells } from "./plan-cells";
import { isAnswerHeading, questionOf, readAnswers } from "./read-answers";
import { ANSWER_BLOCK } from "./sheet";
import { TEXTS } from "./texts";

/**
 * Plans answers on the workbook's RAG Rules sheet, or on a new sheet with the current rules. An answer about the same thing is changed in
 * its line; others go below the last line, or to the end of the sheet where something else stands there.
 */
export function planAnswers(given: Answers, held: SheetSnapshot | null, ruleset: Ruleset): Plan {
  if (given.length === 0) return EMPTY_PLAN;
  if (!held) return planRulesSheet(ruleset, null, { answers: given });
  const known = readAnswers(held).answers;
  const changed: LineCells[] = [];
  const added = given.filter((one) => {
    const same = known.find(
      (other) => other.question === one.question && foldName(other.about) === foldName(one.about),
    );
    const [[, , text = ""] = []] = answerLines([one]);
    if (same && same.answer !== one.answer) changed.push({ row: same.row, columns: [2], texts: [text] });
    return !same;
  });
  return planCells(held, [...changed, ...newLines(added, held)]);
}

function newLines(added: Answers, { values }: SheetSnapshot): LineCells[] {
  if (added.length === 0) return [];
  const last = values.at(-1) ?? [];
  const goesOn = questionOf(last) !== null || isAnswerHeading(last);
  const heading = [[TEXTS.answers.text, "", ""], ANSWER_BLOCK.map((column) => column.heading)];
  const start = values.length + (goesOn ? 0 : 1);
  const lines = [...(goesOn ? [] : heading), ...answerLines(added)];
  return lines.map((texts, index) => ({ row: start + index, columns: [0, 1, 2], texts }));
}
