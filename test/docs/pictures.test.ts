import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { SHOWN_CONTROLS } from "../../scripts/pictures/controls";
import { writeApng } from "../../scripts/pictures/write-apng";
import { COPY } from "../../src/taskpane/copy";
import { REPORT_COPY } from "../../src/taskpane/report/report-copy";
import { TEXTS_COPY } from "../../src/taskpane/report/texts-copy";
import { RUN_COPY } from "../../src/taskpane/run-copy";

const DOCS = join(__dirname, "../../docs");

// Where one of these fails, the pane has changed: put its new name into scripts/pictures/controls.ts and run `npm run pictures`.
test.each([
  [SHOWN_CONTROLS.recalculate, COPY.recalculate],
  [SHOWN_CONTROLS.write, RUN_COPY.write(49)],
  [SHOWN_CONTROLS.override, COPY.giveOverride],
  [SHOWN_CONTROLS.reportTab, COPY.tabReport],
  [SHOWN_CONTROLS.makeSheets, REPORT_COPY.make],
  [SHOWN_CONTROLS.showOverview, REPORT_COPY.show("Performance Overview")],
  [SHOWN_CONTROLS.makeTables, TEXTS_COPY.make],
  [SHOWN_CONTROLS.showTables, REPORT_COPY.show("Report Tables")],
  [SHOWN_CONTROLS.saveWord, TEXTS_COPY.word],
  [SHOWN_CONTROLS.prepareClose, REPORT_COPY.prepareClose("2024/25 Q2")],
])("a control that the pictures show is in the pane: %s", (shown, inPane) => {
  expect(shown).toBe(inPane);
});

test.each([
  ["kpi-reporter.png", 1_500_000],
  ["overview.png", 400_000],
  ["report.png", 400_000],
])("the picture %s is there, and has at most %i bytes", (name, limit) => {
  const path = join(DOCS, name);
  expect(existsSync(path)).toBe(true);
  expect(statSync(path).size).toBeLessThanOrEqual(limit);
});

test("an animation has a still for viewers that know none, and its frames in order; frames of two sizes are refused", () => {
  const icon = (size: number): Buffer => readFileSync(join(DOCS, `../assets/icon-${size}.png`));
  const made = writeApng(icon(32), [
    { png: icon(32), seconds: 2 },
    { png: icon(32), seconds: 3 },
  ]);
  const types: string[] = [];
  for (let at = 8; at < made.length; at += made.readUInt32BE(at) + 12)
    types.push(made.toString("latin1", at + 4, at + 8));
  expect(types).toEqual(["IHDR", "acTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"]);
  expect(() => writeApng(icon(32), [{ png: icon(16), seconds: 1 }])).toThrow(/one size/);
});
