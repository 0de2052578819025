import { HEADINGS } from "../../kpi/columns/columns";
import { groupBy } from "../../kpi/history/match-names";
import { listSome } from "../../report/words";
import { nameRuns, placesOf } from "../../planning/statuses/places-of";
import type { KeptCell } from "../../planning/statuses/plan-statuses";

/** Adds to cells that cannot be written the sentence for their reason and column. */
export function describeUnwritten(kept: readonly KeptCell[], tables: readonly { sheetName: string }[]): KeptCell[] {
  const groups = groupBy(kept, ({ holds, column, sheetName }) =>
    [holds, column, holds === "format-locked" ? sheetName : ""].join(" "),
  );
  const described = [...groups.values()].flatMap((cells): [KeptCell, string][] => {
    const sentence = describeGroup(cells, tables);
    return sentence === null ? [] : cells.map((cell) => [cell, sentence]);
  });
  const sentences = new Map(described);
  return kept.map((cell) => {
    const sentence = sentences.get(cell);
    return sentence === undefined ? cell : { ...cell, sentence };
  });
}

/** Describes cells of one column that are left alone for one reason; null if another sentence covers them. */
function describeGroup(cells: readonly KeptCell[], tables: readonly { sheetName: string }[]): string | null {
  const [first] = cells;
  if (!first) return null;
  const heading = HEADINGS[first.column ?? "status"];
  const isOne = cells.length === 1;
  const places = `${listSome(nameRuns(cells, tables))} in ${heading} ${isOne ? "is" : "are"}`;
  switch (first.holds) {
    case "array":
      return `${places} filled by one formula for several cells, and left alone. Delete the formula to have them written.`;
    case "merged": {
      const blocks = [
        ...new Set(
          placesOf(
            cells.map(({ sheetName, address, block = address }) => ({ sheetName, address: block })),
            tables,
          ),
        ),
      ];
      const merged = blocks.length === 1 ? "is one merged cell" : "are merged cells";
      return `${listSome(blocks)} ${merged}, without a ${heading} cell for each row, and left alone. Choose Home, Unmerge Cells to have them written.`;
    }
    case "locked":
      return `${places} locked on a protected sheet, and left alone. Choose Review, Unprotect Sheet to have them written.`;
    case "filtered":
      return `${places} ${isOne ? "in a row" : "in rows"} that a filter hides, and left alone. Choose Data, Clear to have them written.`;
    case "format-locked":
      return `On ${first.sheetName}, which is protected, statuses are written as words, without icons: its formats are locked.`;
    case "formula":
    case "other-text":
    case "no-good-is":
    case "not-calculated":
      return null;
  }
}
