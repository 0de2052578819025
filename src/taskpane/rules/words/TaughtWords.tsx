import { Button, Field, Input, Select, Spinner } from "@fluentui/react-components";
import { useLayoutEffect, type FormEvent, type JSX } from "react";
import type { Review } from "../../../actions/review";
import { statusesOf, wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import type { WordMeaning } from "../../../rag/rules/statuses/taught-words";
import { foldWord } from "../../../rag/status";
import { COPY } from "../../copy";
import type { Saving } from "../../kit/PaneForm";
import { ProblemNote } from "../../kit/ProblemNote";
import type { ReviseRules } from "../../state/jobs";
import { RULES_COPY } from "../rules-copy";
import { focusFirstField, useWordsForm } from "./use-words-form";
import { WORDS_COPY } from "./words-copy";
import { chosenFor, type OtherWord } from "./words-draft";

/** Teaches the rules what the unknown words of the status columns mean, and lists the words they were taught before. */
export function TaughtWords(props: {
  review: Review;
  /** Counts the requests to show the form: it takes the focus at each. */
  requested: number;
  saving: Saving;
  onWrite: (revise: ReviseRules) => Promise<boolean>;
}): JSX.Element {
  const { ruleset, rulesSheet } = props.review;
  const { isBusy, isSaving, problem } = props.saving;
  const { form, words, draft, other, faults, choose, typeOther, save } = useWordsForm(props.review, props.onWrite);
  useLayoutEffect(() => {
    if (props.requested > 0) focusFirstField(form.current);
  }, [props.requested, form]);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) void save();
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
      <form ref={form} className="words-form" aria-labelledby="taught-words" noValidate onSubmit={onSubmit}>
        <p>{words.unknown.length > 0 ? WORDS_COPY.intro : WORDS_COPY.none}</p>
        {words.unknown.map(({ word, count, places }) => field(word, null, WORDS_COPY.foundIn(count, places)))}
        {words.more > 0 && <p className="hint">{WORDS_COPY.more(words.more)}</p>}
        {words.taught.length > 0 && <p>{WORDS_COPY.known}</p>}
        {words.taught.map(({ word, status }) => field(word, status))}
        <OtherField ruleset={ruleset} other={other} onType={typeOther} />
        {problem && <ProblemNote problem={problem} />}
        <Faults faults={faults} />
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

/** A word that no cell has yet, such as one of a drop-down list. */
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

/** The meanings that a word can have. */
function MeaningSelect(props: {
  ruleset: Ruleset;
  /** True when the word has a meaning that can be taken away. */
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
      <option value="">{props.isKnown ? WORDS_COPY.forget : WORDS_COPY.notChosen}</option>
      {meanings.map((meaning) => (
        <option key={meaning} value={meaning}>
          {meaning === "left-alone" ? WORDS_COPY.leaveAlone : wordFor(ruleset, meaning)}
        </option>
      ))}
    </Select>
  );
}

function Faults({ faults }: { faults: readonly string[] }): JSX.Element {
  return (
    <div role="alert">
      {faults.map((fault) => (
        <p key={fault} className="problem-note">
          {fault}
        </p>
      ))}
    </div>
  );
}
