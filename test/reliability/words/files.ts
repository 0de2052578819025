import { openWorkbookFile } from "../../../src/xlsx/open-workbook-file";
import { openForWorkbench } from "../../../src/workbench/files/open-file";
import { xlsxOf } from "../../support/save-xlsx";
import { newPane, PANES, type Did } from "./panes";
import { openWorld, type World } from "./world";

/** What the command line does to a file. */
const IN_A_FILE = ["recalculate", "write the texts", "write the sheets", "close"] as const;

/** Saves the workbook, runs the command line on the file, and opens it in Excel again. */
export async function throughAFile(world: World): Promise<string> {
  const opened = openWorkbookFile(xlsxOf(world.model.toData()));
  if (!opened.ok) throw new Error(opened.problem.code);
  const { port, save } = opened.value;
  const names = [world.chance.pick(IN_A_FILE), world.chance.pick(IN_A_FILE)];
  const done: (Did | undefined)[] = [];
  for (const name of names) done.push(await PANES[name]?.({ ...world, port: () => port }, newPane()));
  const saved = openForWorkbench(save());
  if (!saved.ok) throw new Error(saved.problem.code);
  const { model, host } = openWorld(saved.value.data, world.chance);
  Object.assign(world, { model, host });
  return `in a file: ${names.map((name, index) => `${name}${outcomeOf(done[index])}`).join(", ")}`;
}

function outcomeOf(done: Did | undefined): string {
  return done && !done.ok ? ` (${done.problem.code})` : "";
}
