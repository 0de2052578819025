import type { Draft } from "../draft";

/** Texts in the place of a value that is still to come. */
const NO_VALUE = new Set(
  (
    "n a|na|tbc|tba|tbd|awaited|awaiting|awaiting data|data awaited|not available|not yet available|" +
    "unavailable|no data|no data available|" +
    "data not available|data not yet available|not applicable|pending|not due|not yet due|not reported|not " +
    "recorded|not measured|to be confirmed|" +
    "to follow|due|due in|annual measure|annual|reported annually|nya|x|c|z|suppressed|missing|blank|unknown|" +
    "data unavailable|no update|none available|awaiting information|data pending|annual indicator|not " +
    "collected"
  ).split("|"),
);

/** True for a text without a figure that says there is no value yet: "Awaiting data", "-". */
export function saysNothing(draft: Draft): boolean {
  if (
    draft.items.some(
      (item) =>
        item.kind === "figure" ||
        item.kind === "ratio" ||
        item.kind === "oddity" ||
        (item.kind === "period" && item.doubtful),
    )
  )
    return false;
  const words = draft.items.flatMap((item) => (item.kind === "word" ? [item.word] : []));
  if (words.length === 0) return draft.items.every((item) => item.kind === "note" || /^[-./…?~()]$/.test(item.word));
  return words.length <= 4 && NO_VALUE.has(words.join(" "));
}
