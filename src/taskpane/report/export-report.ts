import { foldName } from "../../rag/fold-name";
import type { ReportDocument } from "../../report/document/document";
import { copyRich } from "../kit/clipboard";
import { download, fileNameFrom } from "../kit/download";
import { readWordFile } from "./read-word-file";
import { TEXTS_COPY } from "./texts-copy";

// Each export gives the sentence that says what came of it, and loads its writer when it is first used.

const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** An expected refusal, with the sentence to show. */
export class Refusal extends Error {}

/** Makes a Word file, from a template where one is given, and downloads it. */
export async function saveWord(
  document: ReportDocument,
  template: File | null,
  onProgress: (sentence: string) => void,
): Promise<string> {
  onProgress(TEXTS_COPY.making(0, 0));
  const { writeWord } = await import("../../report/word/write-word");
  const read = template ? await readWordFile(template) : null;
  if (read && !read.ok) throw new Refusal(read.why);
  let reported = 0;
  const written = await writeWord(document, {
    ...(read ? { template: read.value } : {}),
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    onProgress: (done, total) => {
      // Every tenth only: a screen reader reads each of them out.
      if (done - reported < total / 10) return;
      reported = done;
      onProgress(TEXTS_COPY.making(done, total));
    },
  });
  if (!written.ok) throw new Refusal(TEXTS_COPY.wordProblem(template?.name ?? "", written.problem));
  const file = `${nameFile(document)}.docx`;
  const { bytes, leftOut } = written.value;
  download(new Uint8Array(bytes), file, WORD_TYPE);
  return [TEXTS_COPY.saved(file), TEXTS_COPY.pageNumbers, TEXTS_COPY.leftOut(template?.name ?? "", leftOut)]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** Makes a web page and downloads it. */
export async function saveHtml(document: ReportDocument): Promise<string> {
  const { writeHtml } = await import("../../report/html/write-html");
  const file = `${nameFile(document)}.html`;
  download(writeHtml(document), file, "text/html");
  return TEXTS_COPY.saved(file);
}

/** Copies the whole report to the clipboard. */
export async function copyReport(document: ReportDocument): Promise<string> {
  const { writeCopiedReport, writeReportText } = await import("../../report/html/copied-report");
  if (!(await copyRich(writeCopiedReport(document), writeReportText(document))))
    throw new Refusal(TEXTS_COPY.reportNotCopied);
  return TEXTS_COPY.reportCopied;
}

/** A KPI by its section and name, as sections may have KPIs of the same name. */
export interface KpiName {
  section: string;
  name: string;
}

/** True when both name the same KPI, whatever the case. */
export function isSameKpi(one: KpiName, other: KpiName): boolean {
  return foldName(one.section) === foldName(other.section) && foldName(one.name) === foldName(other.name);
}

/** Copies the table of one KPI to the clipboard. */
export async function copyKpiTable(document: ReportDocument, chosen: KpiName): Promise<string> {
  const { writeKpiTableHtml, writeKpiTableText } = await import("../../report/html/copied-kpi");
  const kpi = document.sections
    .flatMap(({ kpis }) => kpis)
    .find(({ narrative: { narrative } }) => isSameKpi({ section: narrative.section, name: narrative.kpi }, chosen));
  if (!kpi || !(await copyRich(writeKpiTableHtml(kpi), writeKpiTableText(kpi))))
    throw new Refusal(TEXTS_COPY.reportNotCopied);
  return TEXTS_COPY.copied;
}

function nameFile({ title, period, isPublic }: ReportDocument): string {
  return fileNameFrom([title, period ?? "", isPublic ? "public" : ""].join(" "), "report");
}
