import { createExcelWorkbook } from "../../../src/excel/excel-workbook";
import { recalculate } from "../../../src/actions/recalculate";
import { writeReportSheets, writeReportTexts } from "../../../src/actions/write-report-sheets";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../../src/workbench/model/types";
import { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import type { WrittenRun } from "../../../src/actions/write-logged";
import { kpiWorkbook, type KpiRow } from "../../support/kpi-workbook";
import { openExcel } from "../../support/open-excel";
import { NOW, OFTEN as OFTEN_IN_PANES, PANES, TODAY, type Pane } from "./panes";
import { OFTEN, PEOPLE } from "./people";
import { chanceOf, lostWords, type World } from "./world";

const STEPS = 30;

/** What became of a history: the words that are nowhere, and what was done. */
export interface Told {
  seed: number;
  lost: string[];
  steps: string[];
}

const row = (section: string, kpi: string, metric: string, latestValue: number): KpiRow => ({ section, kpi, metric, target: "90%", goodIs: "High", latestValue, asOf: "2024/25 Q2" });
const ROWS = [row("Homes", "Rent", "Rent collected", 85), row("Homes", "Voids", "Void homes", 95), row("Roads", "Repairs", "Repairs done", 60), { kpi: "Care", metric: "Reviews", target: "TBC", goodIs: "High" }];

let begun: WorkbookData | null = null;

/** A workbook whose texts are ready to be written. It is made once. */
async function begin(): Promise<WorkbookData> {
  if (begun) return begun;
  const model = kpiWorkbook(ROWS);
  model.addSheet("Notes");
  openExcel(model);
  await recalculate(createExcelWorkbook(), DEFAULT_RULESET, NOW);
  await writeReportTexts(createExcelWorkbook(), DEFAULT_RULESET, TODAY);
  await writeReportSheets(createExcelWorkbook(), DEFAULT_RULESET, TODAY);
  begun = model.toData();
  return begun;
}

/** As many steps of people and of two panes as make a history, by chance. Ends where a word is lost. */
export async function tryHistory(seed: number): Promise<Told> {
  const chance = chanceOf(seed);
  const model = new WorkbookModel(await begin());
  openExcel(model);
  const world: World = { model, port: createExcelWorkbook, chance, alive: new Set(), given: new Set(), typed: 0 };
  const panes: [Pane, Pane] = [newPane(), newPane()];
  const told: Told = { seed, lost: [], steps: [] };
  for (let count = 0; count < STEPS && told.lost.length === 0; count += 1) {
    told.steps.push(chance.below(5) < 3 ? doAsPerson(world) : await doInPane(world, panes));
    told.lost = lostWords(world);
  }
  // What is read last is written once more: a loss may wait for the next run.
  for (const last of ["recalculate", "write the texts"]) {
    if (told.lost.length > 0) break;
    await PANES[last]?.(world, newPane());
    told.steps.push(`at the end: ${last}`);
    told.lost = lostWords(world);
  }
  return told;
}

function drawnFrom(deeds: object, often: Readonly<Record<string, number>>): string[] {
  return Object.keys(deeds).flatMap((name) => Array.from({ length: often[name] ?? 1 }, () => name));
}

const PEOPLE_DO = drawnFrom(PEOPLE, OFTEN);
const PANES_DO = drawnFrom(PANES, OFTEN_IN_PANES);

const newPane = (): Pane => ({ run: null, preview: null, closing: null, known: null });

function doAsPerson(world: World): string {
  const name = world.chance.pickAny(PEOPLE_DO) ?? "";
  const typed = world.typed;
  try {
    PEOPLE[name]?.(world);
  } catch (error) {
    return `${name}: Excel refuses (${error instanceof Error ? error.message : "?"})`;
  }
  return world.typed > typed ? `${name}: w${world.typed}x` : name;
}

const runOf = (value: { run?: WrittenRun | null }): WrittenRun | null => value.run ?? null;

async function doInPane(world: World, panes: readonly [Pane, Pane]): Promise<string> {
  const which = world.chance.below(2);
  const pane = panes[which] ?? panes[0];
  const name = world.chance.pickAny(PANES_DO) ?? "";
  // A pane has read the workbook when it opens; what it knows may be out of date by now.
  if (pane.known === null) await PANES["look"]?.(world, pane);
  const done = (await PANES[name]?.(world, pane)) ?? null;
  if (done?.ok) pane.run = runOf(done.value) ?? pane.run;
  return `pane ${which + 1}: ${name}${done === null ? " (nothing)" : done.ok ? "" : ` (${done.problem.code})`}`;
}
