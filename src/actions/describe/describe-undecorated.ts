import { DECORATIONS, type Decoration, type Undecorated } from "../../planning/decoration";
import { joinWords } from "../../report/words";

const DEEDS: Record<Decoration, string> = {
  freeze: "freeze the headings",
  gridlines: "hide the gridlines",
  fit: "fit the heights of the rows",
  page: "set up the whole page",
  show: "show the first row",
};

/** Says which decoration Excel did not make, in a sentence; nothing if it made all. */
export function describeUndecorated(undecorated: readonly Undecorated[]): string[] {
  if (undecorated.length === 0) return [];
  const sheetsByDeeds = new Map<string, Set<string>>();
  for (const { sheet, missing } of undecorated) {
    const deeds = joinWords(DECORATIONS.filter((one) => missing.includes(one)).map((one) => DEEDS[one]));
    sheetsByDeeds.set(deeds, (sheetsByDeeds.get(deeds) ?? new Set()).add(sheet ?? "one of its sheets"));
  }
  const parts = [...sheetsByDeeds].map(([deeds, sheets]) => `${deeds} of ${joinWords([...sheets])}`);
  return [`Written, but Excel did not ${parts.join(", nor ")}: only looks and printing are affected.`];
}
