import { createRequire } from "node:module";

const { default: Sequencer } = createRequire(import.meta.url)("@jest/test-sequencer");

/** The suites that take longest, longest first. On a machine where they never ran, Jest knows only the sizes of their files. */
const LONGEST = [
  "e2e/pane",
  "reliability/faults",
  "reliability/words/words",
  "e2e/workbook-files",
  "e2e/recalculate",
  "taskpane/rules/rules-tab",
  "report/word/validity",
  "e2e/report-page",
  "reliability/faults-in-parts",
  "excel/ten-thousand",
  "gallery/same-findings",
  "e2e/large-workbooks",
  "taskpane/never-stuck",
  "xlsx/validity",
  "xlsx/stories",
  "excel/cut-plans",
  "workbook-port/one-column-more",
  "cli/commands",
  "cli/process",
  "gallery/awkward-workbooks",
  "xlsx/contract",
];

/** Starts the suites that take longest first, so that no worker is still busy with one at the end. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((name) => path.includes(`/test/${name}.test.`));
      return place === -1 ? LONGEST.length : place;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
