import { Button, Checkbox } from "@fluentui/react-components";
import { useRef, useState, type JSX } from "react";
import type { ReportReading } from "../../actions/read-report";
import type { Difference } from "../../report/narratives/compare-returned";
import { FileInput } from "../kit/FileInput";
import { ProblemNote } from "../kit/ProblemNote";
import { JOB_TABLE } from "../state/jobs";
import type { Pane } from "../state/use-pane";
import { openReturnedFile, takenTexts, withChoice, type Opened, type ReturnedTexts } from "./open-returned-file";
import { TEXTS_COPY } from "./texts-copy";

/** Narratives that come back in a Word file: shows what differs, and takes only what is chosen. */
export function ReturnedFile({ pane, read }: { pane: Pane; read: () => Promise<ReportReading | null> }): JSX.Element {
  const { activity, failure } = pane.state;
  const [opened, setOpened] = useState<Opened | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const open = async (file: File): Promise<void> => {
    setOpened(null);
    setOpened(await openReturnedFile(file, read));
  };
  const leave = (): void => {
    setOpened(null);
    button.current?.focus();
  };
  const take = async (texts: ReturnedTexts): Promise<void> => {
    if (await pane.report.takeTexts(takenTexts(texts))) leave();
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
      <FileInput input={input} label={TEXTS_COPY.chooseBack} accept=".docx" onChoose={(file) => void open(file)} />
      <div role="status">{opened && <OpenedNote opened={opened} />}</div>
      {failure?.doing === "taking-texts" && <ProblemNote problem={failure.problem} />}
      {opened?.is === "texts" && (
        <Differences
          texts={opened.texts}
          activity={activity}
          onChoose={(texts) => setOpened({ is: "texts", texts })}
          onTake={() => void take(opened.texts)}
          onLeave={leave}
        />
      )}
    </div>
  );
}

/** What was found in the file. */
function OpenedNote({ opened }: { opened: Opened }): JSX.Element {
  switch (opened.is) {
    case "nothing":
      return <p className={opened.isProblem ? "problem-note" : ""}>{opened.why}</p>;
    case "texts": {
      const { file, differences, otherPeriod } = opened.texts;
      return (
        <>
          <p>{TEXTS_COPY.differs(file, differences.length)}</p>
          {otherPeriod && <p className="problem-note">{otherPeriod}</p>}
        </>
      );
    }
  }
}

/** The texts that differ, each to choose, and the button that takes the chosen ones. */
function Differences(props: {
  texts: ReturnedTexts;
  activity: Pane["state"]["activity"];
  onChoose: (texts: ReturnedTexts) => void;
  onTake: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { texts, activity, onChoose } = props;
  return (
    <>
      <ul className="plain-list">
        {texts.differences.map((difference) => (
          <DifferenceItem
            key={difference.id}
            difference={difference}
            isChosen={texts.chosen.has(difference.id)}
            onChoose={(isChosen) => onChoose(withChoice(texts, difference.id, isChosen))}
          />
        ))}
      </ul>
      <div className="buttons">
        <Button
          appearance="primary"
          disabledFocusable={activity !== "idle" || texts.chosen.size === 0}
          onClick={props.onTake}
        >
          {activity === "taking-texts" ? JOB_TABLE["taking-texts"].busy : TEXTS_COPY.take(texts.chosen.size)}
        </Button>
        <Button onClick={props.onLeave}>{TEXTS_COPY.leave}</Button>
      </div>
    </>
  );
}

function DifferenceItem({
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
