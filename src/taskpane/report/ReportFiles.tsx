import { Button, Checkbox } from "@fluentui/react-components";
import { useMemo, useRef, useState, type JSX } from "react";
import type { ReportReading } from "../../actions/read-report";
import type { Review } from "../../actions/review";
import { foldName } from "../../rag/fold-name";
import type { ReportDocument } from "../../report/document/document";
import { nameOr } from "../../report/words";
import { FileInput } from "../kit/FileInput";
import { copyKpiTable, copyReport, isSameKpi, Refusal, saveHtml, saveWord, type KpiName } from "./export-report";
import { TEXTS_COPY } from "./texts-copy";

/** Exports the report. Gives the sentence that says what came of it. */
type Export = (document: ReportDocument) => Promise<string>;

interface Outcome {
  text: string;
  isProblem: boolean;
}

/** Exports the report as a Word file, a web page, or through the clipboard. */
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
  const { outcome, isExporting, start, report } = useExport(read, isPublic);
  const disabled = isBusy || isExporting;
  return (
    <div className="report-files" role="group" aria-labelledby="report-files">
      <h3 id="report-files">{TEXTS_COPY.files}</h3>
      <p className="hint">{TEXTS_COPY.filesAbout}</p>
      <Checkbox
        checked={isPublic}
        label={TEXTS_COPY.isPublic}
        onChange={(_, { checked }) => setIsPublic(checked === true)}
      />
      <TemplateChoice template={template} onChoose={setTemplate} />
      <div className="buttons">
        <Button
          appearance="primary"
          disabledFocusable={disabled}
          onClick={() => start((document) => saveWord(document, template, report))}
        >
          {TEXTS_COPY.word}
        </Button>
        <Button disabledFocusable={disabled} onClick={() => start(saveHtml)}>
          {TEXTS_COPY.html}
        </Button>
        <Button disabledFocusable={disabled} onClick={() => start(copyReport)}>
          {TEXTS_COPY.copyReport}
        </Button>
      </div>
      <KpiTableCopy
        review={review}
        disabled={disabled}
        onCopy={(kpi) => start((document) => copyKpiTable(document, kpi))}
      />
      <div role="status">{outcome && <p className={outcome.isProblem ? "problem-note" : ""}>{outcome.text}</p>}</div>
    </div>
  );
}

/** Runs one export at a time, from a new reading of the report. */
function useExport(
  read: () => Promise<ReportReading | null>,
  isPublic: boolean,
): {
  outcome: Outcome | null;
  isExporting: boolean;
  start: (exportIt: Export) => void;
  /** Shows the progress of the export that runs. */
  report: (sentence: string) => void;
} {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isExporting, setIsExporting] = useState(false);
  const run = async (exportIt: Export): Promise<void> => {
    setIsExporting(true);
    setOutcome(null);
    try {
      const reading = await read();
      if (!reading) return;
      const { document } = reading.texts;
      const shown = isPublic ? (await import("../../report/document/public-version")).toPublic(document) : document;
      setOutcome({ text: await exportIt(shown), isProblem: false });
    } catch (error) {
      setOutcome({ text: describeFailure(error), isProblem: true });
    } finally {
      setIsExporting(false);
    }
  };
  return {
    outcome,
    isExporting,
    start: (exportIt) => void run(exportIt),
    report: (text) => setOutcome({ text, isProblem: false }),
  };
}

function describeFailure(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return TEXTS_COPY.failed(error instanceof Error ? error.message : String(error));
}

/** Chooses a Word template, or goes back to none. */
function TemplateChoice({
  template,
  onChoose,
}: {
  template: File | null;
  onChoose: (template: File | null) => void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="buttons">
        <Button size="small" onClick={() => (template ? onChoose(null) : input.current?.click())}>
          {template ? TEXTS_COPY.noTemplate : TEXTS_COPY.template}
        </Button>
        {template && <span className="hint">{TEXTS_COPY.templateInUse(template.name)}</span>}
      </div>
      <FileInput input={input} label={TEXTS_COPY.chooseTemplate} accept=".docx,.dotx" onChoose={onChoose} />
    </>
  );
}

/** Chooses a KPI, and copies its table. */
function KpiTableCopy(props: {
  review: Review;
  disabled: boolean;
  onCopy: (kpi: KpiName) => void;
}): JSX.Element | null {
  const { review, disabled, onCopy } = props;
  const [kpi, setKpi] = useState<KpiName | null>(null);
  const kpis = useMemo(() => listKpis(review), [review]);
  // A new reading may lack the chosen KPI.
  const chosen = kpis.find((one) => kpi !== null && isSameKpi(one, kpi)) ?? kpis[0];
  if (!chosen) return null;
  return (
    <div className="field-row">
      <label htmlFor="kpi-table">{TEXTS_COPY.kpiTable}</label>
      <select
        id="kpi-table"
        value={kpis.indexOf(chosen)}
        onChange={(event) => setKpi(kpis[Number(event.target.value)] ?? null)}
      >
        {kpis.map(({ label }, index) => (
          <option key={index} value={index}>
            {label}
          </option>
        ))}
      </select>
      <Button size="small" disabledFocusable={disabled} onClick={() => onCopy(chosen)}>
        {TEXTS_COPY.copyTable}
      </Button>
    </div>
  );
}

/** The KPIs of the report, labelled with their section where several have the same name. */
function listKpis({ scorecard }: Review): (KpiName & { label: string })[] {
  const kpis = scorecard.sections.flatMap((section) =>
    section.kpis.map(({ name }): KpiName => ({ section: section.name, name })),
  );
  const counts = new Map<string, number>();
  for (const { name } of kpis) counts.set(foldName(name), (counts.get(foldName(name)) ?? 0) + 1);
  return kpis.map((kpi) => ({
    ...kpi,
    label: (counts.get(foldName(kpi.name)) ?? 0) > 1 ? `${kpi.name} (${nameOr(kpi.section, "no section")})` : kpi.name,
  }));
}
