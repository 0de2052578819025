import { benchRating } from "./rating";
import { benchRoundTrips } from "./round-trips";

// Figures are ratios within one run: the machine's own speed cancels out. Name one to run it alone.
const [only] = process.argv.slice(2);
if (only !== "rating") await benchRoundTrips();
if (only !== "round-trips") await benchRating();
