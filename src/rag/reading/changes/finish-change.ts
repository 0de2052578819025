import type { Draft } from "../draft";
import { findBase, type NamedResult } from "./find-base";
import { movementAt } from "./movement-words";
import { wordSet } from "../words/phrase";
import type { Bound, ChangeTarget, TargetReading } from "../targets/target-reading";
import { draftReading, unreadTarget } from "../targets/unread-target";

/* Completes a movement with what it is measured from. Any words left over have to be harmless. */

export interface Asked {
  change: ChangeTarget["change"];
  bound: Bound;
  /** The index of the amount, or null. */
  amount: number | null;
}

/**
 * Reads what follows a movement, starting at `from`, and returns the whole reading. `named` is an earlier result that
 * was read with the movement.
 */
export function finishChange(
  draft: Draft,
  from: number,
  { change, bound, amount }: Asked,
  named: NamedResult | null = null,
): TargetReading {
  const base = findBase(draft, named);
  if ("unread" in base) return unreadTarget(draft, base.unread);
  const { since, from: measuredFrom, overYears, passed } = base.found;
  const problem = findProblem(draft, from, change, passed);
  if (problem) return unreadTarget(draft, { why: problem });
  const item = amount === null ? undefined : draft.items[amount];
  const figure = item?.kind === "figure" ? item.figure : null;
  return {
    kind: "change",
    ...draftReading(draft),
    change,
    amount: figure?.figure ?? null,
    unit: figure?.unit ?? null,
    scale: figure?.scale ?? 1,
    since,
    from: measuredFrom,
    overYears,
    bound,
  };
}

const PLANS = wordSet("plan budget forecast estimate trajectory profile");
const FROM_PLANS = wordSet("on against from over above below than to vs versus");

/** Why the words left over cannot be set aside, or null where they can. */
function findProblem(
  draft: Draft,
  from: number,
  change: ChangeTarget["change"],
  passed: ReadonlySet<number>,
): "several-figures" | "malformed" | "other-words" | null {
  const { items } = draft;
  for (let at = from; at < items.length; at += 1) {
    if (draft.isUsed(at) || passed.has(at)) continue;
    const item = items[at];
    const condition = draft.conditionFigure(at);
    if (condition >= 0 && !passed.has(condition)) {
      at = condition;
      continue;
    }
    if (item?.kind === "figure" || item?.kind === "ratio" || item?.kind === "oddity") return "several-figures";
    // "Maintain ９５%": digits outside 0 to 9 are not skipped.
    if (item?.kind === "mark" && /\p{N}/u.test(item.word)) return "malformed";
    // "Increase by n%": the figure still has to be filled in.
    if (item?.word === "%" && /^(?:[nxy]|xx|tbc)$/.test(draft.wordAt(at - 1))) return "other-words";
    // "5% growth on plan": measured from a plan that is not in the workbook.
    if (PLANS.has(item?.word ?? "") && FROM_PLANS.has(draft.wordAt(draft.wordAt(at - 1) === "the" ? at - 2 : at - 1)))
      return "other-words";
    // "5% less compared to the year before that": it is unclear compared to what.
    if (/^(?:compared|compare|comparison|relative|versus|vs|than|since)$/.test(item?.word ?? "")) return "other-words";
    if (change === "maintain" && item?.word === "or" && /^(?:better|improved?)$/.test(draft.wordAt(at + 1))) {
      at += 1;
      continue;
    }
    // An alternative or an average changes what is asked.
    if (/^(?:or|either|unless|except|average|tbc|tba|baseline|target|but|not|no|per)$/.test(item?.word ?? ""))
      return "other-words";
    const other = movementAt(draft, at)?.means.change;
    if (other && other !== change && other !== "improvement") return "other-words";
  }
  return null;
}
