import { RULESET_FORMAT } from "../../../rag/rules/upgrade-ruleset";
import type { SheetSnapshot } from "../../snapshot";
import { isNewer, readLayout } from "../layout";
import { RAG_RULES } from "./sheet";

/**
 * True for a sheet that a later version made, or that holds rules in a later format: half of what it says would rate by rules that
 * nobody wrote.
 */
export function areRulesNewer(sheet: Pick<SheetSnapshot, "mark">): boolean {
  return isNewer(RAG_RULES, sheet) || (readLayout(sheet.mark)?.format ?? 1) > RULESET_FORMAT;
}
