import { Button } from "@fluentui/react-components";
import { useRef, useState, type JSX } from "react";
import type { Review } from "../../actions/review";
import { LONGEST_DOCUMENT } from "../../rag/rules/ruleset-limits";
import { parseRuleset, type RulesetProblem } from "../../rag/rules/read-ruleset";
import type { Ruleset } from "../../rag/rules/ruleset";
import { writeRuleset } from "../../rag/rules/write-ruleset";
import { COPY } from "../copy";
import { copyText } from "../kit/clipboard";
import { download, fileNameFrom } from "../kit/download";
import { FileInput } from "../kit/FileInput";
import type { Saving } from "../kit/PaneForm";
import { ProblemNote } from "../kit/ProblemNote";
import { describeMoved, useWhatIf } from "./edges/use-what-if";
import { RULES_COPY } from "./rules-copy";

/** What the last button did. */
type Outcome =
  | { is: "saved"; file: string }
  | { is: "copied" }
  | { is: "not-copied"; text: string }
  | { is: "unreadable"; file: string }
  | { is: "too-large"; file: string }
  | { is: "faulty"; file: string; problems: RulesetProblem[] }
  | { is: "read"; ruleset: Ruleset };

const FAULTS_SHOWN = 20;

/** The largest rules file, in bytes: a character of UTF-8 takes at most four. */
const LARGEST_RULES_FILE = 4 * LONGEST_DOCUMENT;

/** Saves the rules as a file, copies them, and loads others from a file. */
export function RulesFile(props: {
  review: Review;
  saving: Saving;
  onUse: (ruleset: Ruleset) => Promise<boolean>;
}): JSX.Element {
  const { ruleset } = props.review;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const loadButton = useRef<HTMLButtonElement>(null);
  const copy = async (): Promise<void> => {
    const text = textOf(ruleset);
    setOutcome((await copyText(text)) ? { is: "copied" } : { is: "not-copied", text });
  };
  const save = (): void => {
    const file = fileNameOf(ruleset);
    download(textOf(ruleset), file, "application/json");
    setOutcome({ is: "saved", file });
  };
  return (
    <section aria-labelledby="rules-file">
      <h2 id="rules-file">{RULES_COPY.file}</h2>
      <div className="buttons">
        <Button size="small" onClick={save}>
          {RULES_COPY.save}
        </Button>
        <Button size="small" onClick={() => void copy()}>
          {RULES_COPY.copy}
        </Button>
        <Button ref={loadButton} size="small" onClick={() => input.current?.click()}>
          {RULES_COPY.load}
        </Button>
      </div>
      <FileInput
        input={input}
        label={RULES_COPY.chooseFile}
        accept=".json,application/json"
        onChoose={(file) => void readFile(file).then(setOutcome)}
      />
      <div role="status">{outcome && <OutcomeNote outcome={outcome} />}</div>
      {outcome?.is === "read" && (
        <Candidate
          {...props}
          candidate={outcome.ruleset}
          onUse={async () => {
            if (await props.onUse(outcome.ruleset)) setOutcome(null);
          }}
          onCancel={() => {
            loadButton.current?.focus();
            setOutcome(null);
          }}
        />
      )}
    </section>
  );
}

function OutcomeNote({ outcome }: { outcome: Outcome }): JSX.Element | null {
  switch (outcome.is) {
    case "saved":
      return <p>{RULES_COPY.saved(outcome.file)}</p>;
    case "copied":
      return <p>{RULES_COPY.copied}</p>;
    case "not-copied":
      return (
        <>
          <p>{RULES_COPY.copyByHand}</p>
          <textarea className="rules-text" aria-label={RULES_COPY.rulesText} readOnly rows={8} value={outcome.text} />
        </>
      );
    case "unreadable":
      return <p className="problem-note">{RULES_COPY.unreadableFile(outcome.file)}</p>;
    case "too-large":
      return <p className="problem-note">{RULES_COPY.tooLargeFile(outcome.file)}</p>;
    case "faulty":
      return <FaultyFile file={outcome.file} problems={outcome.problems} />;
    case "read":
      return null;
  }
}

/** A file that is no valid ruleset, and its first faults. */
function FaultyFile({ file, problems }: { file: string; problems: readonly RulesetProblem[] }): JSX.Element {
  return (
    <div className="problem-note">
      <p>{RULES_COPY.faults(file, problems.length)}</p>
      <ul>
        {problems.slice(0, FAULTS_SHOWN).map(({ path, problem }) => (
          <li key={`${path}/${problem}`}>
            <strong>{path}</strong>: {problem}
          </li>
        ))}
      </ul>
      {problems.length > FAULTS_SHOWN && <p>{RULES_COPY.moreFaults(problems.length - FAULTS_SHOWN)}</p>}
    </div>
  );
}

/** The rules of a file, what they would change, and the choice to use them. */
function Candidate(props: {
  review: Review;
  candidate: Ruleset;
  saving: Saving;
  onUse: () => void;
  onCancel: () => void;
}): JSX.Element {
  const { review, candidate } = props;
  const { isBusy, isSaving, problem } = props.saving;
  const { moves } = useWhatIf(review, candidate);
  return (
    <div className="card">
      <div role="status">
        <p>
          <strong>{RULES_COPY.candidate(candidate.name, candidate.version)}</strong>{" "}
          {RULES_COPY.inPlaceOf(review.ruleset.name, review.ruleset.version)}.
        </p>
        <p>{describeMoved(moves, candidate)}</p>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <div className="buttons">
        <Button
          appearance="primary"
          size="small"
          disabledFocusable={isBusy}
          aria-describedby="use-rules-hint"
          onClick={props.onUse}
        >
          {isSaving ? RULES_COPY.writing : RULES_COPY.use}
        </Button>
        <Button size="small" disabledFocusable={isSaving} onClick={props.onCancel}>
          {COPY.cancel}
        </Button>
      </div>
      <p id="use-rules-hint" className="hint">
        {RULES_COPY.writesWhere(review.rulesSheet?.name ?? null)}
      </p>
    </div>
  );
}

async function readFile(file: File): Promise<Outcome> {
  if (file.size > LARGEST_RULES_FILE) return { is: "too-large", file: file.name };
  try {
    const { ruleset, problems } = parseRuleset(await file.text());
    return ruleset ? { is: "read", ruleset } : { is: "faulty", file: file.name, problems };
  } catch {
    return { is: "unreadable", file: file.name };
  }
}

function textOf(ruleset: Ruleset): string {
  return `${JSON.stringify(writeRuleset(ruleset), null, 2)}\n`;
}

/** "kpi-reporter-defaults-1.0.json" */
function fileNameOf({ name, version }: Ruleset): string {
  return `${fileNameFrom(`${name} ${version}`, "rules")}.json`;
}
