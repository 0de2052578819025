import { roundTo } from "../../decimal";
import type { Draft } from "../draft";
import { isPartOfWhole } from "../targets/read-part";
import { PERCENT } from "../units/unit";
import type { Figure } from "../words/item";

/**
 * Reads "17 of 20" or "43/50" as a percentage of the whole, and the index after it. Null for anything else.
 */
export function readShare(draft: Draft, at: number, part: Figure): { figure: Figure; end: number } | null {
  for (let end = at + 3; end <= Math.min(at + 5, draft.items.length); end += 1) {
    const last = draft.items[end - 1];
    if (last?.kind !== "figure" || !isPartOfWhole(draft, at, end)) continue;
    const [count, whole] = [part.figure, last.figure.figure];
    if (!Number.isInteger(count) || !Number.isInteger(whole) || count < 0 || whole <= 0 || count > whole) return null;
    const percent = Number(((count / whole) * 100).toPrecision(15));
    return { figure: { ...part, figure: percent, unit: PERCENT }, end: end + percentLength(draft, end, percent) };
  }
  return null;
}

/** The items in "17 of 20 (85%)" or "17/20 = 85%" that repeat the share, rounded or not. */
function percentLength(draft: Draft, at: number, percent: number): number {
  const isEqual = draft.wordAt(at) === "=";
  const isBracketed = draft.wordAt(at) === "(" && draft.wordAt(at + 2) === ")";
  if (!isEqual && !isBracketed) return 0;
  return saysPercent(draft, at + 1, percent) ? (isEqual ? 2 : 3) : 0;
}

function saysPercent(draft: Draft, at: number, percent: number): boolean {
  const item = draft.items[at];
  if (item?.kind !== "figure") return false;
  const { figure, unit } = item.figure;
  const decimals = String(figure).split(".")[1]?.length ?? 0;
  return unit?.family === "percent" && roundTo(percent, decimals) === figure;
}
