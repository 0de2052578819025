import type { SheetSnapshot } from "../../snapshot";
import { isRuleOfThatName, settingPath, textOf } from "./read";
import { afterEmptyLine, hasRule, openBlock, type OpenBlock } from "./read-block";
import { isAnswerHeading, questionOf } from "./read-answers";
import { isColumnsHeading } from "./read-columns";
import { isPeriodLabel } from "./read-period-judged";
import { ANSWER_BLOCK, COLUMN_BLOCK, isHeaded } from "./sheet";
import { isOwnText, isSettingNote } from "./texts";

/**
 * Finds what people wrote in the sheet's own columns where no rule is read from: lines between blocks, and text beside a shorter line.
 * `columns` are the sheet's own, counted from the first used column.
 */
export function findNotes(
  { values, formats }: Pick<SheetSnapshot, "values" | "formats">,
  columns: readonly number[],
): string[] {
  let block: OpenBlock | null = null;
  let columnsBlock: number[] | null = null;
  return values.flatMap((row, r) => {
    const texts = row.map((value, column) => textOf(value, formats[r]?.[column] ?? "General"));
    if (texts.every((text) => text === "")) {
      block = block && afterEmptyLine(block);
      columnsBlock = null;
      return [];
    }
    if (isColumnsHeading(texts)) {
      columnsBlock = texts.flatMap((text, column) => (COLUMN_BLOCK.some((one) => isHeaded(one, text)) ? [column] : []));
      block = null;
    }
    if (!columnsBlock && isAnswerHeading(texts)) block = null;
    const opened = columnsBlock ? null : openBlock(texts);
    block = opened ?? block;
    const taken = columnsBlock ?? answerColumns(texts) ?? columnsRead(texts, block, opened !== null);
    return texts.filter(
      (text, column) =>
        text !== "" &&
        columns.includes(column) &&
        !taken.includes(column) &&
        !(column === columns[0] && isOwnText(text)),
    );
  });
}

/** The columns of a line of answers, or of their headings; null for any other line. */
function answerColumns(texts: readonly string[]): number[] | null {
  return isAnswerHeading(texts) || questionOf(texts) !== null ? ANSWER_BLOCK.map((_, column) => column) : null;
}

/** The columns of a line that rules are read from, or that hold the sheet's own texts. */
function columnsRead(texts: readonly string[], block: OpenBlock | null, isHeading: boolean): number[] {
  if (!isHeading && (isPeriodLabel(texts[0]) || (settingPath(texts[0] ?? "") && !isRuleOfThatName(block, texts))))
    return [0, 1, ...(isSettingNote(texts[2] ?? "") ? [2] : [])];
  if (!block || !(isHeading || hasRule(block, texts))) return [];
  return block.keys.flatMap((key, column) => (key === undefined ? [] : [column]));
}
