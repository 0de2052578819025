import type { RichApiHost, Trip } from "../../office-host/host/rich-api";
import { byId } from "./dom";

/** Requests that follow one another within this time are of one run. */
const RUN_GAP_MS = 400;

/** Shows what the add-in's last run cost: its round trips to the workbook and the bytes they carried. */
export function createLedgerStrip(host: RichApiHost): void {
  const strip = byId("ledger", HTMLSpanElement);
  let firstOfRun = 0;
  let lastAt = -Infinity;
  strip.textContent = "Nothing asked of the workbook yet";

  const execute = host.execute.bind(host);
  host.execute = (requestText) => {
    const now = performance.now();
    if (now - lastAt > RUN_GAP_MS) firstOfRun = host.trips.length;
    const answer = execute(requestText);
    lastAt = performance.now();
    // What Office.js asks for itself is not counted by the host.
    const run = host.trips.slice(firstOfRun);
    if (run.length > 0) strip.textContent = describeRun(run);
    document.documentElement.dataset["trips"] = String(host.trips.length);
    return answer;
  };
}

/** "Last run: 3 round trips, 1.2 KB sent, 20 KB received". Requests that only release ranges are counted as they are. */
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
