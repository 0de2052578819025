import { sameName } from "../../kpi/same-name";
import type { Mark } from "./finding";
import type { ProofedKpi } from "./proofed-kpi";

/** Below this many letters a text may well be the same: "No change this quarter." is looked at all the same. */
const FEWEST = 10;

/** A text that is the one of the period before, word for word, though a result has moved since. */
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
