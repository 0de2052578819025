import { undoRun } from "../../src/actions/undo-run";
import type { WrittenRun } from "../../src/actions/review/write-logged";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { WorkbookPort } from "../../src/planning/port";
import type { Result } from "../../src/planning/problem";
import { openExcel } from "../support/open-excel";
import { xlsxOf } from "../support/save-xlsx";
import { differences, heldByFile, heldByModel, openFile } from "./held";
import { opened } from "./parts";

export const NOW = { now: "2024-11-22 23:05" };
export const TODAY = "2024-11-22";

/** Something that an officer does, over either port. */
export interface Step {
  name: string;
  run(port: WorkbookPort): Promise<Result<unknown>>;
  /** The code of an expected refusal; left out where it is done. */
  refused?: string;
}

/** The value of a result. Throws where it was refused. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem).slice(0, 500));
  return result.value;
}

/** One workbook twice: in Excel, and in a file that is saved and opened again after each action. */
export interface BothHosts {
  /** Does something in both. Expects the same outcome, and the same in every cell. */
  run(step: Step): Promise<void>;
  /** Undoes in both what the last step wrote, where it can be undone. */
  undo(): Promise<void>;
  /** True where the last step wrote something that can be undone. */
  canUndo(): boolean;
}

/** Opens a workbook in Excel and as a file. */
export function openBoth(model: WorkbookModel): BothHosts {
  openExcel(model);
  let bytes = xlsxOf(model.toData());
  let last: { name: string; inExcel: WrittenRun; inFile: WrittenRun } | null = null;
  const both = async (
    name: string,
    inExcel: () => Promise<Result<unknown>>,
    inFile: (port: WorkbookPort) => Promise<Result<unknown>>,
  ): Promise<[Result<unknown>, Result<unknown>]> => {
    const excel = await inExcel();
    const { port, save } = opened(bytes);
    const file = await inFile(port);
    bytes = save();
    expect([name, outcomeOf(file)]).toEqual([name, outcomeOf(excel)]);
    expect([name, differences(heldByFile(openFile(bytes)), heldByModel(model))]).toEqual([name, []]);
    return [excel, file];
  };
  return {
    run: async ({ name, run, refused }) => {
      const results = await both(name, () => run(createExcelWorkbook()), run);
      expect([name, ...results.map((result) => (result.ok ? undefined : result.problem.code))]).toEqual([
        name,
        refused,
        refused,
      ]);
      const [inExcel, inFile] = results.map(runOf);
      last = inExcel && inFile ? { name, inExcel, inFile } : null;
    },
    canUndo: () => last !== null,
    undo: async () => {
      if (!last) throw new Error("There is nothing to undo.");
      const { name, inExcel, inFile } = last;
      last = null;
      await both(
        `undo: ${name}`,
        () => undoRun(createExcelWorkbook(), DEFAULT_RULESET, inExcel, NOW),
        (port) => undoRun(port, DEFAULT_RULESET, inFile, NOW),
      );
    },
  };
}

/** What both have to agree on besides the cells: done or refused, what an undo left, and how many rows were written. */
function outcomeOf(result: Result<unknown>): unknown {
  if (!result.ok) return result.problem.code;
  const left = (result.value as { left?: unknown } | undefined)?.left;
  const run = runOf(result);
  // Sheets have other ids in a file.
  const entries = run?.entries.map(({ sources: _, ...entry }) => entry);
  return { left, entries, edits: run?.plan.edits.map(({ kind }) => kind) };
}

function runOf(result: Result<unknown>): WrittenRun | null {
  return result.ok ? ((result.value as { run?: WrittenRun | null } | undefined)?.run ?? null) : null;
}
