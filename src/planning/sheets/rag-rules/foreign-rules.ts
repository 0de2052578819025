import { foldName } from "../../../rag/fold-name";
import type { SheetSnapshot } from "../../snapshot";
import { readLayout } from "../layout";
import { isColumnsHeading } from "./read-columns";
import { findRulesBlock, SETTINGS } from "./sheet";

/**
 * True for a person's own sheet that has the name of ours: it is not marked as ours, and none of its lines is one of ours. Rules may
 * be written there in words, so that to rate by others would mislead. An empty sheet is nobody's.
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
