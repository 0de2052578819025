import { COMBINE_METHODS } from "./combining/combine";
import { readDirection } from "./direction";
import { readForm, readNumber, readObject, readOptional, type Reader } from "./read-document";
import { readCumulative as readCumulativeText } from "./edges/profile";
import { readEdges } from "./edges/edge-readers";
import type { Defaults, SmallNumbers } from "./ruleset";

const readCumulative = readForm(
  readCumulativeText,
  'a profile: "straight line", the four quarters as "40%, 87.5%, 95%, 100%", "stated only" or "to date"',
);

const readSmallNumbers: Reader<SmallNumbers> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["below", "amber"]);
  if (!object) return undefined;
  const below = readNumber(object.below, `${path}.below`, problems);
  const amber = readNumber(object.amber, `${path}.amber`, problems);
  return below === undefined || amber === undefined ? undefined : { below, amber };
};

/** Reads what applies to every indicator without a rule of its own. */
export const readDefaults: Reader<Defaults> = (value, path, problems) => {
  const keys = ["high-or-low", "on-target", "comparable", "combine", "cumulative", "small-numbers", "direction"];
  const object = readObject(value, path, problems, keys);
  if (!object) return undefined;
  const highOrLow = readEdges(object["high-or-low"], `${path}.high-or-low`, problems);
  const onTarget = readEdges(object["on-target"], `${path}.on-target`, problems);
  const comparable = readEdges(object.comparable, `${path}.comparable`, problems);
  const combine = COMBINE_METHODS.find((method) => method === object.combine);
  if (!combine) problems.push({ path: `${path}.combine`, problem: `should be one of ${COMBINE_METHODS.join(", ")}` });
  const cumulative = readOptional(object.cumulative, `${path}.cumulative`, problems, readCumulative);
  const smallNumbers = readOptional(object["small-numbers"], `${path}.small-numbers`, problems, readSmallNumbers);
  const direction = readOptional(object.direction, `${path}.direction`, problems, readDirection);
  if (!highOrLow || !onTarget || !comparable || !combine) return undefined;
  const defaults: Defaults = { "high-or-low": highOrLow, "on-target": onTarget, comparable, combine };
  if (cumulative !== undefined) defaults.cumulative = cumulative;
  if (smallNumbers) defaults.smallNumbers = smallNumbers;
  if (direction) defaults.direction = direction;
  return defaults;
};
