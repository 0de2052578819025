import "./skeleton.css";

// A script of its own, as it has to run when Office.js or the script of the pane cannot be loaded.

/** How long Office.js may take on a slow line before the page reports it. */
const PATIENCE_MS = 10_000;

function hasStarted(): boolean {
  return document.documentElement.dataset.started === "true";
}

function report(): void {
  if (hasStarted()) return;
  document.getElementById("skeleton")?.setAttribute("hidden", "");
  document.getElementById("unreachable")?.removeAttribute("hidden");
}

// Office.js is loaded in the head of the page: by now it is either there, or it will not come.
if (!("Office" in window)) report();
else setTimeout(report, PATIENCE_MS);

document.getElementById("reload")?.addEventListener("click", () => window.location.reload());
