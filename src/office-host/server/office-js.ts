/** The origin from which a published add-in has to load Office.js. */
export const OFFICE_JS_ORIGIN = "https://appsforoffice.microsoft.com";

/** The folder of Office.js on that origin. The server serves the same path from the npm package. */
export const OFFICE_JS_FOLDER = "/lib/1/hosted/";

/**
 * Makes an add-in page load Office.js from this server: replaces Microsoft's origin in the script tag and in the content security
 * policy. Undefined when the page does not contain that origin, in which case it would use the internet or wait for ever.
 */
export function withLocalOfficeJs(html: string, ownOrigin: string): string | undefined {
  return html.includes(OFFICE_JS_ORIGIN) ? html.replaceAll(OFFICE_JS_ORIGIN, ownOrigin) : undefined;
}

/** Where Office.js looks for the page that says whether to trust a host on plain http (host/frame/pane-address.ts). */
export const TRUST_PAGE_PATH = `${OFFICE_JS_FOLDER}AgaveErrorUX/index.html`;

/** Replaces Office.js's telemetry scripts, so that nothing leaves the machine. */
export const NO_TELEMETRY = "// This host sends no telemetry.\n";

/** True for scripts of Office.js that only send telemetry. */
export function isTelemetry(path: string): boolean {
  return path.startsWith(`${OFFICE_JS_FOLDER}telemetry/`) || path.startsWith(`${OFFICE_JS_FOLDER}ariatelemetry/`);
}
