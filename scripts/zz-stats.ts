import { tryHistory } from "../test/reliability/words/history";
const counts = new Map<string, number>();
const [n = 100, first = 500001] = process.argv.slice(2).map(Number);
for (let seed = first; seed < first + n; seed += 1) {
  const t = await tryHistory(seed);
  if (t.lost.length) console.log("LOST", seed, t.lost);
  for (const s of t.steps) { const k = s.replace(/: w\d+x/, "").replace(/ while .*?( \(|$)/, " WHILE$1").replace(/pane \d: /, "pane: "); counts.set(k, (counts.get(k) ?? 0) + 1); }
}
console.log([...counts].sort((a, b) => b[1] - a[1]).map(([k, v]) => `${v} ${k}`).join("\n"));
