import { describeAnyProblem } from "../../planning/describe-file-problem";
import { openForWorkbench } from "../files/open-file";
import { saveCopy } from "../files/save-copy";
import type { WorkbookModel } from "../../office-host/workbook/workbook-model";
import { byId, make } from "./dom";
import { putChosenFile } from "./chosen-file";
import type { Messages } from "./messages";
import { ask } from "./question";
import { CHOSEN, fileOf, type Source } from "./workbook-source";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12";

/** Opens workbook files that are chosen or dropped on the page, and gives the workbook back as a file. */
export function createWorkbookFiles(source: Source, model: WorkbookModel, messages: Messages): void {
  let isChanged = false;
  let isLeaving = false;
  model.onChange(({ kind }) => {
    if (kind !== "selection" && kind !== "activation") isChanged = true;
  });
  // The sample can be had again; what was done to somebody's own workbook cannot.
  addEventListener("beforeunload", (event) => {
    if (isChanged && !isLeaving && source.opened) event.preventDefault();
  });

  const guarded = (job: () => Promise<void>): void => {
    job().catch((error: unknown) => messages.show(error instanceof Error ? error.message : String(error)));
  };
  const input = byId("workbook-file", HTMLInputElement);
  byId("open-workbook", HTMLButtonElement).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    // The same file can be chosen again.
    input.value = "";
    if (file) guarded(() => open(file));
  });
  const saving = byId("save-copy", HTMLButtonElement);
  saving.hidden = source.opened === null && source.address === null;
  saving.addEventListener("click", () => guarded(async () => void (await save())));
  watchDrops((file) => guarded(() => open(file)), messages);

  async function open(file: File): Promise<void> {
    messages.clear();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const opened = openForWorkbench(bytes);
    if (!opened.ok) {
      const { title, body } = describeAnyProblem(opened.problem);
      return messages.show(`${file.name}: ${title}. ${body}`);
    }
    if (isChanged && !(await mayGo(file.name))) return;
    await putChosenFile({ name: file.name, bytes });
    isLeaving = true;
    const search = new URLSearchParams(location.search);
    search.delete("workbook");
    search.set(CHOSEN, "");
    location.search = search.toString();
  }

  async function mayGo(name: string): Promise<boolean> {
    const canSave = !saving.hidden;
    const answers = [...(canSave ? ["Save a copy first"] : []), `Open ${name} without`, `Stay with ${source.name}`];
    const answer = await ask(
      `Open ${name}?`,
      `What was changed in ${source.name} is lost when another workbook is opened.`,
      answers,
    );
    if (answer === null || answer === answers.length - 1) return false;
    return canSave && answer === 0 ? save() : true;
  }

  /** True where the copy was made. */
  async function save(): Promise<boolean> {
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
    isChanged = false;
    if (notSaved.length > 0) messages.show(notSaved.join(" "));
    return true;
  }
}

/** "KPIs.xlsx" becomes "KPIs copy.xlsx": the file that was opened stays. */
function copyName(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)} copy${name.slice(dot)}` : `${name} copy.xlsx`;
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  link.click();
  // The browser has to have begun with it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file may be dropped anywhere on the page; meanwhile it is shown that it can be. */
function watchDrops(onDropped: (file: File) => void, messages: Messages): void {
  const target = byId("drop-target", HTMLDivElement);
  const hasFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragenter", (event) => {
    if (hasFile(event)) target.hidden = false;
  });
  // Over the target, which covers the page with its frames, and out of it.
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
