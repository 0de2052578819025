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
import { findWordings } from "../wording/find-wordings";

/** What a workbook says of its status columns, while it is being read. */
export interface OpenWordings {
  /** Cells that have to be looked up for it. */
  requests: AttachedRequest[];
  ask(lookedUp: readonly AttachedSnapshot[], tables: readonly KpiTable[], ruleset: Ruleset): Map<string, TableWording>;
}

/** Finds how a workbook asks for the statuses of its tables. `isOwnSheet` tells the add-in's own sheets by their names. */
export function openWordings(snapshot: Snapshot, isOwnSheet: (name: string) => boolean): OpenWordings {
  const { requests, spokenOf } = findWordings(snapshot, isOwnSheet);
  return {
    requests,
    ask: (lookedUp, tables, ruleset) => {
      const spoken = spokenOf(lookedUp, (text) => readStatusIn(ruleset, text) !== null);
      return new Map(
        tables.flatMap((table): [string, TableWording][] => {
          const said = spokenFor(table, tables, spoken);
          if (!said) return [];
          const expected = findExpectedForm(said, statusCells(table, ruleset), ruleset, workbookNumbersOf(table));
          return [[table.tableId, wordingOf(expected, table, ruleset)]];
        }),
      );
    },
  };
}

/** What is said of a table; of a block of which nothing is, what is said of the others of its sheet. */
function spokenFor(
  table: KpiTable,
  tables: readonly KpiTable[],
  spoken: ReadonlyMap<string, WordingClues>,
): WordingClues | undefined {
  const saysSomething = (said: WordingClues | undefined): boolean =>
    said !== undefined && (said.list !== null || said.clues.length > 0);
  const own = spoken.get(table.tableId);
  if (saysSomething(own) || !table.isRange) return own;
  return (
    tables
      .filter((other) => other.isRange && other.sheetId === table.sheetId)
      .map(({ tableId }) => spoken.get(tableId))
      .find(saysSomething) ?? own
  );
}

/** True for a column that the add-in wrote its numbers to before: what reads them was told then. */
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
