import type { OfficeTheme } from "../../../office-host/host/frame/app-context";
import { byId } from "../dom";

/** Office's colours in its White and Black themes and in Windows high contrast. */
const THEMES: Record<string, OfficeTheme> = {
  light: {
    bodyBackgroundColor: "#FFFFFF",
    bodyForegroundColor: "#242424",
    controlBackgroundColor: "#F5F5F5",
    controlForegroundColor: "#242424",
    isDarkTheme: false,
  },
  dark: {
    bodyBackgroundColor: "#292929",
    bodyForegroundColor: "#FFFFFF",
    controlBackgroundColor: "#1F1F1F",
    controlForegroundColor: "#FFFFFF",
    isDarkTheme: true,
  },
  contrast: {
    bodyBackgroundColor: "#000000",
    bodyForegroundColor: "#FFFFFF",
    controlBackgroundColor: "#000000",
    controlForegroundColor: "#FFFF00",
    isDarkTheme: true,
  },
};

/** The chosen theme. */
export interface ThemeChoice {
  current(): OfficeTheme;
}

/** Lets a person choose the page's theme. `?theme=dark` sets the initial one. */
export function createThemeChoice(onChange: (theme: OfficeTheme) => void): ThemeChoice {
  const select = byId("theme", HTMLSelectElement);
  const wanted = new URLSearchParams(location.search).get("theme") ?? "light";
  select.value = wanted in THEMES ? wanted : "light";
  const current = (): OfficeTheme => THEMES[select.value] ?? (THEMES["light"] as OfficeTheme);
  const show = (): void => void (document.documentElement.dataset["theme"] = select.value);
  select.addEventListener("change", () => {
    show();
    onChange(current());
  });
  show();
  return { current };
}

/**
 * Fills `Office.context.officeTheme` of a page in a frame. Call it before the page has its context.
 * Excel on the web gives today's Office.js these colours. The 2022 build on npm declares the property but never fills it
 * (`OSF.OfficeAppContext` and `OSF.DDA.Context` in excel-web-16.00.debug.js), so this reaches into the page's window.
 */
export function giveOfficeTheme(frameWindow: Window, current: () => OfficeTheme): void {
  const contexts = (frameWindow as unknown as { OSF?: { OfficeAppContext?: { prototype: object } } }).OSF
    ?.OfficeAppContext;
  if (!contexts) return;
  Object.defineProperty(contexts.prototype, "_officeTheme", { get: current, set: () => undefined, configurable: true });
}
