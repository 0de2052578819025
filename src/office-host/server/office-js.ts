/** Where the add-in's pages load Office.js from, as Microsoft asks of every published add-in. */
export const OFFICE_JS_ORIGIN = "https://appsforoffice.microsoft.com";

/** The folder of Office.js on that origin. The server answers the same path from the npm package. */
export const OFFICE_JS_FOLDER = "/lib/1/hosted/";

/**
 * Gives an add-in page this server's Office.js in place of Microsoft's: the one origin is replaced, in the script tag
 * and in the content security policy. Gives undefined when the page does not name it, so that nobody is left
 * with a page that goes out to the internet, or that waits for an Office.js that never comes.
 */
export function withLocalOfficeJs(html: string, ownOrigin: string): string | undefined {
  return html.includes(OFFICE_JS_ORIGIN) ? html.replaceAll(OFFICE_JS_ORIGIN, ownOrigin) : undefined;
}

/** Where Office.js looks for the page that says whether to trust a host on plain http (host/frame/pane-address.ts). */
export const TRUST_PAGE_PATH = `${OFFICE_JS_FOLDER}AgaveErrorUX/index.html`;

/** What Office.js gets in place of the scripts that exist only to send telemetry: nothing leaves the machine. */
export const NO_TELEMETRY = "// This host sends no telemetry.\n";

/** True for the scripts of Office.js that exist only to send telemetry. */
export function isTelemetry(path: string): boolean {
  return path.startsWith(`${OFFICE_JS_FOLDER}telemetry/`) || path.startsWith(`${OFFICE_JS_FOLDER}ariatelemetry/`);
}
