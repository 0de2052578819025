/**
 * The phrases that a pattern stands for. "(a|b)" is one of several, "[a|b]" one of several or nothing: "[performance]
 * (measure|indicator)" stands for four. Groups do not nest.
 */
export function expandPhrases(pattern: string): string[] {
  const parts = pattern.split(GROUP).filter((part) => part.trim() !== "");
  const phrases = parts.reduce<string[]>(
    (before, part) => before.flatMap((start) => choicesOf(part).map((choice) => `${start} ${choice.trim()}`)),
    [""],
  );
  return [...new Set(phrases.map((phrase) => phrase.replace(/ {2,}/g, " ").trim()))].filter((phrase) => phrase !== "");
}

/** Splits at groups, and keeps them. */
const GROUP = /([([][^()[\]]*[)\]])/;

function choicesOf(part: string): string[] {
  const inside = part.slice(1, -1).split("|");
  if (part.startsWith("(")) return inside;
  return part.startsWith("[") ? ["", ...inside] : [part];
}
