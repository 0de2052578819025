import type { ThemeSource } from "./Themed";
import { chooseTheme, type OfficeColours } from "./theme";

/** Follows the theme of Office, or of the browser where Office reports none. */
export function createOfficeTheme(): ThemeSource {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const forced = window.matchMedia("(forced-colors: active)");
  // The event brings the new colours; `Office.context` may still have the old ones.
  let colours: OfficeColours | undefined = Office.context.officeTheme;
  const listeners = new Set<() => void>();
  const notify = (): void => listeners.forEach((listener) => listener());

  const eventType: unknown = (Office.EventType as Record<string, unknown>).OfficeThemeChanged;
  if (eventType !== undefined && typeof Office.context.document.addHandlerAsync === "function") {
    Office.context.document.addHandlerAsync(
      Office.EventType.OfficeThemeChanged,
      (event: { officeTheme?: OfficeColours }) => {
        colours = event.officeTheme ?? Office.context.officeTheme;
        notify();
      },
    );
  }
  dark.addEventListener("change", notify);
  forced.addEventListener("change", notify);

  return {
    current: () => chooseTheme(colours, { dark: dark.matches, forcedColours: forced.matches }),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
