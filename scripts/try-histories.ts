/**
 * Tries random histories of a workbook, and reports each that loses a word that somebody typed: `npx tsx scripts/try-histories.ts
 * [count] [first seed]`. The same seed gives the same history. Its steps are in test/reliability/words/.
 */
import { tryHistory } from "../test/reliability/words/history";

const [count = 5000, first = 1] = process.argv.slice(2).map(Number);
let lost = 0;
console.log(`Trying ${count} histories, seeds ${first} to ${first + count - 1}.`);
for (let seed = first; seed < first + count; seed += 1) {
  const history = await tryHistory(seed);
  if (history.lost.length > 0) {
    lost += 1;
    console.log(`Seed ${seed} loses ${history.lost.join(", ")}:\n  ${history.steps.join("\n  ")}`);
  }
  const tried = seed - first + 1;
  if (tried % 100 === 0)
    console.log(`${tried} tried, the last of seed ${seed}: ${lost === 0 ? "nothing is lost" : `${lost} lose a word`}`);
}
process.exitCode = lost > 0 ? 1 : 0;
