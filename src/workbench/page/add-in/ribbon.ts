import { byId, make } from "../dom";
import type { Manifest, RibbonButton } from "./manifest";

/** Builds the ribbon from the manifest's groups. A button is busy until its command has finished. */
export function createRibbon(manifest: Manifest, press: (button: RibbonButton) => Promise<void>): void {
  const ribbon = byId("ribbon", HTMLDivElement);
  for (const { label, buttons } of manifest.groups) {
    const group = make("div", { className: "ribbon-group", role: "group", ariaLabel: label });
    const row = make("div", { className: "ribbon-buttons" });
    row.append(...buttons.map((button) => ribbonButton(button, press)));
    group.append(row, make("span", { className: "ribbon-label", ariaHidden: "true", textContent: label }));
    ribbon.append(group);
  }
}

function ribbonButton(button: RibbonButton, press: (button: RibbonButton) => Promise<void>): HTMLButtonElement {
  const picture = make("img", { src: button.icon, alt: "", width: 32, height: 32 });
  const element = make("button", { type: "button", id: button.id, title: button.tip }, picture, button.label);
  element.addEventListener("click", () => {
    if (element.ariaBusy === "true") return;
    element.ariaBusy = "true";
    void press(button).finally(() => (element.ariaBusy = "false"));
  });
  return element;
}
