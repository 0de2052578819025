import type { Review } from "../../actions/review";
import type { Ruleset } from "../../rag/rules/ruleset";
import { describeAnyProblem } from "../../planning/describe-file-problem";
import type { Plan } from "../../planning/plan";
import type { WorkbookPort } from "../../planning/port";
import { done, type Problem, type Result } from "../../planning/problem";
import { readWorkbook } from "../../planning/read-steps";
import { catchFaults } from "../../xlsx/file-fault";
import { openWorkbookFile } from "../../xlsx/open-workbook-file";
import type { Given } from "../arguments/command";
import { UnusableInput } from "../errors";
import { rulesGiven } from "./load-rules";
import { NODE_CODEC } from "./node-codec";
import { describeLock } from "./open-elsewhere";
import { createProgressLine, tellProgress, type ProgressLine } from "../print/progress-line";
import { readWholeFile, type ReadFile } from "./read-file";
import type { Surroundings } from "../surroundings";

/** A workbook file that a command works on. */
export interface OpenWorkbook {
  read: ReadFile;
  port: WorkbookPort;
  /** The rules of a workbook that has none of its own. */
  defaults: Ruleset;
  /** What was written to it by now, in order. */
  applied: readonly Plan[];
  progress: ProgressLine;
  /** The file with what was written to it. Throws UnusableInput where that would be too large to be read again. */
  save(): Uint8Array;
}

/** Opens the workbook that a command was given. Throws UnusableInput where it cannot be used. */
export function openWorkbook(path: string, given: Given, around: Surroundings): OpenWorkbook {
  const { files } = around;
  const read = readWholeFile(files, path);
  const lock = given.isOn("as-saved") ? null : describeLock(files, path);
  if (lock) throw new UnusableInput(lock);
  const defaults = rulesGiven(given, files);
  const progress = createProgressLine(around);
  const opened = openWorkbookFile(read.bytes, { codec: NODE_CODEC, onProgress: (one) => tellProgress(progress, one) });
  const { port, save } = valueOf(opened, path);
  const applied: Plan[] = [];
  const recording: WorkbookPort = {
    ...port,
    apply: async (plan) => {
      const result = await port.apply(plan);
      if (result.ok) applied.push(plan);
      return result;
    },
  };
  return {
    read,
    port: recording,
    defaults,
    applied,
    progress,
    save: () =>
      valueOf(
        catchFaults(() => done(save())),
        path,
      ),
  };
}

/** What an action gave. Throws UnusableInput with the problem's sentences where it was refused. */
export function valueOf<T>(result: Result<T>, path: string): T {
  if (result.ok) return result.value;
  throw new UnusableInput(describeRefusal(result.problem, path));
}

function describeRefusal(problem: Problem, path: string): string {
  const { title, body } = describeAnyProblem(problem);
  return `${path}: ${title}. ${body}`;
}

/** Throws UnusableInput where rules were given for a workbook that has its own: two cannot hold at once. */
export function checkWhoseRules(given: Given, { rulesSheet, ruleset }: Review, path: string): void {
  const rules = given.valueOf("rules");
  if (rules === undefined || !rulesSheet) return;
  throw new UnusableInput(
    `${path} has rules of its own (${ruleset.name} ${ruleset.version}, on the sheet ${rulesSheet.name}), which hold instead of ${rules}. To replace them: kpi rules import ${path} ${rules} -o OUT`,
  );
}

/** The names of the workbook's sheets, by id, as they are by now. */
export async function readSheetNames({ port, read }: OpenWorkbook): Promise<Map<string, string>> {
  const { outline } = valueOf(await readWorkbook(port, () => ({ tables: [], sheetIds: [] })), read.path);
  return new Map(outline.sheets.map(({ id, name }) => [id, name]));
}
