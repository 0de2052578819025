/** The names by which a frame's page and its host know each other. */
export interface PaneAddressOptions {
  conversationId: string;
  appId: string;
  /** The origin of the page that holds the frame: "https://localhost:3000". */
  hostOrigin: string;
  /** Defaults to "en-GB". */
  locale?: string;
  /** True for the page of a dialog. Office.js stores this under the app id, so a dialog needs an app id of its own. */
  isDialog?: boolean;
}

/** Builds the address that tells a frame's page that it runs in Excel on the web. */
export function paneAddress(url: string, options: PaneAddressOptions): string {
  const [page = "", fragment] = url.split("#");
  const locale = options.locale ?? "en-GB";
  const hostInfo = `Excel$Web$16.01$${locale}$${options.conversationId}$${options.isDialog ? "isDialog" : ""}$$0`;
  const query = `${page.includes("?") ? "&" : "?"}_host_Info=${hostInfo}`;
  // `_xdm_Info` comes last: Office.js reads the rest of the fragment as its value.
  const info = `&_serializer_version=1&_xdm_Info=${options.conversationId}|${options.appId}|${options.hostOrigin}`;
  return `${page}${query}#${fragment ?? ""}${info}`;
}

/**
 * The page that tells Office.js whether to trust its host. Office.js loads it from `AgaveErrorUX/index.html` beside itself for every
 * host on plain http; the path is case-sensitive, and npm's folder has a lower-case name. This page trusts only this machine.
 */
export const TRUST_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Host trust</title></head>
<body>
<script>
addEventListener("message", function (event) {
  var asked = JSON.parse(event.data);
  var trusted = ["localhost", "127.0.0.1", "[::1]"].indexOf(asked.hostname) >= 0;
  event.source.postMessage(JSON.stringify({ hostUserTrusted: trusted }), event.origin);
});
</script>
</body>
</html>
`;
