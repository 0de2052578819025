import type { RunPort } from "../../planning/port";
import { done } from "../../planning/problem";
import type {
  AttachedRequest,
  AttachedSnapshot,
  Outline,
  RangeRequest,
  SearchedSheet,
  SheetSnapshot,
  Snapshot,
  TableSnapshot,
} from "../../planning/snapshot";

/** Stands for the sheet of a text file. */
export const TEXT_FILE = "file";

/** A text file as a workbook of one sheet with plain cells, which is read and not written. */
export interface TextBook {
  /** The file's name. */
  name: string;
  values: string[][];
  /** The RAG Rules sheet of another workbook; null if there is none. */
  rules: SheetSnapshot | null;
}

/** Opens a text file for the actions that read a workbook. All of its rows are searched for KPI rows, as on a sheet. */
export function openTextBook({ name, values, rules }: TextBook): RunPort {
  const sheet = { id: TEXT_FILE, name, protected: false };
  const searched: SearchedSheet[] = [{ ...sheet, firstRow: 0, firstColumn: 0, values, filtered: false, isWhole: true }];
  const outline: Outline = { sheets: [sheet], tables: [], named: rules };
  const chosen: Snapshot = { outline, searched, tables: [], sheets: [], ownSheets: [], heads: [] };
  return {
    yieldToMain: () => Promise.resolve(),
    reportProgress: () => undefined,
    apply: () => Promise.reject(new Error("a text file is not written by plans")),
    read: (job) =>
      job({
        outline,
        readChosen: () =>
          Promise.resolve(
            done({
              ...{ outline, searched, tables: [] },
              readRest: ({ ranges, attached }) => {
                const tables = ranges.map((request) => readRange(values, request));
                const snapshot = { ...chosen, tables, attached: attached.map(notFound) };
                return Promise.resolve(
                  done({ snapshot, lookUp: (requests) => Promise.resolve(done(requests.map(notFound))) }),
                );
              },
            }),
          ),
      }),
  };
}

/** What a cell names in a workbook is not in a text file. */
const notFound = (_: AttachedRequest): AttachedSnapshot => "not-found";

function readRange(
  values: readonly (readonly string[])[],
  { outline, firstRow, firstColumn, rowCount, columns }: RangeRequest,
): TableSnapshot {
  const cells = columns.map(({ index }): [number, { values: string[] }] => [
    index,
    { values: Array.from({ length: rowCount }, (_, row) => values[firstRow + row]?.[firstColumn + index] ?? "") },
  ]);
  return { ...outline, firstRow, firstColumn, rowCount, cells: new Map(cells), iconSet: { covers: "none", ids: [] } };
}
