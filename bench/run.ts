import { benchRating } from "./rating";
import { benchRoundTrips } from "./round-trips";

// Figures are ratios within one run: the machine's own speed cancels out.
await benchRoundTrips();
await benchRating();
