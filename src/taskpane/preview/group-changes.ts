import type { Status } from "../../rag/status";
import { STATUSES } from "../../rag/status";
import type { StatusChange } from "../../planning/statuses/plan-statuses";

/** How many statuses change in one way; `from` null is a cell without one. */
export interface ChangeKind {
  from: Status | null;
  to: Status;
  count: number;
}

/** The changes by kind: the new ones as one, whatever they become, then each way from the best status on. */
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
  const rank = (status: Status | null): number => (status === null ? -1 : STATUSES.indexOf(status));
  const moved = [...counts.values()].sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to));
  return { added, moved };
}

/** Changes of statuses that are there already before new ones, each in the sheet's order. */
export function inListOrder(changes: readonly StatusChange[]): StatusChange[] {
  return [...changes.filter(({ from }) => from !== null), ...changes.filter(({ from }) => from === null)];
}
