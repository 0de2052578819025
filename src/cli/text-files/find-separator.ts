import { findBlocks } from "../../kpi/finding/find-blocks";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { UnusableInput } from "../errors";
import { MOST_COLUMNS, SEPARATORS, trySplitting, type Separator } from "./split-rows";
import { toTextRows } from "./text-rows";

/** A text without its first line "sep=;", which Excel takes for a command and not for a row. */
export interface Separated {
  /** The line, with its line end; "" if there is none. */
  command: string;
  body: string;
  separator: Separator;
}

/** Rows that show which separator a file has: headings stand among the first. */
const ROWS_TRIED = 200;

const ALL = Object.keys(SEPARATORS) as Separator[];

/**
 * Finds the separator of a text: the one that its first line names, or the one by which KPI rows are found. Throws UnusableInput where
 * there are two.
 */
export function findSeparator(text: string, context: LayoutContext): Separated {
  const [command = "", named] = /^"?sep=([^\r\n]?)"?(?:\r\n|\n|\r|$)/i.exec(text) ?? [];
  const body = text.slice(command.length);
  if (named !== undefined) return { command, body, separator: separatorNamed(named) };
  const tried = ALL.map((separator) => ({ separator, rows: trySplitting(body, separator, ROWS_TRIED) }));
  const [fitting, other] = tried.filter(({ rows }) => hasKpiRows(rows, context));
  if (fitting && other) {
    const both = [fitting.separator, other.separator];
    const [one, two] = both.map((separator) => SEPARATORS[separator]);
    throw new UnusableInput(
      `its cells may be separated by ${one} or by ${two}, and it has KPI rows either way. Say which in a first line of its own: ${both.map(howToName).join(", or ")}.`,
    );
  }
  if (fitting) return { command, body, separator: fitting.separator };
  const cellsOf = (rows: readonly string[][]): number => rows.reduce((sum, row) => sum + row.length - 1, 0);
  const most = tried.reduce((best, one) => (cellsOf(one.rows) > cellsOf(best.rows) ? one : best));
  return { command, body, separator: cellsOf(most.rows) > 0 ? most.separator : "," };
}

function separatorNamed(named: string): Separator {
  const separator = ALL.find((one) => one === named);
  if (separator !== undefined) return separator;
  throw new UnusableInput(
    `its first line names the separator “${named}”, and only ${Object.values(SEPARATORS).slice(0, -1).join(", ")} and ${SEPARATORS["|"]} are read. Save it with one of these.`,
  );
}

function howToName(separator: Separator): string {
  return `${separator === "\t" ? "“sep=” with a tab behind it" : `“sep=${separator}”`} for ${SEPARATORS[separator]}`;
}

function hasKpiRows(rows: readonly string[][], context: LayoutContext): boolean {
  if (!rows.some((row) => row.length > 1)) return false;
  const tried = rows.map((row) => row.slice(0, MOST_COLUMNS));
  const { values } = toTextRows(tried, context);
  return findBlocks({ firstRow: 0, firstColumn: 0, values }, context).blocks.length > 0;
}
