import { fullTest } from "../../support/strength";
import type * as Merging from "../../../src/report/narratives/merge-narratives";
import type * as Together from "../../../src/planning/undo/undo-together";
import { tryHistory, type Told } from "./history";

/* A loss that once happened: an undo of only one sheet of texts, and a merge that ignores what a text was written with. */
jest.mock("../../../src/planning/undo/undo-together", () => ({
  ...jest.requireActual<typeof Together>("../../../src/planning/undo/undo-together"),
  keepTogether: () => new Set(),
}));
jest.mock("../../../src/report/narratives/merge-narratives", () => {
  const actual = jest.requireActual<typeof Merging>("../../../src/report/narratives/merge-narratives");
  const mergeNarratives: typeof actual.mergeNarratives = (subjects, { rows, texts }, period) => {
    const hashes = new Map(rows.map(({ id, text }) => [id, text.hash]));
    const alike = new Map([...texts].map(([id, text]) => [id, { ...text, hash: hashes.get(id) ?? text.hash }]));
    return actual.mergeNarratives(subjects, { rows, texts: alike }, period);
  };
  return { ...actual, mergeNarratives };
});

/** Histories before this one do not find it, and take a minute. */
const FIRST = 50;

fullTest("a planted loss is found", async () => {
  let told: Told | null = null;
  for (let seed = FIRST; seed < FIRST + 100 && (told?.lost.length ?? 0) === 0; seed += 1) told = await tryHistory(seed);
  expect(told?.lost).not.toEqual([]);
});
