import { withTableFilters } from "../../planning/find-sheet";
import { done, refused, type Result } from "../../planning/problem";
import type { ChosenStep, OutlineStep, RestRequest, SnapshotStep } from "../../planning/read-steps";
import type { AttachedRequest, AttachedSnapshot, Outline, ReadRequest, Snapshot } from "../../planning/snapshot";
import type { WorkbookFile } from "../workbook/workbook-file";
import { readAttached } from "./read-attached";
import { readBook } from "./read-book";
import {
  readHead,
  readMerged,
  readOutline,
  readOwnSheet,
  readRange,
  readSheet,
  readTables,
  readWhole,
  searchSheet,
} from "./read-snapshot";

/** Reads a file in the steps in which the port over Excel reads a workbook. Throws a FileFault. */
export async function readInSteps<T>(
  file: WorkbookFile,
  job: (first: OutlineStep) => Promise<Result<T>>,
  { sheetName, locale }: { sheetName: string | undefined; locale: string },
): Promise<Result<T>> {
  const outline = readOutline(file, sheetName);
  return job({ outline, readChosen: (request) => Promise.resolve(readChosen(file, outline, request, locale)) });
}

function readChosen(file: WorkbookFile, outline: Outline, request: ReadRequest, locale: string): Result<ChosenStep> {
  const { tables, sheetIds, heads = [], ownSheetIds = [], search, book } = request;
  const searched = search ? search.sheetIds.flatMap((id) => searchSheet(file, outline, id, search) ?? []) : [];
  const read = readTables(file, outline, tables, locale);
  const sheets = sheetIds.map((id) => readSheet(file, id));
  const ownSheets = ownSheetIds.map((id) => readOwnSheet(file, id));
  if ([...read, ...sheets, ...ownSheets].includes(null)) return refused({ code: "item-gone" });
  const snapshot: Snapshot = {
    ...{ outline, searched },
    tables: read.flatMap((table) => table ?? []),
    sheets: sheets.flatMap((sheet) => sheet ?? []),
    ownSheets: ownSheets.flatMap((sheet) => (sheet ? [withTableFilters(sheet, outline)] : [])),
    heads: heads.flatMap((head) => readHead(file, head) ?? []),
    ...(book ? { book: readBook(file, book) } : {}),
  };
  return done(chosenStep(file, snapshot, locale));
}

function chosenStep(file: WorkbookFile, snapshot: Snapshot, locale: string): ChosenStep {
  const { outline, searched, tables } = snapshot;
  return {
    ...{ outline, searched, tables },
    readWhole: (request) => {
      const whole = { ...snapshot, searched: readWhole(file, outline, searched, request) };
      return Promise.resolve(done(chosenStep(file, whole, locale)));
    },
    readRest: (rest) => Promise.resolve(readRest(file, snapshot, rest, locale)),
  };
}

function readRest(
  file: WorkbookFile,
  chosen: Snapshot,
  { ranges, attached, merged }: RestRequest,
  locale: string,
): Result<SnapshotStep> {
  const rows = ranges.map((request) => readRange(file, request, locale));
  if (rows.includes(null)) return refused({ code: "item-gone" });
  const cellsOf = (requests: readonly AttachedRequest[]): AttachedSnapshot[] =>
    requests.map((request) => readAttached(file, request, locale));
  const snapshot: Snapshot = {
    ...chosen,
    tables: [...chosen.tables, ...rows.flatMap((table) => table ?? [])],
    ...(attached.length > 0 ? { attached: cellsOf(attached) } : {}),
    ...(merged ? { merged: readMerged(file, merged) } : {}),
  };
  return done({ snapshot, lookUp: (requests) => Promise.resolve(done(cellsOf(requests))) });
}
