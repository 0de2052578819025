import { createExcelWorkbook } from "../../../src/excel/excel-workbook";
import { recalculate } from "../../../src/actions/recalculate";
import { writeReportSheets, writeReportTexts } from "../../../src/actions/write-report-sheets";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../../src/office-host/workbook/types";
import type { WrittenReview } from "../../../src/actions/review/write-logged";
import { kpiWorkbook, type KpiRow } from "../../support/kpi-workbook";
import { openExcel } from "../../support/open-excel";
import { problemOf, refused } from "../../../src/planning/problem";
import { throughAFile } from "./files";
import { newPane, NOW, OFTEN as OFTEN_IN_PANES, PANES, TODAY, type Did, type Pane } from "./panes";
import { OFTEN, PEOPLE } from "./people";
import { inTrouble } from "./troubles";
import { chanceOf, heldWords, lostWords, openWorld, type World } from "./world";

const STEPS = 30;

/** The result of a history: the words that are nowhere, where they were before the last step, and what was done. */
export interface Told {
  seed: number;
  lost: string[];
  steps: string[];
}

const row = (section: string, kpi: string, metric: string, latestValue: number): KpiRow => ({
  section,
  kpi,
  metric,
  target: "90%",
  goodIs: "High",
  latestValue,
  asOf: "2024/25 Q2",
});
const ROWS = [
  row("Homes", "Rent", "Rent collected", 85),
  row("Homes", "Voids", "Void homes", 95),
  row("Roads", "Repairs", "Repairs done", 60),
  { kpi: "Care", metric: "Reviews", target: "TBC", goodIs: "High" },
];

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

/** A random sequence of steps by people, two panes and the command line. Ends when a word is lost. */
export async function tryHistory(seed: number): Promise<Told> {
  const world = openWorld(await begin(), chanceOf(seed));
  let panes: [Pane, Pane] = [newPane(), newPane()];
  const told: Told = { seed, lost: [], steps: [] };
  let held = heldWords(world);
  const tell = (step: string): void => {
    told.steps.push(step);
    const now = heldWords(world);
    told.lost = lostWords(world, now).map((word) => `${word} of ${held.get(word)?.join(" and ") ?? "nowhere"}`);
    held = now;
  };
  for (let count = 0; count < STEPS && told.lost.length === 0; count += 1) {
    const by = world.chance.below(40);
    if (by < 23) tell(doAsPerson(world));
    else if (by < 39) tell(await doInPane(world, panes));
    else {
      tell(await throughAFile(world));
      panes = [newPane(), newPane()];
    }
  }
  // What was read last is written once more, because a loss may show only in the next run.
  for (const last of ["recalculate", "write the texts"]) {
    if (told.lost.length > 0) break;
    await PANES[last]?.(world, newPane());
    tell(`at the end: ${last}`);
  }
  return told;
}

function drawnFrom(actions: object, often: Readonly<Record<string, number>>): string[] {
  return Object.keys(actions).flatMap((name) => Array.from({ length: often[name] ?? 1 }, () => name));
}

const PEOPLE_DO = drawnFrom(PEOPLE, OFTEN);
const PANES_DO = drawnFrom(PANES, OFTEN_IN_PANES);

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

/** A pane goes by what an action has read last, and can undo what it has written last. */
function knownAfter({ run, known }: Pane, value: Partial<WrittenReview>): Pick<Pane, "run" | "known"> {
  return { run: value.run ?? run, known: isReview(value) ? value : known };
}

function isReview(value: Partial<WrittenReview>): value is WrittenReview {
  return value.scorecard !== undefined;
}

async function doInPane(world: World, panes: readonly [Pane, Pane]): Promise<string> {
  const which = world.chance.below(2);
  const pane = panes[which] ?? panes[0];
  const name = world.chance.pickAny(PANES_DO) ?? "";
  // A pane has read the workbook when it opens. What it knows may be out of date by now.
  if (pane.known === null) await PANES["look"]?.(world, pane);
  const act = async (): Promise<Did> => {
    try {
      return (await PANES[name]?.(world, pane)) ?? null;
    } catch (error) {
      return refused(problemOf(error));
    }
  };
  const [told, done] =
    world.chance.below(5) === 0 ? await inTrouble(world, () => doAsPerson(world), act) : ["", await act()];
  if (done?.ok) Object.assign(pane, knownAfter(pane, done.value));
  const outcome =
    done === null
      ? " (nothing)"
      : done.ok
        ? ""
        : ` (${done.problem.code}${done.problem.code === "unexpected" ? `: ${done.problem.detail}` : ""})`;
  return `pane ${which + 1}: ${name}${told && ` while ${told}`}${outcome}`;
}
