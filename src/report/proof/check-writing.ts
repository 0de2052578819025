import { countOf, countWords } from "../words";
import type { Mark } from "./proof-finding";
import type { ReadNarrative } from "./text/read-narrative";
import { foldName } from "../../rag/fold-name";
import type { ProofedKpi } from "./proofed-kpi";

/** Placeholders for a text to be written. Each pattern has a fixed or bounded length. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\[\s?(?:insert|add|enter|tbc|tba|tbd|to be|x{1,6}|\?{1,6}|…|\.{3})(?![\p{L}\d])[^\][\n]{0,80}\]/giu,
  /\[\s?(?:date|figure|number|name|value|text|percentage|commentary|narrative)s?(?: here| tbc)?\s?\]/giu,
  /<\s?(?:insert|add|enter|tbc|date|figure|name|text)[^<>\n]{0,80}>/giu,
  /(?<![\p{L}\d])(?:x{2,}|X{2,})(?=%|[^\p{L}\d]|$)/gu,
  /(?<![\p{L}\d?])\?{2,}/gu,
  /\b(?:lorem ipsum|insert (?:text|commentary|narrative|figure|date) here|(?:text|commentary|narrative) (?:to (?:follow|be (?:added|completed|confirmed|provided|supplied))|awaited|tbc))\b/giu,
];
/** A text that only says that there is none yet. */
const NOTHING =
  /^(?:[^\w.-]*[-.]|\W*(?:commentary|narrative|text|update|data|information)\s[-.]|\W*(?:(?:commentary|narrative|text|update|data|information)\s)?(?:tbc|tba|tbd|n\/?a|none|nil|pending|awaited|to follow|to be (?:confirmed|completed|added|provided|advised)|awaiting\s\w+|placeholder|draft|test|x+))\W*$/i;

/** Checks for a text that is marked as written but is not: empty, or with a placeholder left in it. */
export function checkUnfinished({ kpi: { text, state } }: Pick<ReadNarrative, "kpi">): Mark[] {
  if (text.trim() === "") {
    const sentence = "Nothing is written here, and it is marked as signed off. Write the text, or mark it as awaited.";
    return state === "signed-off" ? [{ code: "empty", start: 0, end: 0, against: state, sentence }] : [];
  }
  if (text.length < 60 && NOTHING.test(text)) return [placeholder(text, 0, text.length)];
  return PLACEHOLDERS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => placeholder(text, match.index, match.index + match[0].length)),
  );
}

function placeholder(text: string, start: number, end: number): Mark {
  const shown = text.slice(start, Math.min(end, start + 40)).trim();
  return {
    code: "placeholder",
    start,
    end,
    against: "",
    sentence: `“${shown}” is a placeholder. Write the text, or take it out.`,
  };
}

/** Words that may correctly be repeated. */
const TWICE = /^(?:had|that|is|her|so|very|no|bye|more|many|again|over|step|side|day|year|face|one)$/;

/** Checks for a word that is repeated by mistake: "The the". */
export function checkDoubled({ sentences, text }: Pick<ReadNarrative, "sentences" | "text">): Mark[] {
  return sentences.flatMap(({ sentence: { tokens } }) =>
    tokens.flatMap((token, at): Mark[] => {
      const before = tokens[at - 1];
      if (
        !before ||
        token.item.kind !== "word" ||
        before.word !== token.word ||
        before.item.kind !== "word" ||
        TWICE.test(token.word)
      )
        return [];
      const [one, other] = [text.slice(before.start, before.end), text.slice(token.start, token.end)];
      // "Baden Baden" is a name; a gap other than a space or line break is deliberate.
      const isName = /^\p{Lu}/u.test(other) && one === other;
      if (
        isName ||
        !/^[ \t\u00a0]{1,3}\n?[ \t]{0,3}$|^\n$/.test(text.slice(before.end, token.start)) ||
        token.word.length < 2
      )
        return [];
      return [
        {
          code: "doubled-word",
          start: before.start,
          end: token.end,
          against: "",
          sentence: `“${one}” is written twice. Take one out.`,
        },
      ];
    }),
  );
}

/** Checks for a text above the word limit. */
export function checkLength(text: string, limit: number | null): Mark[] {
  if (limit === null) return [];
  const count = countWords(text);
  if (count <= limit) return [];
  const [more, most] = [count - limit, limit].map((one) => one.toLocaleString("en-GB"));
  const sentence = `The text has ${countOf(count, "word")}, ${more ?? ""} more than the limit of ${most ?? ""}. Shorten it.`;
  return [{ code: "too-long", start: 0, end: text.length, against: String(limit), sentence }];
}

/**
 * The fewest characters of a text that is checked; a shorter one may well be the same, while "No change this quarter." is
 * still checked.
 */
const FEWEST = 10;

/** Checks for a text that repeats the previous period's word for word, although a result has moved since. */
export function checkUnchanged({ text, earlierTexts, indicators }: ProofedKpi): Mark[] {
  const [before] = earlierTexts;
  if (before === undefined || text.trim().length < FEWEST || foldName(before) !== foldName(text)) return [];
  const moved = indicators.filter(
    ({ sinceBefore }) => sinceBefore.direction !== "not-comparable" && sinceBefore.moved !== "level",
  );
  const [first] = moved;
  if (!first) return [];
  const sentence = `The text is that of the period before, word for word, and a result has moved since. ${first.sinceBefore.sentence} Bring the text up to date.`;
  return [
    {
      code: "text-unchanged",
      start: 0,
      end: text.length,
      against: moved.map(({ sinceBefore }) => sinceBefore.sentence).join(" "),
      sentence,
    },
  ];
}
