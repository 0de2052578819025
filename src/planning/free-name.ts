import { foldName } from "../rag/fold-name";

/**
 * A name that no person takes for one of others: "KPIs 2" where "KPIs" is taken, or "kpis ", which Excel would let stand
 * beside it. What is free to a person is free to Excel too.
 */
export function freeName(name: string, taken: readonly string[], joiner: string): string {
  const used = new Set(taken.map(foldName));
  let free = name;
  for (let number = 2; used.has(foldName(free)); number += 1) free = `${name}${joiner}${number}`;
  return free;
}
