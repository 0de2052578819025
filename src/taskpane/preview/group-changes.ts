import { STATUSES, type Status } from "../../rag/status";
import type { StatusChange } from "../../planning/statuses/plan-statuses";

/** How many statuses change from one to another. */
export interface ChangeKind {
  from: Status;
  to: Status;
  count: number;
}

/** Counts the changes: new statuses together, the others by old and new status, best first. */
export function groupChanges(changes: readonly StatusChange[]): { added: number; moved: ChangeKind[] } {
  const counts = new Map<string, ChangeKind>();
  let added = 0;
  for (const { from, to } of changes) {
    if (from === null) {
      added += 1;
      continue;
    }
    const kind = counts.get(`${from} ${to}`) ?? { from, to, count: 0 };
    kind.count += 1;
    counts.set(`${from} ${to}`, kind);
  }
  const rank = (status: Status): number => STATUSES.indexOf(status);
  const moved = [...counts.values()].sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to));
  return { added, moved };
}

/** Changed statuses before new ones, each in the order of the sheet. */
export function inListOrder(changes: readonly StatusChange[]): StatusChange[] {
  return [...changes.filter(({ from }) => from !== null), ...changes.filter(({ from }) => from === null)];
}
