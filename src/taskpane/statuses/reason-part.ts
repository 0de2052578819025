import { lazyPart } from "../kit/LazyPanel";

/** Why an indicator has its status, with all sentences that say it. */
export const REASON = lazyPart(async () => (await import("./Reason")).Reason);
