import { deflateRawSync, inflateRawSync } from "node:zlib";
import { describeStatusPlace } from "../../actions/describe/describe-status-place";
import type { Review } from "../../actions/review";
import type { Ruleset } from "../../rag/rules/ruleset";
import { describeAnyProblem } from "../../planning/describe-file-problem";
import type { Plan } from "../../planning/plan";
import type { WorkbookPort } from "../../planning/port";
import { done, type Problem, type Result } from "../../planning/problem";
import { readWorkbook } from "../../planning/read-steps";
import type { Codec } from "../../office-package/codec";
import { catchFaults } from "../../xlsx/file-fault";
import { openWorkbookFile } from "../../xlsx/open-workbook-file";
import type { Arguments } from "../arguments/command";
import { UnusableInput } from "../errors";
import { chosenPeriod } from "./choose-period";
import { readRulesOption } from "./load-rules";
import { describeLock } from "./open-elsewhere";
import { createProgressLine, showProgress, type ProgressLine } from "../print/progress-line";
import { readWholeFile, type ReadFile } from "./read-file";
import type { Environment } from "../environment";

/** Node's own compression, several times as fast as one in JavaScript. */
export const NODE_CODEC: Codec = {
  // zlib takes no limit of 0. Data beyond the limit are refused.
  inflate: (packed, limit) => inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) }),
  deflate: (bytes) => deflateRawSync(bytes, { level: 6 }),
};

/** A workbook file that a command works on. */
export interface OpenWorkbook {
  read: ReadFile;
  port: WorkbookPort;
  /** The rules for a workbook without its own. */
  defaults: Ruleset;
  /** The plans that were applied so far, in order. */
  applied: readonly Plan[];
  progress: ProgressLine;
  /** The file with all changes. Throws UnusableInput if it would be too large to be read again. */
  save(): Uint8Array;
}

/** Opens a workbook file. Throws UnusableInput if it cannot be used. */
export function openWorkbook(path: string, given: Arguments, environment: Environment): OpenWorkbook {
  const { files } = environment;
  const read = readWholeFile(files, path);
  const lock = given.isOn("as-saved") ? null : describeLock(files, path);
  if (lock) throw new UnusableInput(lock);
  const defaults = readRulesOption(given, files);
  const progress = createProgressLine(environment);
  const opened = openWorkbookFile(read.bytes, { codec: NODE_CODEC, onProgress: (one) => showProgress(progress, one) });
  const { port, save } = valueOf(opened, path);
  const applied: Plan[] = [];
  const judges = chosenPeriod(given);
  const recording: WorkbookPort = {
    ...port,
    ...(judges === undefined ? {} : { judges }),
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

/** The value of a result. Throws UnusableInput with the problem's sentences if it was refused. */
export function valueOf<T>(result: Result<T>, path: string): T {
  if (result.ok) return result.value;
  throw new UnusableInput(describeRefusal(result.problem, path));
}

function describeRefusal(problem: Problem, path: string): string {
  const { title, body } = describeAnyProblem(problem);
  return `${path}: ${title}. ${body}${describeStatusOption(problem, path)}`;
}

/** The option that adds a status column, where it is all that is missing. */
function describeStatusOption(problem: Problem, path: string): string {
  const [place] = problem.code === "no-kpi-table" ? (problem.statusPlaces ?? []) : [];
  if (!place) return "";
  return ` To have one added ${describeStatusPlace(place, "little")}: kpi recalculate ${path} --add-status`;
}

/** Throws UnusableInput if rules were given for a workbook that has its own. */
export function checkWhoseRules(given: Arguments, { rulesSheet, ruleset }: Review, path: string): void {
  const rules = given.valueOf("rules");
  if (rules === undefined || !rulesSheet) return;
  throw new UnusableInput(
    `${path} has rules of its own (${ruleset.name} ${ruleset.version}, on the sheet ${rulesSheet.name}), which are used instead of ${rules}. To replace them: kpi rules import ${path} ${rules} -o OUT`,
  );
}

/** The present names of the workbook's sheets, by id. */
export async function readSheetNames({ port, read }: OpenWorkbook): Promise<Map<string, string>> {
  const { outline } = valueOf(await readWorkbook(port, () => ({ tables: [], sheetIds: [] })), read.path);
  return new Map(outline.sheets.map(({ id, name }) => [id, name]));
}
