import { addressOf, type KpiTable } from "../../kpi/kpi-table";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import { readWordIn, type Ruleset } from "../../rag/rules/ruleset";
import { LONGEST_TAUGHT } from "../../rag/rules/statuses/taught-words";
import type { WordCell } from "./unknown-words";

/** The cells of overrides that are ignored because the rules do not know their word. */
export function findOverrideWords(
  indicators: readonly RatedIndicator[],
  tables: readonly KpiTable[],
  ruleset: Ruleset,
): WordCell[] {
  return indicators.flatMap(({ tableId, row, cells: { override }, rating }): WordCell[] => {
    const table = tables.find((one) => one.tableId === tableId);
    const word = String(override.value).trim();
    const isAsked =
      rating.overrideProblem === "not-a-status" && override.kind === "text" && word.length <= LONGEST_TAUGHT;
    if (!table || !isAsked || readWordIn(ruleset, word) !== null) return [];
    return [{ sheetName: table.sheetName, address: addressOf(table, "override", row) ?? "", word }];
  });
}
