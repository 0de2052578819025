import { DEEDS } from "./deeds";
import { FAULTS, type Fault, type Moment } from "./faults";
import { followCourse, tryFault, type Course, type Trial } from "./trial";
import { compareDocument, type Cell } from "./document";

jest.setTimeout(30_000);

/** Of a request's steps each fault takes this many at the most; between them the faults take every step. */
const STEPS_PER_FAULT = 10;

/** Of what is made in parts, in many requests that are much alike. */
const STEPS_OF_PARTS = 3;

/** Every request, and the steps of those that write. */
function momentsOf(fault: Fault, place: number, { steps, writing }: Course, stepsPerFault: number): Moment[] {
  return steps.flatMap((count, index): Moment[] => {
    const trip = index + 1;
    const whole = { trip, action: null };
    if (fault.halfWay) return writing[index] ? [{ trip, action: Math.floor(count / 2) }] : [];
    if (!fault.within || !writing[index]) return [whole];
    const stride = Math.max(1, Math.ceil(count / stepsPerFault));
    const taken = Array.from({ length: count }, (_, action) => action).filter((action) => action % stride === place % stride);
    return [whole, ...taken.map((action) => ({ trip, action }))];
  });
}

const results = new Map<string, Cell[]>();

describe.each(DEEDS)("$name", (deed) => {
  const cells: Cell[] = [];
  let course: Course | undefined;
  results.set(deed.name, cells);

  test.each(FAULTS.map((fault, place) => [fault.name, fault, place] as const))("%s", async (_, fault, place) => {
    const trials: Trial[] = [];
    course ??= await followCourse(deed);
    for (const at of momentsOf(fault, place, course, deed.isInParts ? STEPS_OF_PARTS : STEPS_PER_FAULT)) trials.push(await tryFault(deed, course, fault, at));
    cells[place] = { tried: trials.length, whole: trials.filter(({ left }) => left === "whole").length };
    const wrong = trials.flatMap(({ at, wrong: faults }) => faults.map((what) => `request ${at.trip}, step ${at.action ?? "none"}: ${what}`));
    expect(wrong).toEqual([]);
  });
});

test("docs/reliability.md says what was tried", () => {
  compareDocument(DEEDS.map(({ name }) => name), FAULTS.map(({ name }) => name), results);
});
