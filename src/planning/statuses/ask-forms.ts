import { HEADINGS } from "../../kpi/columns/columns";
import type { KpiTable } from "../../kpi/kpi-table";
import { findExpectedForm, type ExpectedWording } from "../../kpi/wording/expected-form";
import type { WordingClues } from "../../kpi/wording/wording-clue";
import { workbookNumbersOf, isUsualFormat } from "../../kpi/status-looks/status-column";
import { readStatusIn, type Ruleset } from "../../rag/rules/ruleset";
import { numbersOf, statusCells } from "./status-cells";
import type { AttachedRequest, AttachedSnapshot, Snapshot } from "../snapshot";
import {
  describeBecause,
  describeEmpty,
  describeTrouble,
  type NamedColumn,
  type TableWording,
} from "../wording/describe-wording";
import { findClues } from "../wording/find-clues";

/** The wording of a workbook's statuses, which may depend on cells that must be looked up first. */
export interface OpenWordings {
  requests: AttachedRequest[];
  ask(lookedUp: readonly AttachedSnapshot[], tables: readonly KpiTable[], ruleset: Ruleset): Map<string, TableWording>;
}

/** Finds how a workbook words the statuses of its tables. `isOwnSheet` is true for names of the add-in's own sheets. */
export function openWordings(snapshot: Snapshot, isOwnSheet: (name: string) => boolean): OpenWordings {
  const { requests, cluesByTable } = findClues(snapshot, isOwnSheet);
  return {
    requests,
    ask: (lookedUp, tables, ruleset) => {
      const byTable = cluesByTable(lookedUp, (text) => readStatusIn(ruleset, text) !== null);
      return new Map(
        tables.flatMap((table): [string, TableWording][] => {
          const clues = cluesFor(table, tables, byTable);
          if (!clues) return [];
          const expected = findExpectedForm(clues, statusCells(table, ruleset), ruleset, workbookNumbersOf(table));
          return [[table.tableId, wordingOf(expected, table, ruleset)]];
        }),
      );
    },
  };
}

/** The clues about a table; for a block of plain cells without any, those of another block on its sheet. */
function cluesFor(
  table: KpiTable,
  tables: readonly KpiTable[],
  byTable: ReadonlyMap<string, WordingClues>,
): WordingClues | undefined {
  const hasAny = (clues: WordingClues | undefined): boolean =>
    clues !== undefined && (clues.list !== null || clues.clues.length > 0);
  const own = byTable.get(table.tableId);
  if (hasAny(own) || !table.isRange) return own;
  return (
    tables
      .filter((other) => other.isRange && other.sheetId === table.sheetId)
      .map(({ tableId }) => byTable.get(tableId))
      .find(hasAny) ?? own
  );
}

/** True for a column with numbers that the add-in wrote: the officer was told about them then. */
function holdsOwnNumbers({ cells }: KpiTable): boolean {
  const { values = [], formats = [] } = cells.status ?? {};
  return values.some((value, row) => typeof value === "number" && isUsualFormat(formats[row] ?? ""));
}

const NOTHING_ASKED: TableWording = { asked: null, because: null, whenEmpty: null, refusal: null };

function wordingOf(asking: ExpectedWording, table: KpiTable, ruleset: Ruleset): TableWording {
  const { headings, sheetName } = table;
  const column: NamedColumn = { heading: headings?.status ?? HEADINGS.status, sheetName };
  const numbers = numbersOf(table);
  switch (asking.is) {
    case "silent":
      return NOTHING_ASKED;
    case "asked": {
      const { form, because } = asking;
      return {
        asked: form,
        because:
          because && !(because.by === "numbers" && holdsOwnNumbers(table))
            ? describeBecause(because, column, form.isNative, ruleset, numbers)
            : null,
        whenEmpty: form.notRated === "" ? describeEmpty(column, ruleset) : null,
        refusal: null,
      };
    }
    case "trouble":
      return {
        ...NOTHING_ASKED,
        refusal: describeTrouble(asking.trouble, column, ruleset, numbers),
      };
  }
}
