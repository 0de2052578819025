/** Turns that are enough for an event, what hears it, and what that asks of Excel in its turn. */
const TURNS = 10;

/** Lets everything that waits for its turn have it: events, and requests that nobody awaits. Turns come one after another, however slow the machine. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}
