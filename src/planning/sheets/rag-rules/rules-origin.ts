import { sameName } from "../../../kpi/same-name";
import { RULESET_FORMAT } from "../../../rag/rules/upgrade-ruleset";
import type { SheetSnapshot } from "../../snapshot";
import { isNewer, readLayout } from "../layout";
import { isColumnsHeading } from "./read-columns";
import { findRulesBlock, RAG_RULES, SETTINGS } from "./sheet";

/**
 * True for a sheet named RAG Rules that was not created by the add-in: it has no mark, and no line of it is one of ours. It may hold
 * rules in words, so rating by other rules would mislead. An empty sheet is not foreign.
 */
export function isForeignRules({ mark, values }: Pick<SheetSnapshot, "mark" | "values">): boolean {
  const isOfOurs = (cells: readonly unknown[]): boolean => {
    const texts = cells.map((cell) => String(cell).trim());
    return (
      sameName(texts[0] ?? "") === sameName(SETTINGS.name) || isColumnsHeading(texts) || findRulesBlock(texts) !== null
    );
  };
  return values.length > 0 && readLayout(mark) === null && !values.some(isOfOurs);
}

/** True for a sheet that a later version made, or with rules in a later format: reading half of them would rate by rules nobody wrote. */
export function areRulesNewer(sheet: Pick<SheetSnapshot, "mark">): boolean {
  return isNewer(RAG_RULES, sheet) || (readLayout(sheet.mark)?.format ?? 1) > RULESET_FORMAT;
}
