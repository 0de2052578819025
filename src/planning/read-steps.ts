import type { Block } from "./block-cells";
import { done, type Result } from "./problem";
import type {
  AttachedRequest,
  AttachedSnapshot,
  Outline,
  RangeRequest,
  ReadRequest,
  SearchedSheet,
  Snapshot,
  TableSnapshot,
  WholeRequest,
} from "./snapshot";

/**
 * A workbook is read in steps: its outline, the chosen tables and sheets, then the rest. Each step has what it read and a function for the
 * next step, so a caller can choose what to read next.
 */
export interface OutlineStep {
  outline: Outline;
  readChosen(request: ReadRequest): Promise<Result<ChosenStep>>;
}

/** The cells of the chosen tables, and the sheets searched for KPI rows in plain cells. */
export interface ChosenCells {
  outline: Outline;
  tables: TableSnapshot[];
  searched: SearchedSheet[];
}

/** The second step. The sheets that were chosen come with the snapshot. */
export interface ChosenStep extends ChosenCells {
  /** Reads sheets of the search to their end; the same step again, with these whole. */
  readWhole(request: WholeRequest): Promise<Result<ChosenStep>>;
  readRest(request: RestRequest): Promise<Result<SnapshotStep>>;
}

/** What to read once the chosen tables are known: rows in plain cells, and tables that KPI rows name. */
export interface RestRequest {
  ranges: RangeRequest[];
  attached: AttachedRequest[];
  /** Blocks whose merged cells are read. Requested only before writing, as it may clear the officer's undo list. */
  merged?: readonly Block[];
}

/** The last step. `lookUp` reads cells that turn out to matter once the snapshot is known. Without requests it makes no trip. */
export interface SnapshotStep {
  snapshot: Snapshot;
  lookUp(requests: AttachedRequest[]): Promise<Result<AttachedSnapshot[]>>;
}

/** Runs a job over the steps. A sheet that must be known before anything is chosen is read with the outline, by its name. */
export type ReadInSteps = <T>(
  job: (first: OutlineStep) => Promise<Result<T>>,
  sheetName?: string,
) => Promise<Result<T>>;

/** Reads what is chosen from the outline, for actions that need no further step. */
export function readWorkbook(
  port: { read: ReadInSteps },
  choose: (outline: Outline) => ReadRequest,
  sheetName?: string,
): Promise<Result<Snapshot>> {
  return port.read(({ outline, readChosen }) => readOnly(readChosen(choose(outline)), NOTHING_ELSE), sheetName);
}

/** Reads the merged cells that reach into blocks, for an action that writes there without reading more. */
export async function readMerged(port: { read: ReadInSteps }, merged: readonly Block[]): Promise<Result<Block[]>> {
  const read = await port.read(({ readChosen }) =>
    readOnly(readChosen({ tables: [], sheetIds: [] }), { ...NOTHING_ELSE, merged }),
  );
  return read.ok ? done(read.value.merged ?? []) : read;
}

const NOTHING_ELSE: RestRequest = { ranges: [], attached: [] };

async function readOnly(reading: Promise<Result<ChosenStep>>, request: RestRequest): Promise<Result<Snapshot>> {
  const chosen = await reading;
  if (!chosen.ok) return chosen;
  const rest = await chosen.value.readRest(request);
  return rest.ok ? done(rest.value.snapshot) : rest;
}
