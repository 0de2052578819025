import { sameName } from "../../kpi/same-name";
import type { Mark } from "./finding";
import type { ProofedKpi } from "./proofed-kpi";

/**
 * The fewest letters of a text that is checked; a shorter one may well be the same, while "No change this quarter." is
 * still checked.
 */
const FEWEST = 10;

/** Checks for a text that repeats the previous period's word for word, although a result has moved since. */
export function checkUnchanged({ text, earlierTexts, indicators }: ProofedKpi): Mark[] {
  const [before] = earlierTexts;
  if (before === undefined || text.trim().length < FEWEST || sameName(before) !== sameName(text)) return [];
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
