import { foldName } from "../../../rag/fold-name";
import { RULESET_FORMAT } from "../../../rag/rules/upgrade-ruleset";
import type { SheetSnapshot } from "../../snapshot";
import { isNewer, readLayout } from "../layout";
import { isColumnsHeading } from "./read-columns";
import { findRulesBlock, RAG_RULES, SETTINGS } from "./sheet";

/**
 * True for a sheet named RAG Rules that was not created by the add-in: it has no layout mark and none of our lines. It may state rules in
 * words, so rating by other rules would mislead. An empty sheet is not foreign.
 */
export function isForeignRules({ mark, values }: Pick<SheetSnapshot, "mark" | "values">): boolean {
  const isOfOurs = (cells: readonly unknown[]): boolean => {
    const texts = cells.map((cell) => String(cell).trim());
    return (
      foldName(texts[0] ?? "") === foldName(SETTINGS.name) || isColumnsHeading(texts) || findRulesBlock(texts) !== null
    );
  };
  return values.length > 0 && readLayout(mark) === null && !values.some(isOfOurs);
}

/** True for a sheet with a later layout or rules format: reading only part of the rules would give wrong colours. */
export function areRulesNewer(sheet: Pick<SheetSnapshot, "mark">): boolean {
  return isNewer(RAG_RULES, sheet) || (readLayout(sheet.mark)?.format ?? 1) > RULESET_FORMAT;
}
