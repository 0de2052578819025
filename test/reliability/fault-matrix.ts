import { isFullRun } from "../support/strength";
import { SCENARIOS, type Scenario, type Kind } from "./scenarios";
import { compareDocument, type Outcome } from "./document";
import { FAULTS, type Fault, type Moment } from "./faults";
import { followCourse, shapesOf, SHAPES, tryFault, type Course, type Shape, type Trial } from "./trial";

/** The most steps of a request that each fault takes. Together the faults take every step. */
const STEPS_PER_FAULT = isFullRun ? 10 : 1;

/** The same for what is written in parts, in many similar requests. */
const STEPS_OF_PARTS = isFullRun ? 3 : 1;

/** A scenario and its requests. */
interface Followed {
  scenario: Scenario;
  course: Course;
}

/** A request as a whole, and those of its steps that are this fault's share. */
function momentsAt(
  fault: Fault,
  place: number,
  { scenario, course: { steps, writing } }: Followed,
  index: number,
): Moment[] {
  const trip = index + 1;
  const count = steps[index] ?? 0;
  const whole = { trip, action: null };
  if (fault.halfWay) return writing[index] ? [{ trip, action: Math.floor(count / 2) }] : [];
  if (!fault.within || !writing[index]) return [whole];
  const stride = Math.max(1, Math.ceil(count / (scenario.isInParts ? STEPS_OF_PARTS : STEPS_PER_FAULT)));
  const taken = Array.from({ length: count }, (_, action) => action).filter(
    (action) => action % stride === place % stride,
  );
  return [whole, ...taken.map((action) => ({ trip, action }))];
}

/** In the short run a fault hits every fourth kind, and the next fault the kinds after those. */
const KINDS_APART = 4;

/**
 * The shapes that a fault hits of a kind in the short run: two of the four, and the other two of the next kind that it
 * hits; all four if it hits no other. Each kind has at least one of either two.
 */
function shapesFor({ halfWay }: Fault, turn: number, kindCount: number): readonly Shape[] {
  const isFirst = turn < KINDS_APART;
  if (isFirst && turn + KINDS_APART >= kindCount) return SHAPES;
  return halfWay || isFirst ? ["read", "write"] : ["outline", "read back"];
}

/** The requests that a fault hits: every one of every scenario, or in the short run one of each shape among the scenarios of a kind. */
function requestsFor(
  { anywhere }: Fault,
  place: number,
  followed: readonly Followed[],
  shapes: readonly Shape[],
): [Followed, number][] {
  if (anywhere) return followed.map((one) => [one, 0]);
  const all = followed.map((one) => shapesOf(one.course).map((shape, index) => ({ one, shape, index })));
  if (isFullRun) return all.flat().map(({ one, index }) => [one, index]);
  return SHAPES.flatMap((shape, shapePlace): [Followed, number][] => {
    if (!shapes.includes(shape)) return [];
    // Faults take turns: together they hit every scenario, and every one of many requests of a shape.
    const having = all
      .map((requests) => requests.filter((request) => request.shape === shape))
      .filter((requests) => requests.length > 0);
    const requests = having[(place + shapePlace) % having.length] ?? [];
    const struck = requests[place % requests.length];
    return struck ? [[struck.one, struck.index]] : [];
  });
}

/** Tries every fault on every kind of scenario, and compares the results with a table of docs/reliability.md. */
export function testFaults(table: string, kinds: readonly Kind[]): void {
  const scenarios = SCENARIOS.filter(({ kind }) => kinds.includes(kind));
  const outcomes = new Map(scenarios.map(({ name }): [string, Outcome[]] => [name, []]));

  describe.each(kinds.map((kind, turn) => [kind, turn] as const))("%s", (kind, turn) => {
    const struck = FAULTS.map((fault, place) => [fault.name, fault, place] as const).filter(
      ([, , place]) => isFullRun || place % KINDS_APART === turn % KINDS_APART,
    );
    const followed: Followed[] = [];

    beforeAll(async () => {
      for (const scenario of scenarios)
        if (scenario.kind === kind) followed.push({ scenario, course: await followCourse(scenario) });
    });

    test.each(struck)("%s", async (_, fault, place) => {
      const trials: { name: string; trial: Trial }[] = [];
      for (const [one, index] of requestsFor(fault, place, followed, shapesFor(fault, turn, kinds.length))) {
        for (const at of momentsAt(fault, place, one, index))
          trials.push({ name: one.scenario.name, trial: await tryFault(one.scenario, one.course, fault, at) });
      }
      for (const [scenario, found] of outcomes) {
        const left = trials.flatMap(({ name, trial }) => (name === scenario ? [trial.left] : []));
        if (left.length > 0) found[place] = left.includes("told") ? "whole or told" : "whole";
      }
      const wrong = trials.flatMap(({ name, trial }) =>
        trial.wrong.map((what) => `${name}, request ${trial.at.trip}, step ${trial.at.action ?? "none"}: ${what}`),
      );
      expect(wrong).toEqual([]);
      expect(trials.length).toBeGreaterThan(0);
    });
  });

  test("docs/reliability.md has the results", () => {
    compareDocument(
      table,
      scenarios.map(({ name }) => name),
      FAULTS.map(({ name }) => name),
      outcomes,
    );
  });
}
