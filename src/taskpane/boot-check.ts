import "./skeleton.css";

// A small script of its own: it has to work when the pane's own script, or Office.js, cannot be loaded.

/** How long Office.js may take on a slow line before the officer is told. */
const PATIENCE_MS = 10_000;

function hasStarted(): boolean {
  return document.documentElement.dataset.started === "true";
}

function report(): void {
  if (hasStarted()) return;
  document.getElementById("skeleton")?.setAttribute("hidden", "");
  document.getElementById("unreachable")?.removeAttribute("hidden");
}

// Office.js is loaded in the page's head, so by now it is there or never will be.
if (!("Office" in window)) report();
else setTimeout(report, PATIENCE_MS);

document.getElementById("reload")?.addEventListener("click", () => window.location.reload());
