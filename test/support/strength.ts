/**
 * How thorough the tests are. The short run of `npm test` tries each kind of case; `npm run test:full` tries all of them.
 * Suites that import this are the ones that a full run has to repeat.
 */
export const isFullRun = process.env["TEST_STRENGTH"] === "full";

/** How many runs a property test has: a tenth of the full number in the short run. */
export function runsOf(full: number): number {
  return isFullRun ? full : Math.ceil(full / 10);
}

/** All of a list in the full run, and a representative few in the short run. */
export function chosen<T>(all: readonly T[], few: readonly T[]): readonly T[] {
  return isFullRun ? all : few;
}

/** A test of the full run only: others of the short run cover the same code. */
export const fullTest = isFullRun ? test : test.skip;
