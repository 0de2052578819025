import { gridBytes, plus, type Cost } from "../edits/cost";
import { findUndoing, kindOf, type Edit } from "../edits/kinds";
import type { Plan } from "../plan";

export function costOf(plan: Plan): Cost {
  const expected = plan.expects.reduce((sum, { values }) => sum + gridBytes(values), 0);
  return plan.edits.map((edit) => editCost(edit, plan.inverse)).reduce(plus, { sent: 0, read: expected });
}

/** What one edit costs; `inverse` tells what stands there before, as far as a plan knows that. */
export function editCost(edit: Edit, inverse: readonly Edit[]): Cost {
  return kindOf(edit).cost(edit, findUndoing(edit, inverse));
}
