import type { Plan } from "../../planning/plan";
import { done, refused, type Result } from "../../planning/problem";
import { SAFE_LIMITS } from "../request-limits";
import { makeEdits } from "./make-edits";
import { excelCodeOf, mayHaveWritten } from "../run-excel";
import { rollBackFailed, type RolledBack } from "./roll-back";

/**
 * Applies a plan in one round trip, or leaves the workbook as it was: if the batch fails, what it had written is read, in answers of
 * about `bytes`, and rolled back.
 */
export async function applyPlan(
  context: Excel.RequestContext,
  plan: Plan,
  bytes = SAFE_LIMITS.bytes,
): Promise<Result<void>> {
  const outcome = await makeEdits(context, plan);
  switch (outcome.is) {
    case "made":
      return done(undefined);
    case "rolled-back": {
      const { isChanged, isRestored } = outcome;
      return refused(
        isChanged && isRestored
          ? { code: "workbook-changed" }
          : { code: "not-written-as-planned", restored: isRestored },
      );
    }
    case "not-reported":
      // Excel did not report what was there before either, but the plan knows it.
      if (await rollBack(context, plan, false, bytes)) return refused({ code: "too-large" });
      return refused({ code: "not-written-as-planned", restored: false });
    case "failed": {
      const { error } = outcome;
      const rolledBack = await rollBack(context, plan, excelCodeOf(error) === "ItemAlreadyExists", bytes);
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
  bytes: number,
): Promise<RolledBack | null> {
  try {
    return await rollBackFailed(context, plan, nameRefused, bytes);
  } catch {
    return null;
  }
}
