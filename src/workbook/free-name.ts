/** A name that none of others has, in any case: "KPIs 2" where "KPIs" is taken. */
export function freeName(name: string, taken: readonly string[], joiner: string): string {
  const used = new Set(taken.map((other) => other.toLowerCase()));
  let free = name;
  for (let number = 2; used.has(free.toLowerCase()); number += 1) free = `${name}${joiner}${number}`;
  return free;
}
