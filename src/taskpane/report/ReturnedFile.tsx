import { Button, Checkbox } from "@fluentui/react-components";
import { useRef, useState, type JSX } from "react";
import type { ReportReading } from "../../actions/read-report";
import { compareReturned, type Difference } from "../../report/narratives/compare-returned";
import { findOtherPeriod } from "../../report/narratives/find-other-period";
import { ProblemNote } from "../kit/ProblemNote";
import { readWordFile } from "./read-word-file";
import { TEXTS_COPY } from "./texts-copy";
import { JOB_TABLE } from "../state/jobs";
import type { Pane } from "../state/use-pane";

interface Returned {
  file: string;
  differences: Difference[];
  /** Said where the file is the report of another period: none of its texts is chosen then. */
  otherPeriod: string | null;
  chosen: ReadonlySet<string>;
}

/** Narratives back from a Word file: what differs is shown first, and only what is chosen is taken. */
export function ReturnedFile({ pane, read }: { pane: Pane; read: () => Promise<ReportReading | null> }): JSX.Element {
  const { activity, failure } = pane.state;
  const [returned, setReturned] = useState<Returned | null>(null);
  const [told, setTold] = useState<{ text: string; isProblem: boolean } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const open = async (file: File): Promise<void> => {
    setReturned(null);
    setTold(null);
    const bytes = await readWordFile(file);
    if (!bytes.ok) return setTold({ text: bytes.why, isProblem: true });
    const { readReturned } = await import("../../report/word/returned/read-returned");
    const opened = readReturned(bytes.value);
    if (!opened.ok) return setTold({ text: TEXTS_COPY.wordProblem(file.name, opened.problem), isProblem: true });
    const reading = await read();
    if (!reading) return;
    const differences = compareReturned(opened.value, reading.texts.narratives).filter(({ kind }) => kind !== "same");
    if (differences.length === 0) return setTold({ text: TEXTS_COPY.nothingNew(file.name), isProblem: false });
    const { readMadeFor } = await import("../../report/word/returned/read-made-for");
    const { period } = reading.review.scorecard;
    const madeFor = findOtherPeriod(readMadeFor(bytes.value), period);
    // What came back empty is taken only where somebody says so: an emptied place is easily a slip.
    const isOffered = ({ kind }: Difference): boolean => madeFor === null && (kind === "new" || kind === "changed");
    const chosen = new Set(differences.filter(isOffered).map(({ id }) => id));
    const otherPeriod = madeFor === null ? null : TEXTS_COPY.otherPeriod(file.name, madeFor, period ?? "");
    setReturned({ file: file.name, differences, otherPeriod, chosen });
  };
  const leave = (): void => {
    setReturned(null);
    button.current?.focus();
  };
  const take = async ({ differences, chosen }: Returned): Promise<void> => {
    const taken = differences
      .filter(({ id, narrative }) => narrative !== null && chosen.has(id))
      .map(({ id, was, now }) => ({ id, was, now }));
    if (await pane.report.takeTexts(taken)) leave();
  };
  return (
    <div className="report-files" role="group" aria-labelledby="returned-file">
      <h3 id="returned-file">{TEXTS_COPY.back}</h3>
      <p className="hint">{TEXTS_COPY.backAbout}</p>
      <Button
        ref={button}
        size="small"
        disabledFocusable={activity !== "idle"}
        onClick={() => activity === "idle" && input.current?.click()}
      >
        {TEXTS_COPY.chooseBack}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".docx"
        hidden
        aria-label={TEXTS_COPY.chooseBack}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void open(file);
          event.target.value = "";
        }}
      />
      <div role="status">
        {told && <p className={told.isProblem ? "problem-note" : ""}>{told.text}</p>}
        {returned && <p>{TEXTS_COPY.differs(returned.file, returned.differences.length)}</p>}
        {returned?.otherPeriod && <p className="problem-note">{returned.otherPeriod}</p>}
      </div>
      {failure?.doing === "taking-texts" && <ProblemNote problem={failure.problem} />}
      {returned && (
        <>
          <ul className="plain-list">
            {returned.differences.map((difference) => (
              <Line
                key={difference.id}
                difference={difference}
                isChosen={returned.chosen.has(difference.id)}
                onChoose={(isChosen) => setReturned(withChoice(returned, difference.id, isChosen))}
              />
            ))}
          </ul>
          <div className="buttons">
            <Button
              appearance="primary"
              disabledFocusable={activity !== "idle" || returned.chosen.size === 0}
              onClick={() => void take(returned)}
            >
              {activity === "taking-texts" ? JOB_TABLE["taking-texts"].busy : TEXTS_COPY.take(returned.chosen.size)}
            </Button>
            <Button onClick={leave}>{TEXTS_COPY.leave}</Button>
          </div>
        </>
      )}
    </div>
  );
}

function withChoice(returned: Returned, id: string, isChosen: boolean): Returned {
  const chosen = new Set(returned.chosen);
  if (isChosen) chosen.add(id);
  else chosen.delete(id);
  return { ...returned, chosen };
}

function Line({
  difference,
  isChosen,
  onChoose,
}: {
  difference: Difference;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}): JSX.Element {
  const { kind, title, narrative, was, now, others } = difference;
  const name = narrative?.kpi || title;
  return (
    <li>
      {narrative ? (
        <Checkbox
          checked={isChosen}
          label={`${name} (${TEXTS_COPY.kind[kind]})`}
          onChange={(_, { checked }) => onChoose(checked === true)}
        />
      ) : (
        <p>
          <strong>{name}</strong> ({TEXTS_COPY.kind.unknown})
        </p>
      )}
      <dl className="texts">
        {was !== "" && (
          <>
            <dt>{TEXTS_COPY.was}</dt>
            <dd>{was}</dd>
          </>
        )}
        <dt>{TEXTS_COPY.now}</dt>
        <dd>{now || "–"}</dd>
      </dl>
      {others.length > 0 && (
        <p className="hint">
          {TEXTS_COPY.others} {others.join(" / ")}
        </p>
      )}
    </li>
  );
}
