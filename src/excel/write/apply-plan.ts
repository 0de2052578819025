import type { Plan } from "../../planning/plan";
import { done, refused, type Result } from "../../planning/problem";
import { SAFE_LIMITS, type Limits } from "../request-limits";
import { makeEdits } from "./make-edits";
import { excelCodeOf, isNotInFront, mayHaveWritten } from "../run-excel";
import { decorateRestored, sheetsRemoved } from "./decorate";
import { withRetries } from "./retries";
import { rollBackFailed, type RolledBack } from "./roll-back";

/**
 * Applies a plan in one round trip, or leaves the workbook as it was: if the batch fails, what it had written is read, in answers of
 * about `limits.bytes`, and rolled back. Throws only where nothing of it is left. Decorates nothing but the sheets that it restored.
 */
export async function applyPlan(
  context: Excel.RequestContext,
  plan: Plan,
  limits: Limits = SAFE_LIMITS,
): Promise<Result<void>> {
  const outcome = await makeEdits(context, plan);
  switch (outcome.is) {
    case "made":
      return done(undefined);
    case "rolled-back": {
      const { isChanged, isRestored } = outcome;
      if (isRestored) await decorateRestored(context, sheetsRemoved(plan), limits);
      return refused(
        isChanged && isRestored
          ? { code: "workbook-changed" }
          : { code: "not-written-as-planned", restored: isRestored },
      );
    }
    case "not-reported":
      // Excel did not report what was there before either, but the plan knows it.
      if (await rollBack(context, plan, false, limits)) return refused({ code: "too-large" });
      return refused({ code: "not-written-as-planned", restored: false });
    case "failed": {
      const { error } = outcome;
      const rolledBack = await rollBack(context, plan, excelCodeOf(error) === "ItemAlreadyExists", limits);
      if (rolledBack === null && mayHaveWritten(error))
        return refused({ code: "not-written-as-planned", restored: false });
      if (rolledBack?.nameTaken) return refused({ code: "name-taken", sheet: rolledBack.nameTaken });
      throw error;
    }
  }
}

/** Rolls back a batch that failed part-way; null if that is not possible in full, or Excel refuses it too. */
async function rollBack(
  context: Excel.RequestContext,
  plan: Plan,
  nameRefused: boolean,
  limits: Limits,
): Promise<RolledBack | null> {
  try {
    // A sheet that was added can be removed once the workbook is in front again.
    return await withRetries(limits, isNotInFront, () => rollBackFailed(context, plan, nameRefused, limits));
  } catch {
    return null;
  }
}
