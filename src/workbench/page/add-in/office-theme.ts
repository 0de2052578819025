import type { OfficeTheme } from "../../../office-host/host/frame-bridge";

/**
 * Lets a page read Office's colours from `Office.context.officeTheme`. Today's Office.js has them from its host in Excel
 * on the web; that of 2022, which npm has, knows the property but never fills it (`OSF.OfficeAppContext`,
 * `OSF.DDA.Context` in excel-web-16.00.debug.js). To be called before the page has its context, in the page's own window.
 */
export function giveOfficeTheme(frameWindow: Window, current: () => OfficeTheme): void {
  const contexts = (frameWindow as unknown as { OSF?: { OfficeAppContext?: { prototype: object } } }).OSF
    ?.OfficeAppContext;
  if (!contexts) return;
  Object.defineProperty(contexts.prototype, "_officeTheme", { get: current, set: () => undefined, configurable: true });
}
