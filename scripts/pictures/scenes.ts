import type { Frame } from "playwright-core";
import { SHOWN_CONTROLS } from "./controls";

/** One picture of the job: its caption, and what is done before it is taken. */
export interface Scene {
  caption: string;
  act: (pane: Frame) => Promise<void>;
}

const button = (pane: Frame, name: string): ReturnType<Frame["getByRole"]> =>
  pane.getByRole("button", { name, exact: true });

/** An indicator that is Amber, near the top of the sample. */
const INFANTS = /Infants who received/;

/** Makes the sheet Performance Overview in the open workbook and shows it. */
export async function showOverview(pane: Frame): Promise<void> {
  await pane.getByRole("tab", { name: SHOWN_CONTROLS.reportTab }).click();
  await button(pane, SHOWN_CONTROLS.makeSheets).click();
  await button(pane, SHOWN_CONTROLS.showOverview).click();
}

/** Makes the sheet Report Tables in the open workbook and shows it. */
export async function showReportTables(pane: Frame): Promise<void> {
  await pane.getByRole("tab", { name: SHOWN_CONTROLS.reportTab }).click();
  await button(pane, SHOWN_CONTROLS.makeTables).click();
  await button(pane, SHOWN_CONTROLS.showTables).click();
  await button(pane, SHOWN_CONTROLS.saveWord).scrollIntoViewIfNeeded();
}

/** The job from one published quarter to the next, in an officer's order. Each scene continues from the one before. */
export const SCENES: readonly Scene[] = [
  {
    caption: "A quarter's KPI rows, as a council published them. The statuses are still to be decided.",
    act: (pane: Frame): Promise<void> => button(pane, SHOWN_CONTROLS.recalculate).waitFor(),
  },
  {
    caption: "Rate: one press reads every target as it was written, and shows what it would write.",
    act: async (pane: Frame): Promise<void> => {
      await button(pane, SHOWN_CONTROLS.recalculate).click();
      await button(pane, SHOWN_CONTROLS.write).waitFor();
    },
  },
  {
    caption: "Explain: every status is an icon and a word, and gives its reason in one sentence.",
    act: async (pane: Frame): Promise<void> => {
      await button(pane, SHOWN_CONTROLS.write).click();
      await pane.getByText("49 statuses changed").first().waitFor();
      await pane.getByRole("button", { name: INFANTS }).click();
      await button(pane, SHOWN_CONTROLS.override).scrollIntoViewIfNeeded();
    },
  },
  {
    caption: "Report: a table for every KPI, with a place for its narrative. It goes out as a Word file or a web page.",
    act: showReportTables,
  },
  {
    caption: "Close: the quarter goes into KPI History, and the rows are made ready for the next one.",
    act: async (pane: Frame): Promise<void> => {
      await button(pane, SHOWN_CONTROLS.prepareClose).click();
      await pane.getByRole("group", { name: "Closing 2024/25 Q2" }).scrollIntoViewIfNeeded();
    },
  },
];

/** The index of the scene for viewers that show no animations. */
export const STILL = 2;
