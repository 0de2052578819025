import type { Frame, Locator } from "playwright-core";
import { findings } from "./axe";
import { recalculate } from "./browser";

/** How far the pane scrolls sideways, in pixels. */
export const sideways = (pane: Frame): Promise<number> =>
  pane.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Expects that nothing is cut off at the sides, and that axe finds nothing. */
async function expectWhole(pane: Frame): Promise<void> {
  expect(await findings(pane)).toEqual([]);
  expect(await sideways(pane)).toBeLessThanOrEqual(0);
}

/** The button of an indicator that misses its target. */
const infants = (pane: Frame): Locator => pane.getByRole("button", { name: /Infants who received/ });

/** Checks the preview of a run, without writing it. */
export async function checkPreview(pane: Frame): Promise<void> {
  await pane.getByRole("button", { name: "Recalculate RAG" }).click();
  await infants(pane).click();
  await pane.getByText("89.8% is 5.2 points").waitFor();
  await expectWhole(pane);
  await pane.page().keyboard.press("Escape");
  await pane.getByText("49 statuses in the sheet are out of date").first().waitFor();
}

/** Checks the form for an override while it shows faults. */
export async function checkOverrideForm(pane: Frame): Promise<void> {
  if ((await infants(pane).getAttribute("aria-expanded")) !== "true") await infants(pane).click();
  await pane.getByRole("button", { name: "Override…" }).click();
  await pane.getByRole("button", { name: "Save override" }).click();
  await pane.getByText("Choose a status.").waitFor();
  await pane.getByText("Write why: an override without a reason is not used.").waitFor();
  await expectWhole(pane);
  await pane.getByRole("button", { name: "Cancel" }).click();
}

/** Checks the findings before publishing, and the form that dismisses one. */
export async function checkFindings(pane: Frame): Promise<void> {
  await pane.getByRole("tab", { name: "Report" }).click();
  await pane.getByText("16 things to look at.").waitFor();
  await pane.getByRole("button", { name: "Target of another year 6" }).click();
  await pane.getByRole("button", { name: "Dismiss… KPIs!D5" }).click();
  await pane.getByRole("button", { name: "Dismiss", exact: true }).click();
  await pane.getByText("Write why it is right as it is.").waitFor();
  await expectWhole(pane);
  await pane.getByRole("textbox", { name: "Reason" }).fill("The target was agreed to stand");
  await pane.getByRole("button", { name: "Dismiss", exact: true }).click();
  await pane.getByText("15 things to look at.").waitFor();
  await pane.getByRole("button", { name: "1 dismissed" }).click();
  await pane.getByText(/: The target was agreed to stand/).waitFor();
  await expectWhole(pane);
}

/** Checks the Rules tab while edges are tried. */
export async function checkRules(pane: Frame): Promise<void> {
  await recalculate(pane);
  await pane.getByText("49 statuses changed").first().waitFor();
  await pane.getByRole("tab", { name: "Rules" }).click();
  await pane.getByRole("heading", { name: "Rules in use" }).waitFor();
  await pane.getByLabel("Green up to").fill("a little");
  await pane.getByText("“a little” cannot be read").waitFor();
  await pane.getByRole("button", { name: "Find the edge" }).click();
  await pane.getByText(/The statuses in the sheet agree with an amber edge/).waitFor();
  expect(await findings(pane)).toEqual([]);
  await pane.getByLabel("Green up to").fill("");
  await pane.getByLabel("Amber up to").fill("5%");
  await pane
    .getByText(/Amber becomes? Red/)
    .first()
    .waitFor();
  await expectWhole(pane);
}
