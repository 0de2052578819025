import { existsSync } from "node:fs";
import { benchFiles } from "./files";
import { benchMainThread } from "./main-thread";
import { benchRating } from "./rating";
import { benchLogged, benchRoundTrips, benchSeries } from "./round-trips";

// Most figures are ratios within one run, so the machine's speed cancels out. Name one benchmark to run it alone.
const [only] = process.argv.slice(2);
const isWanted = (name: string): boolean => only === undefined || only === name;
if (isWanted("round-trips")) await benchRoundTrips();
if (isWanted("series")) await benchSeries();
if (isWanted("bytes")) await benchLogged();
if (isWanted("rating")) await benchRating();
if (isWanted("files")) benchFiles();
if (isWanted("main-thread")) {
  if (existsSync("dist/taskpane.html")) await benchMainThread();
  else console.log("\nThe pane's main thread is measured on the production build: npx webpack makes it.");
}
