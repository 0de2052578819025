import { useMemo, useRef, useState, type RefObject } from "react";
import type { Review } from "../../../actions/review";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { teachWords, type WordChoice } from "../../../rag/rules/statuses/teach-words";
import type { WordMeaning } from "../../../rag/rules/statuses/taught-words";
import { foldWord } from "../../../rag/status";
import type { ReviseRules } from "../../state/jobs";
import { WORDS_COPY } from "./words-copy";
import { listChoices, listWords, NO_OTHER, type OtherWord, type WordsDraft, type WordsList } from "./words-draft";

/** The form that teaches words, while it is filled in and saved. */
export interface WordsForm {
  form: RefObject<HTMLFormElement>;
  words: WordsList;
  draft: WordsDraft;
  other: OtherWord;
  /** Why the form could not be saved, in sentences. */
  faults: readonly string[];
  choose(word: string, meaning: WordMeaning | null): void;
  typeOther(other: OtherWord): void;
  save(): Promise<void>;
}

/** Keeps what is chosen for each word. `onWrite` gives false where the rules were not written; the draft is kept then. */
export function useWordsForm(review: Review, onWrite: (revise: ReviseRules) => Promise<boolean>): WordsForm {
  const [draft, setDraft] = useState<WordsDraft>(new Map());
  const [other, setOther] = useState(NO_OTHER);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const words = useMemo(() => listWords(review), [review]);
  const save = async (): Promise<void> => {
    const typed = other.word.trim() === "" ? [] : [other];
    const choices = [...listChoices(draft, words), ...typed];
    const found = findFaults(review.ruleset, choices, typed);
    if (found.length > 0) {
      setFaults(found);
      return focusFirstField(form.current);
    }
    const isWritten = await onWrite((inUse) => {
      const taught = teachWords(inUse, choices);
      return "ruleset" in taught ? taught.ruleset : null;
    });
    if (!isWritten) return;
    setDraft(new Map());
    setOther(NO_OTHER);
  };
  return {
    ...{ form, words, draft, other, faults, save },
    choose(word, meaning) {
      setFaults([]);
      setDraft(new Map(draft).set(foldWord(word), meaning));
    },
    typeOther(next) {
      setFaults([]);
      setOther(next);
    },
  };
}

/** Moves the focus to the first field of a form. */
export function focusFirstField(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>("select, input")?.focus();
}

function findFaults(ruleset: Ruleset, choices: readonly WordChoice[], typed: readonly OtherWord[]): string[] {
  if (choices.length === 0) return [WORDS_COPY.nothingChosen];
  const open = typed.find(({ status }) => status === null);
  if (open) return [WORDS_COPY.otherOpen(open.word.trim())];
  const taught = teachWords(ruleset, choices);
  return "problems" in taught ? taught.problems.map((problem) => `${problem}.`) : [];
}
