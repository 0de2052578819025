import { Button, Checkbox } from "@fluentui/react-components";
import { useMemo, useRef, useState, type JSX } from "react";
import type { ReportReading } from "../../actions/read-report";
import type { Review } from "../../actions/review";
import { foldName } from "../../rag/fold-name";
import type { ReportDocument } from "../../report/document/document";
import { nameOr } from "../../report/words";
import { copyRich } from "../kit/clipboard";
import { download, fileNameFrom } from "../kit/download";
import { readWordFile } from "./read-word-file";
import { TEXTS_COPY } from "./texts-copy";

const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Exports the report as a Word file, a web page, or through the clipboard. Each export is loaded on first use. */
export function ReportFiles({
  isBusy,
  review,
  read,
}: {
  isBusy: boolean;
  review: Review;
  read: () => Promise<ReportReading | null>;
}): JSX.Element {
  const [isPublic, setIsPublic] = useState(false);
  const [template, setTemplate] = useState<File | null>(null);
  const [told, setTold] = useState<{ text: string; isProblem: boolean } | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const [kpi, setKpi] = useState<KpiPlace | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const kpis = useMemo(() => listKpis(review), [review]);
  const chosen = kpis.find((one) => kpi !== null && isSamePlace(one, kpi)) ?? kpis[0] ?? null;

  const make = async (job: (document: ReportDocument) => Promise<string>): Promise<void> => {
    setIsMaking(true);
    setTold(null);
    try {
      const reading = await read();
      if (!reading) return;
      const { document } = reading.texts;
      const shown = isPublic ? (await import("../../report/document/public-version")).toPublic(document) : document;
      setTold({ text: await job(shown), isProblem: false });
    } catch (error) {
      setTold({
        text:
          error instanceof Refusal
            ? error.message
            : TEXTS_COPY.failed(error instanceof Error ? error.message : String(error)),
        isProblem: true,
      });
    } finally {
      setIsMaking(false);
    }
  };
  const asWord = (document: ReportDocument): Promise<string> =>
    saveWord(document, template, (text) => setTold({ text, isProblem: false }));
  const disabled = isBusy || isMaking;
  return (
    <div className="report-files" role="group" aria-labelledby="report-files">
      <h3 id="report-files">{TEXTS_COPY.files}</h3>
      <p className="hint">{TEXTS_COPY.filesAbout}</p>
      <Checkbox
        checked={isPublic}
        label={TEXTS_COPY.isPublic}
        onChange={(_, { checked }) => setIsPublic(checked === true)}
      />
      <div className="buttons">
        <Button size="small" onClick={() => (template ? setTemplate(null) : input.current?.click())}>
          {template ? TEXTS_COPY.noTemplate : TEXTS_COPY.template}
        </Button>
        {template && <span className="hint">{TEXTS_COPY.templateInUse(template.name)}</span>}
      </div>
      <input
        ref={input}
        type="file"
        accept=".docx,.dotx"
        hidden
        aria-label={TEXTS_COPY.chooseTemplate}
        onChange={(event) => {
          setTemplate(event.target.files?.[0] ?? null);
          event.target.value = "";
        }}
      />
      <div className="buttons">
        <Button appearance="primary" disabledFocusable={disabled} onClick={() => void make(asWord)}>
          {TEXTS_COPY.word}
        </Button>
        <Button disabledFocusable={disabled} onClick={() => void make(saveHtml)}>
          {TEXTS_COPY.html}
        </Button>
        <Button disabledFocusable={disabled} onClick={() => void make(copyReport)}>
          {TEXTS_COPY.copyReport}
        </Button>
      </div>
      {kpis.length > 0 && (
        <div className="field-row">
          <label htmlFor="kpi-table">{TEXTS_COPY.kpiTable}</label>
          <select
            id="kpi-table"
            value={chosen ? kpis.indexOf(chosen) : 0}
            onChange={(event) => setKpi(kpis[Number(event.target.value)] ?? null)}
          >
            {kpis.map(({ label }, index) => (
              <option key={index} value={index}>
                {label}
              </option>
            ))}
          </select>
          <Button
            size="small"
            disabledFocusable={disabled}
            onClick={() => chosen && void make((document) => copyTable(document, chosen))}
          >
            {TEXTS_COPY.copyTable}
          </Button>
        </div>
      )}
      <div role="status">{told && <p className={told.isProblem ? "problem-note" : ""}>{told.text}</p>}</div>
    </div>
  );
}

/** A KPI by its section and name: several sections may have one of the same name. */
interface KpiPlace {
  section: string;
  name: string;
}

const isSamePlace = (one: KpiPlace, other: KpiPlace): boolean =>
  foldName(one.section) === foldName(other.section) && foldName(one.name) === foldName(other.name);

/** The KPIs of the report, with their section where others have the same name. */
function listKpis({ scorecard }: Review): (KpiPlace & { label: string })[] {
  const kpis = scorecard.sections.flatMap((section) =>
    section.kpis.map(({ name }): KpiPlace => ({ section: section.name, name })),
  );
  const counts = new Map<string, number>();
  for (const { name } of kpis) counts.set(foldName(name), (counts.get(foldName(name)) ?? 0) + 1);
  return kpis.map((kpi) => ({
    ...kpi,
    label: (counts.get(foldName(kpi.name)) ?? 0) > 1 ? `${kpi.name} (${nameOr(kpi.section, "no section")})` : kpi.name,
  }));
}

/** An expected refusal, with the sentence to show. */
class Refusal extends Error {}

async function saveWord(
  document: ReportDocument,
  template: File | null,
  tell: (text: string) => void,
): Promise<string> {
  tell(TEXTS_COPY.making(0, 0));
  const { writeWord } = await import("../../report/word/write-word");
  const read = template ? await readWordFile(template) : null;
  if (read && !read.ok) throw new Refusal(read.why);
  let toldAt = 0;
  const written = await writeWord(document, {
    ...(read ? { template: read.value } : {}),
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    onProgress: (done, total) => {
      // A screen reader would read out every KPI.
      if (done - toldAt < total / 10) return;
      toldAt = done;
      tell(TEXTS_COPY.making(done, total));
    },
  });
  if (!written.ok) throw new Refusal(TEXTS_COPY.wordProblem(template?.name ?? "", written.problem));
  const file = `${fileOf(document)}.docx`;
  const { bytes: made, leftOut } = written.value;
  download(new Uint8Array(made), file, WORD_TYPE);
  return [TEXTS_COPY.saved(file), TEXTS_COPY.pageNumbers, TEXTS_COPY.leftOut(template?.name ?? "", leftOut)]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

async function saveHtml(document: ReportDocument): Promise<string> {
  const { writeHtml } = await import("../../report/html/write-html");
  const file = `${fileOf(document)}.html`;
  download(writeHtml(document), file, "text/html");
  return TEXTS_COPY.saved(file);
}

async function copyReport(document: ReportDocument): Promise<string> {
  const { writeCopiedReport, writeReportText } = await import("../../report/html/copied-report");
  if (!(await copyRich(writeCopiedReport(document), writeReportText(document))))
    throw new Refusal(TEXTS_COPY.reportNotCopied);
  return TEXTS_COPY.reportCopied;
}

async function copyTable(document: ReportDocument, chosen: KpiPlace): Promise<string> {
  const { writeKpiTableHtml, writeKpiTableText } = await import("../../report/html/copied-kpi");
  const kpi = document.sections
    .flatMap(({ kpis }) => kpis)
    .find(({ narrative: { narrative } }) => isSamePlace({ section: narrative.section, name: narrative.kpi }, chosen));
  if (!kpi || !(await copyRich(writeKpiTableHtml(kpi), writeKpiTableText(kpi))))
    throw new Refusal(TEXTS_COPY.reportNotCopied);
  return TEXTS_COPY.copied;
}

function fileOf({ title, period, isPublic }: ReportDocument): string {
  return fileNameFrom([title, period ?? "", isPublic ? "public" : ""].join(" "), "report");
}
