import { describeProblem } from "../../src/planning/describe-problem";
import { refused, type Result } from "../../src/planning/problem";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { RichApiHost } from "../../src/office-host/host/rich-api";
import { everything } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import type { Scenario, Run } from "./scenarios";
import type { Fault, Moment } from "./faults";

/** What a scenario starts from, the steps of each of its requests, and which requests write. */
export interface Course {
  /** The workbook before the scenario. It is made once, because most are the outcome of several actions. */
  made: WorkbookData;
  steps: number[];
  writing: boolean[];
  /** The workbook at first, and as it is when all went well. */
  before: string;
  after: string;
  /** The same where somebody then changed it, by what they did. */
  afterChange: Map<Fault, string>;
  /** The outcome without a fault from each workbook that somebody changed meanwhile. */
  afterFrom: Map<string, string>;
  /** The workbooks, as each fault left them, on which the scenario was tried again. */
  triedAgain: Map<Fault, Set<string>>;
}

/** The part of a request that matters for a fault. */
export const SHAPES = ["outline", "read", "write", "read back"] as const;
export type Shape = (typeof SHAPES)[number];

/** The shapes of a scenario's requests, in order. */
export function shapesOf({ steps, writing }: Course): Shape[] {
  const firstWrite = writing.indexOf(true);
  return steps.map((_, index) => {
    if (writing[index]) return "write";
    if (firstWrite !== -1 && index > firstWrite) return "read back";
    return index === 0 ? "outline" : "read";
  });
}

/** The result of a scenario with a fault. `wrong` names what should not have happened; empty is good. */
export interface Trial {
  at: Moment;
  /** True if the workbook is undamaged (as before, or as after), or the officer was told that it is not. */
  left: "whole" | "told";
  wrong: string[];
}

/** An answer takes milliseconds. A missing answer must not be mistaken for a busy machine. */
const PATIENCE_MS = 60_000;

function openFor({ excelApi }: Scenario, model: WorkbookModel): RichApiHost {
  return openExcel(model, excelApi === undefined ? {} : { requirementSets: { ExcelApi: excelApi } }).host;
}

/** Runs a scenario without a fault, and records its requests to Excel. */
export async function followCourse(scenario: Scenario): Promise<Course> {
  const made = (await scenario.make()).toData();
  const model = new WorkbookModel(made);
  const host = openFor(scenario, model);
  const run = await scenario.prepare();
  host.resetTrips();
  const course: Course = {
    ...{ made, steps: [], writing: [] },
    ...{ before: whole(model), after: "", afterChange: new Map(), afterFrom: new Map(), triedAgain: new Map() },
  };
  model.onChange(() => (course.writing[host.trips.length - 1] = true));
  const result = await run();
  if (!result.ok) throw new Error(`${scenario.name}: ${result.problem.code}`);
  course.steps = host.trips.filter((trip) => !trip.releaseOnly).map((trip) => trip.actions);
  course.after = whole(model);
  return course;
}

/** Runs a scenario with a fault, and judges the result. */
export async function tryFault(scenario: Scenario, course: Course, fault: Fault, at: Moment): Promise<Trial> {
  const model = new WorkbookModel(course.made);
  const host = openFor(scenario, model);
  const run = await scenario.prepare();
  host.resetTrips();
  const sheetId = scenario.sheetId(model);
  let known = course.made;
  let isChanged = false;
  fault.strike(host, model, sheetId, at, () => {
    isChanged = true;
    known = model.toData();
  });
  const result = await answerOf(run);
  calm(host);

  // What is written in parts may be half done when someone changes the workbook, so that is not how it was before.
  if (isChanged && scenario.isInParts) known = changedAtFirst(scenario, course, fault);
  const left = whole(model);
  const before = isChanged ? whole(new WorkbookModel(known)) : course.before;
  const wrong: string[] = [];
  // A row that somebody inserts half-way looks like the one above it, be that written by then or not.
  const seen = (state: string): string => (scenario.isInParts && isChanged ? withoutBlankCells(state) : state);
  // Decoration may be missing where that is told, or where reading failed afterwards and something else is told.
  const mayLack = !result.ok || lacksDecoration(result.value);
  const isUnlogged = result.ok && lacksLog(result.value);
  const isSame = (one: string, other: string): boolean => seen(one) === seen(other);
  const isDone = (after: string): boolean =>
    isSame(left, after) ||
    (mayLack && isSame(withoutDecoration(left), withoutDecoration(after))) ||
    (isUnlogged && isSame(withoutLog(left), withoutLog(after)));
  const isWhole =
    isSame(left, before) ||
    isDone(isChanged ? await wholeAfter(scenario, course, known) : course.after) ||
    (isChanged && isDone(await wholeThenChanged(scenario, course, fault)));

  if (result.ok) {
    // What someone did meanwhile may as well have come before or after.
    if (isChanged ? !isWhole : !isDone(course.after)) wrong.push("said to be done, and is not");
  } else {
    const { problem } = result;
    const { body } = describeProblem(problem);
    if (fault.costsNothing) wrong.push(`not done, under ${problem.code}`);
    if (problem.code === "unexpected" && !fault.unexplained) wrong.push(`the reason is not told: ${problem.detail}`);
    if (body.includes("Nothing was changed") && !isSame(left, before))
      wrong.push(`says “Nothing was changed” (${problem.code}), and it was`);
    const isTold = problem.code === "not-written-as-planned" && !problem.restored;
    if (!isWhole && !((fault.lasting || (scenario.isInParts && isChanged)) && isTold))
      wrong.push(`left half done, under ${problem.code}`);
  }
  // The same workbook takes the scenario in the same way: once after each fault is enough.
  const tried = course.triedAgain.get(fault) ?? new Set();
  const state = JSON.stringify([isChanged, left]);
  if (!tried.has(state)) wrong.push(...(await retry(scenario, model, isChanged)));
  course.triedAgain.set(fault, tried.add(state));
  return { at, left: isWhole ? "whole" : "told", wrong };
}

/** Runs the same scenario again without a fault: it works, or says why it cannot if someone else removed what it needs. */
async function retry(scenario: Scenario, model: WorkbookModel, isChanged: boolean): Promise<string[]> {
  openFor(scenario, model);
  const fresh = await prepared(scenario);
  if (!fresh) return isChanged ? [] : ["a second try cannot even read"];
  const target = model.sheets.find(({ id }) => id === scenario.sheetId(model));
  const result = await answerOf(fresh);
  if (result.ok || target === undefined || target.protected) return [];
  // If everything that was written has been changed since, there is nothing left to undo.
  if (isChanged && result.problem.code === "changed-since-written") return [];
  return [`a second try is refused: ${result.problem.code}`];
}

/** As if what someone else did had come before everything. */
function changedAtFirst(scenario: Scenario, { made }: Course, fault: Fault): WorkbookData {
  const model = new WorkbookModel(made);
  fault.change?.(model, scenario.sheetId(model));
  return model.toData();
}

/** As though what somebody else did had come right after. */
async function wholeThenChanged(scenario: Scenario, { made, afterChange }: Course, fault: Fault): Promise<string> {
  const known = afterChange.get(fault);
  if (known !== undefined) return known;
  const model = new WorkbookModel(made);
  openFor(scenario, model);
  await (
    await scenario.prepare()
  )();
  fault.change?.(model, scenario.sheetId(model));
  const after = whole(model);
  afterChange.set(fault, after);
  return after;
}

async function wholeAfter(scenario: Scenario, { afterFrom }: Course, from: WorkbookData): Promise<string> {
  const key = JSON.stringify(from);
  const known = afterFrom.get(key);
  if (known !== undefined) return known;
  const model = new WorkbookModel(from);
  openFor(scenario, model);
  const run = await prepared(scenario);
  if (run) await answerOf(run);
  const after = whole(model);
  afterFrom.set(key, after);
  return after;
}

async function prepared(scenario: Scenario): Promise<Run | null> {
  try {
    return await scenario.prepare();
  } catch {
    return null;
  }
}

async function answerOf(run: Run): Promise<Result<unknown>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<unknown>>((resolve) => {
    timer = setTimeout(() => resolve(refused({ code: "unexpected", detail: "it never came to an end" })), PATIENCE_MS);
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    return refused({ code: "unexpected", detail: `thrown: ${String(error)}` });
  } finally {
    clearTimeout(timer);
  }
}

function calm(host: RichApiHost): void {
  host.faults = undefined;
}

/** Without the ids that Excel gives to what is new, and in one order: that in which a cell got its looks does not matter. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort())
    if (key !== "id") ordered[key] = inOrder((value as Record<string, unknown>)[key]);
  return ordered;
}

/** Everything in a workbook but the ids that Excel gives to what is new, as JSON. Sheets are referred to by their names. */
function whole(model: WorkbookModel): string {
  const text = JSON.stringify(inOrder(everything(model)));
  return model.sheets.reduce((known, { id, name }) => known.replaceAll(JSON.stringify(id), JSON.stringify(name)), text);
}

/** True if an answer tells of decoration that is missing. */
function lacksDecoration(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("undecorated" in value && Array.isArray(value.undecorated) && value.undecorated.length > 0) return true;
  return "review" in value && lacksDecoration(value.review);
}

/** True if an answer tells that the log is missing. */
function lacksLog(value: unknown): boolean {
  return typeof value === "object" && value !== null && "unlogged" in value && value.unlogged !== null;
}

function withoutLog(state: string): string {
  const isOfLog = (held: unknown): boolean =>
    typeof held === "object" &&
    held !== null &&
    (("name" in held && held.name === "RAG Log") || ("sheetId" in held && held.sheetId === "RAG Log"));
  return without(state, isOfLog);
}

/** Heights of rows are not part of the model. */
const DECORATION: ReadonlySet<string> = new Set(["frozenRows", "showGridlines", "print"]);

function withoutDecoration(state: string): string {
  return JSON.stringify(JSON.parse(state), (key, value: unknown) => (DECORATION.has(key) ? undefined : value));
}

function withoutBlankCells(state: string): string {
  const isBlank = (held: unknown): boolean =>
    typeof held === "object" && held !== null && "cell" in held && (held.cell as { value: unknown }).value === "";
  return without(state, isBlank);
}

/** Leaves these items out of every list, and lists that are then empty. */
function without(state: string, isLeftOut: (held: unknown) => boolean): string {
  return JSON.stringify(JSON.parse(state), (_, value: unknown) => {
    if (!Array.isArray(value)) return value;
    const kept = value.filter((one) => !isLeftOut(one));
    return kept.length > 0 ? kept : undefined;
  });
}
