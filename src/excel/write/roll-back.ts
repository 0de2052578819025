import type { PresentWork } from "../../planning/edits/found-work";
import { editsOf, kindOf, type Edit } from "../../planning/edits/kinds";
import { isOneNameToExcel } from "../../planning/find-sheet";
import { isEmpty, type Plan } from "../../planning/plan";
import { planRollback } from "../../planning/undo/plan-undo";
import type { Limits } from "../request-limits";
import { isNotInFront } from "../run-excel";
import { decorateRestored } from "./decorate";
import { makeEdits } from "./make-edits";
import { readPlacesLeft, readPresent } from "./read-work";

/** The result of a rollback. `nameTaken`: the sheet whose name was in use, if that is why the batch failed. */
export interface RolledBack {
  nameTaken: string | null;
}

/**
 * Undoes what a failed batch of this plan has written, and nothing else. It is planned and applied like any undo. Throws where Excel
 * would do it if the workbook were in front.
 * `nameRefused`: the batch failed because a new sheet's name was in use. null if something could not be undone.
 */
export async function rollBackFailed(
  context: Excel.RequestContext,
  plan: Plan,
  nameRefused: boolean,
  limits: Limits,
): Promise<RolledBack | null> {
  const present = await readPresent(context);
  const planned = editsOf(plan.edits, "add-sheet").map(({ sheet }) => sheet.name);
  // New sheets are added in order, so the last of their names that exists is the one that was refused.
  const isPresent = (wanted: string): boolean => present.sheets.some(({ name }) => isOneNameToExcel(name, wanted));
  const nameTaken = nameRefused ? (planned.findLast(isPresent) ?? null) : null;
  const isTheirs = (name: string): boolean => nameTaken !== null && isOneNameToExcel(name, nameTaken);
  const known = { ...present, sheets: present.sheets.filter(({ name }) => !isTheirs(name)) };
  const failed: Plan = { ...plan, edits: editsBegun(plan.edits, known), rows: [] };
  const { found } = await readPlacesLeft(context, failed, known, { bytes: limits.bytes, withFormats: true });
  if (!found) return null;
  const { plan: undo, left } = planRollback(failed, found);
  const outcome = isEmpty(undo) ? null : await makeEdits(context, undo);
  if (outcome?.is === "failed" && isNotInFront(outcome.error)) throw outcome.error;
  const isRolledBack = outcome === null || outcome.is === "made";
  if (isRolledBack) await decorateRestored(context, undo.edits, limits);
  return isRolledBack && left.length === 0 ? { nameTaken } : null;
}

/** The edits that the batch may have reached. It applied them in order: if a column or a sheet is missing, nothing after it was reached. */
function editsBegun(edits: readonly Edit[], known: PresentWork): Edit[] {
  const made: Edit[] = [];
  for (const edit of edits) {
    const there = kindOf(edit).stillThere(edit, known, true);
    if (there) made.push(there);
    if (there !== edit) break;
  }
  return made;
}
