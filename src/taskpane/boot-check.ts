import "./skeleton.css";

// A separate script: it has to run when Office.js or the script of the pane cannot be loaded.

/** How long Office.js may take on a slow connection before the page reports it. */
const PATIENCE_MS = 10_000;

function hasStarted(): boolean {
  return document.documentElement.dataset.started === "true";
}

function report(): void {
  if (hasStarted()) return;
  document.getElementById("skeleton")?.setAttribute("hidden", "");
  document.getElementById("unreachable")?.removeAttribute("hidden");
}

// The page's head loads Office.js: if it is not there by now, it has failed to load.
if (!("Office" in window)) report();
else setTimeout(report, PATIENCE_MS);

document.getElementById("reload")?.addEventListener("click", () => window.location.reload());
