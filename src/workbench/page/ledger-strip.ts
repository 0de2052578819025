import type { RichApiHost, Trip } from "../../office-host/host/rich-api";
import { byId } from "./dom";

/** Requests within this time of each other belong to one run. */
const RUN_GAP_MS = 400;

/** Shows the round trips and bytes of the add-in's last run. */
export function createLedgerStrip(host: RichApiHost): void {
  const strip = byId("ledger", HTMLSpanElement);
  let firstOfRun = 0;
  let lastAt = -Infinity;
  strip.textContent = "No requests yet";

  const execute = host.execute.bind(host);
  host.execute = (requestText) => {
    const now = performance.now();
    if (now - lastAt > RUN_GAP_MS) firstOfRun = host.trips.length;
    const answer = execute(requestText);
    lastAt = performance.now();
    // The host does not record the requests with which Office.js starts.
    const run = host.trips.slice(firstOfRun);
    if (run.length > 0) strip.textContent = describeRun(run);
    document.documentElement.dataset["trips"] = String(host.trips.length);
    return answer;
  };
}

/** "Last run: 3 round trips, 1.2 KB sent, 20 KB received". Requests that only release ranges are included. */
export function describeRun(trips: readonly Trip[]): string {
  const sent = trips.reduce((sum, trip) => sum + trip.requestBytes, 0);
  const received = trips.reduce((sum, trip) => sum + trip.responseBytes, 0);
  const count = trips.length === 1 ? "1 round trip" : `${trips.length} round trips`;
  const failed = trips.findLast((trip) => trip.error !== undefined)?.error;
  return `Last run: ${count}, ${kilobytes(sent)} sent, ${kilobytes(received)} received${failed ? `; refused: ${failed}` : ""}`;
}

function kilobytes(bytes: number): string {
  const size = bytes / 1024;
  return `${size >= 10 ? Math.round(size) : size.toFixed(1)} KB`;
}
