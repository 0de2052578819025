/**
 * How thorough the tests are. The short run of `npm test` tries each kind of case; `npm run test:full` tries all of them.
 * Suites that import this are the ones that a full run has to repeat.
 */
export const isFullRun = process.env["TEST_STRENGTH"] === "full";

/** How often a law is tried: a tenth of the full number in the short run. */
export function runsOf(full: number): number {
  return isFullRun ? full : Math.ceil(full / 10);
}

/** All of a list in the full run, in the short run those that stand for the others. */
export function chosen<T>(all: readonly T[], few: readonly T[]): readonly T[] {
  return isFullRun ? all : few;
}

/** A test that the short run leaves to the full one: others of the short run take the same way. */
export const fullTest = isFullRun ? test : test.skip;
