import { describeAnyProblem } from "../../planning/describe-file-problem";
import { openForWorkbench } from "../files/open-file";
import { saveCopy } from "../files/save-copy";
import type { WorkbookModel } from "../../office-host/workbook/workbook-model";
import { byId, make } from "./dom";
import { putChosenFile } from "./chosen-file";
import type { Messages } from "./messages";
import { ask } from "./question";
import { CHOSEN, describeRefusedFile, fileOf, MONTHS, SAMPLE, type Source } from "./workbook-source";

/** The largest file that is read, in bytes. A workbook of a million rows has about 100 MB. */
const LARGEST_FILE = 500_000_000;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12";

/** Opens workbook files that are chosen or dropped on the page, and saves copies of the workbook. */
export function createWorkbookFiles(source: Source, model: WorkbookModel, messages: Messages): void {
  const changes = watchChanges(source, model);
  const saving = byId("save-copy", HTMLButtonElement);
  saving.hidden = source.opened === null && source.address === null;

  const guarded = (job: () => Promise<unknown>): void => {
    job().catch((error: unknown) => messages.show(error instanceof Error ? error.message : String(error)));
  };
  const save = async (): Promise<boolean> => {
    const isSaved = await downloadCopy(source, model, messages);
    if (isSaved) changes.reset();
    return isSaved;
  };
  const open = async (file: File): Promise<void> => {
    messages.clear();
    // Refuse a file that is too large before it is read into the page's memory.
    if (file.size > LARGEST_FILE) {
      return messages.show(describeRefusedFile(file.name, { code: "file-too-large", part: null }));
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const opened = openForWorkbench(bytes);
    if (!opened.ok) return messages.show(describeRefusedFile(file.name, opened.problem));
    if (!(await mayLeaveFor(file.name))) return;
    await putChosenFile({ name: file.name, bytes });
    show(CHOSEN, "");
  };
  const mayLeaveFor = async (next: string): Promise<boolean> =>
    !changes.exist() || confirmLeaving(next, source.name, saving.hidden ? null : save);
  const show = (parameter: string, value: string | null): void => {
    changes.reset();
    const search = new URLSearchParams(location.search);
    for (const name of ["workbook", CHOSEN, SAMPLE]) search.delete(name);
    if (value !== null) search.set(parameter, value);
    location.search = search.toString();
  };
  const isMonths = new URLSearchParams(location.search).get(SAMPLE) === MONTHS;
  const other = byId("other-sample", HTMLButtonElement);
  other.textContent = isMonths ? "Sample of a quarter" : "Sample with months";
  other.addEventListener("click", () =>
    guarded(async () => {
      if (await mayLeaveFor(other.textContent)) show(SAMPLE, isMonths ? null : MONTHS);
    }),
  );

  const input = byId("workbook-file", HTMLInputElement);
  byId("open-workbook", HTMLButtonElement).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    // Clear the input, so that choosing the same file again is a change.
    input.value = "";
    if (file) guarded(() => open(file));
  });
  saving.addEventListener("click", () => guarded(save));
  watchDrops((file) => guarded(() => open(file)), messages);
}

/** Tracks changes that a copy does not have yet, and lets the browser ask before they are lost. */
function watchChanges(source: Source, model: WorkbookModel): { exist: () => boolean; reset: () => void } {
  let isChanged = false;
  model.onChange(({ kind }) => {
    if (kind !== "selection" && kind !== "activation") isChanged = true;
  });
  // The sample can be opened again; changes to a person's own workbook cannot be recovered.
  addEventListener("beforeunload", (event) => {
    if (isChanged && source.opened) event.preventDefault();
  });
  return { exist: () => isChanged, reset: () => void (isChanged = false) };
}

/** Asks whether changes may be lost. `save` saves a copy first, where that is possible. */
async function confirmLeaving(next: string, current: string, save: (() => Promise<boolean>) | null): Promise<boolean> {
  const answers = [...(save ? ["Save a copy first"] : []), `Open ${next} without`, `Stay with ${current}`];
  const answer = await ask(
    `Open ${next}?`,
    `Your changes to ${current} are lost when another workbook is opened.`,
    answers,
  );
  if (answer === null || answer === answers.length - 1) return false;
  return save && answer === 0 ? save() : true;
}

/** Downloads a copy of the workbook. Returns false, with a message, when none could be made. */
async function downloadCopy(source: Source, model: WorkbookModel, messages: Messages): Promise<boolean> {
  const file = await fileOf(source);
  if (!file) return false;
  const saved = saveCopy(file, model.toData());
  if (!saved.ok) {
    const { title, body } = describeAnyProblem(saved.problem);
    messages.show(`No copy was made. ${title}. ${body}`);
    return false;
  }
  const { bytes, notSaved } = saved.value;
  download(
    new Blob([bytes as Uint8Array<ArrayBuffer>], { type: /\.xlsm$/i.test(source.name) ? XLSM : XLSX }),
    copyName(source.name),
  );
  if (notSaved.length > 0) messages.show(notSaved.join(" "));
  return true;
}

/** The name of a copy: "KPIs copy.xlsx" for "KPIs.xlsx". */
function copyName(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)} copy${name.slice(dot)}` : `${name} copy.xlsx`;
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  link.click();
  // Keep the address until the browser has started the download.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Accepts a file dropped anywhere on the page, and shows a target while one is dragged over it. */
function watchDrops(onDropped: (file: File) => void, messages: Messages): void {
  const target = byId("drop-target", HTMLDivElement);
  const hasFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragenter", (event) => {
    if (hasFile(event)) target.hidden = false;
  });
  // The target covers the whole page, frames included.
  target.addEventListener("dragleave", () => (target.hidden = true));
  addEventListener("dragover", (event) => {
    if (hasFile(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    target.hidden = true;
    if (!hasFile(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const [file] = files;
    if (file && files.length === 1) onDropped(file);
    else messages.show("Drop one workbook at a time.");
  });
}
