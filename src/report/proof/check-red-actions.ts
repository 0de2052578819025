import { wordSet } from "../../rag/reading/words/phrase";
import { wordFor } from "../../rag/rules/ruleset";
import type { Mark, ProofCode } from "./proof-finding";
import { periodOfToken } from "./text/periods-in-text";
import type { ReadNarrative } from "./text/read-narrative";
import { wordsOf, type Token } from "./text/read-sentences";

/**
 * Words for an action, past or planned. The list is long, so that only a text that names no action at all is flagged.
 */
const ACTIONS: ReadonlySet<string> = wordSet(
  "will action actions plan plans planned planning underway introduce introduced introducing implement",
  "implemented implementing implementation recruit recruited recruiting recruitment review reviewing launch",
  "launched launching prioritise prioritised prioritising commission commissioned commissioning develop",
  "developed developing invest invested investing train training deliver delivering explore explored exploring",
  "pilot piloted piloting programme scheme schemes initiative initiatives strategy strategies mitigation",
  "mitigations mitigate mitigating address addressing tackle tackling redesign redesigned streamline",
  "streamlined monitor monitoring escalate escalated meet meeting meetings rollout rolling negotiate negotiated",
  "procure procured procurement appoint appointed appointing focus focused focusing focussed focussing",
  "intervention interventions campaign project projects taskforce recover recovery restructure restructured",
  "allocate allocated fund funded funding audit audits workshop workshops panel appointing expand expanding",
  "strengthen strengthening improve improving reduce reducing increase increasing establish established",
  "establishing roll put setting target targeted targeting working worked agree agreed consult consulting",
  "engage engaging support supporting work",
);

/** Verbs that describe an action only with someone who does it: "performance has improved" is not an action. */
const NEEDS_DOER: ReadonlySet<string> = wordSet(
  "improve improving reduce reducing increase increasing meet target targeted targeting work support agreed put",
  "review roll setting focus recover address fund",
);
const DOERS: ReadonlySet<string> = wordSet(
  "we to are is being been team teams service services council will officers managers staff working continue",
  "continues directorate partners",
);

/** Words for a time of recovery other than a date. */
const WHEN: ReadonlySet<string> = wordSet("tomorrow shortly");
const WHEN_PHRASES =
  /(?:^| )(?:next (?:quarter|year|month|term|financial year|academic year|few months)|(?:end|close) of (?:the|this) (?:\p{L}+ )?(?:year|quarter|month|term)|back on (?:track|target)|on (?:track|target) by|year end|yearend|coming (?:quarter|months|year)|following (?:quarter|year)|within (?:the )?(?:next )?# |by (?:the )?(?:spring|summer|autumn|winter|easter|christmas)|this (?:winter|spring|summer|autumn))/u;
const AHEAD: ReadonlySet<string> = wordSet("by from until in during at for before end to next of early late mid start");

/** Checks the narrative of a red KPI: it should name an action, and a time by which the KPI will recover. */
export function checkActions(read: ReadNarrative): Mark[] {
  const { kpi } = read;
  const red = kpi.indicators.filter(({ status }) => status === "red");
  const isRed = kpi.status === "red" || (kpi.status === null && red.length > 0);
  const [first, last] = [read.sentences[0], read.sentences.at(-1)];
  if (!isRed || !first || !last) return [];
  const [start, end] = [first.sentence.start, last.sentence.end];
  const word = wordFor(read.ruleset, "red");
  const whose = kpi.status === "red" ? "The KPI is" : `“${red[0]?.metric ?? ""}” is`;
  const tokens = read.sentences.map(({ sentence }) => sentence.tokens);
  const [isActed, isDated] = [tokens.some(hasAction), tokens.some((one) => hasDate(one, read))];
  const mark = (code: ProofCode, lacking: string): Mark => ({
    code,
    start,
    end,
    against: word,
    sentence: `${whose} ${word}, and the text ${lacking}`,
  });
  if (!isActed && !isDated) {
    const lacking =
      "names neither an action nor a time to come. Say what is being done, by whom, and when it is expected to be back on track.";
    return [mark("red-without-action", lacking)];
  }
  if (!isActed) return [mark("red-without-action", "names no action. Say what is being done, by whom.")];
  return isDated
    ? []
    : [mark("red-without-date", "names no time to come. Say when it is expected to be back on track.")];
}

function hasAction(tokens: readonly Token[]): boolean {
  return tokens.some(({ word }, at) => {
    if (!ACTIONS.has(word)) return false;
    if (!NEEDS_DOER.has(word)) return true;
    return (
      tokens.slice(Math.max(0, at - 6), at).some(({ word: one }) => DOERS.has(one)) && tokens[at - 1]?.word !== "the"
    );
  });
}

/** True where a sentence names a time after the reported period. */
function hasDate(tokens: readonly Token[], read: ReadNarrative): boolean {
  const words = wordsOf(tokens);
  if (WHEN_PHRASES.test(`${words} `) || tokens.some(({ word }) => WHEN.has(word))) return true;
  const reported =
    read.now.periods
      .map(({ end }) => end ?? "")
      .sort()
      .at(-1) ?? "";
  return tokens.some((token, at) => {
    if (token.word !== "@") return false;
    const period = periodOfToken(token, read.text, read.now);
    if (period) return (period.end ?? period.start) > reported;
    // "By March", without a year: in the future where the sentence is about the future.
    return (
      AHEAD.has(tokens[at - 1]?.word ?? "") &&
      /(?:^| )(?:will|expected|expect|anticipate|anticipated|plan|planned|by|aim|aims|due|scheduled)(?: |$)/.test(words)
    );
  });
}
