import { isFullRun } from "../../support/strength";
import { tryHistory } from "./history";

/** Histories by their seeds, in blocks that each finish within a test's time. */
const BLOCK = isFullRun ? 5 : 3;
const BLOCKS = Array.from({ length: (isFullRun ? 40 : 3) / BLOCK }, (_, block) => block * BLOCK + 1);

test.each(BLOCKS)(
  "whatever people and two panes do, every word typed is found at the end: histories from %d on",
  async (first) => {
    for (let seed = first; seed < first + BLOCK; seed += 1)
      expect(await tryHistory(seed)).toMatchObject({ seed, lost: [] });
  },
);
