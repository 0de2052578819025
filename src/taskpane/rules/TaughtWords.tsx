import { Button, Field, Input, Select, Spinner } from "@fluentui/react-components";
import { useLayoutEffect, useMemo, useRef, useState, type FormEvent, type JSX } from "react";
import type { Review } from "../../actions/review";
import { statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { teachWords, type WordChoice } from "../../rag/rules/statuses/teach-words";
import type { WordMeaning } from "../../rag/rules/statuses/taught-words";
import { foldWord } from "../../rag/status";
import { COPY } from "../copy";
import type { Saving } from "../kit/PaneForm";
import { ProblemNote } from "../kit/ProblemNote";
import { RULES_COPY } from "./rules-copy";
import type { ReviseRules } from "../state/jobs";
import { WORDS_COPY } from "./words-copy";
import { chosenFor, listWords, NO_OTHER, saidIn, type OtherWord, type WordsDraft } from "./words-draft";

/** Says which status each word of the status columns is that the rules do not know, and what they were taught before. */
export function TaughtWords(props: {
  review: Review;
  /** Raised each time it is to be shown. */
  asked: number;
  saving: Saving;
  onWrite: (revise: ReviseRules) => Promise<boolean>;
}): JSX.Element {
  const { review } = props;
  const { isBusy, isSaving, problem } = props.saving;
  const { ruleset, rulesSheet } = review;
  const [draft, setDraft] = useState<WordsDraft>(new Map());
  const [other, setOther] = useState(NO_OTHER);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const words = useMemo(() => listWords(review), [review]);
  const { asked, taught, more } = words;
  const focusFirst = (): void => form.current?.querySelector<HTMLElement>("select, input")?.focus();
  useLayoutEffect(() => {
    if (props.asked > 0) focusFirst();
  }, [props.asked]);
  const choose = (word: string, meaning: WordMeaning | null): void => {
    setFaults([]);
    setDraft(new Map(draft).set(foldWord(word), meaning));
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const typed = other.word.trim() === "" ? [] : [other];
    const said = [...saidIn(draft, words), ...typed];
    const found = findFaults(ruleset, said, typed);
    if (found.length > 0) {
      setFaults(found);
      return focusFirst();
    }
    const isDone = await props.onWrite((inUse) => {
      const next = teachWords(inUse, said);
      return "ruleset" in next ? next.ruleset : null;
    });
    if (!isDone) return;
    setDraft(new Map());
    setOther(NO_OTHER);
  };
  const field = (word: string, known: WordMeaning | null, hint?: string): JSX.Element => (
    <Field key={foldWord(word)} label={WORDS_COPY.label(word)} hint={hint}>
      <MeaningSelect
        ruleset={ruleset}
        isKnown={known !== null}
        chosen={chosenFor(draft, word, known)}
        onChoose={(meaning) => choose(word, meaning)}
      />
    </Field>
  );
  return (
    <section aria-labelledby="taught-words">
      <h2 id="taught-words">{WORDS_COPY.title}</h2>
      <form
        ref={form}
        className="words-form"
        aria-labelledby="taught-words"
        noValidate
        onSubmit={(event) => void save(event)}
      >
        <p>{asked.length > 0 ? WORDS_COPY.intro : WORDS_COPY.none}</p>
        {asked.map(({ word, count, places }) => field(word, null, WORDS_COPY.stands(count, places)))}
        {more > 0 && <p className="hint">{WORDS_COPY.more(more)}</p>}
        {taught.length > 0 && <p>{WORDS_COPY.known}</p>}
        {taught.map(({ word, status }) => field(word, status))}
        <OtherField
          ruleset={ruleset}
          other={other}
          onType={(next) => {
            setFaults([]);
            setOther(next);
          }}
        />
        {problem && <ProblemNote problem={problem} />}
        <div role="alert">
          {faults.map((fault) => (
            <p key={fault} className="problem-note">
              {fault}
            </p>
          ))}
        </div>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={isBusy}
          aria-describedby="save-words-hint"
          icon={isSaving ? <Spinner size="tiny" aria-hidden /> : undefined}
        >
          {isSaving ? COPY.saving : WORDS_COPY.save}
        </Button>
        <p id="save-words-hint" className="hint">
          {RULES_COPY.writesWhere(rulesSheet?.name ?? null)}
        </p>
      </form>
    </section>
  );
}

/** Why this cannot be saved, in sentences. */
function findFaults(ruleset: Ruleset, said: readonly WordChoice[], typed: readonly OtherWord[]): string[] {
  if (said.length === 0) return [WORDS_COPY.nothingSaid];
  const open = typed.find(({ status }) => status === null);
  if (open) return [WORDS_COPY.otherOpen(open.word.trim())];
  const taught = teachWords(ruleset, said);
  return "problems" in taught ? taught.problems.map((problem) => `${problem}.`) : [];
}

/** A word that no cell holds: of a drop-down list, say. */
function OtherField({
  ruleset,
  other,
  onType,
}: {
  ruleset: Ruleset;
  other: OtherWord;
  onType: (other: OtherWord) => void;
}): JSX.Element {
  return (
    <>
      <Field label={WORDS_COPY.other} hint={WORDS_COPY.otherHint}>
        <Input value={other.word} autoComplete="off" onChange={(_, { value }) => onType({ ...other, word: value })} />
      </Field>
      {other.word.trim() !== "" && (
        <Field label={WORDS_COPY.otherMeaning}>
          <MeaningSelect
            ruleset={ruleset}
            isKnown={false}
            chosen={other.status}
            onChoose={(status) => onType({ ...other, status })}
          />
        </Field>
      )}
    </>
  );
}

function labelOf(ruleset: Ruleset, meaning: WordMeaning): string {
  return meaning === "left-alone" ? WORDS_COPY.leaveAlone : wordFor(ruleset, meaning);
}

/** What a word can stand for, by the rules' own words. */
function MeaningSelect(props: {
  ruleset: Ruleset;
  isKnown: boolean;
  chosen: WordMeaning | null;
  onChoose: (meaning: WordMeaning | null) => void;
}): JSX.Element {
  const { ruleset, chosen } = props;
  const meanings: readonly WordMeaning[] = [...statusesOf(ruleset), "left-alone"];
  return (
    <Select
      value={chosen ?? ""}
      onChange={(_, { value }) => props.onChoose(meanings.find((meaning) => meaning === value) ?? null)}
    >
      <option value="">{props.isKnown ? WORDS_COPY.forget : WORDS_COPY.notSaid}</option>
      {meanings.map((meaning) => (
        <option key={meaning} value={meaning}>
          {labelOf(ruleset, meaning)}
        </option>
      ))}
    </Select>
  );
}
