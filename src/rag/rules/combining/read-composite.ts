import { readForm, readList, readNumber, readObject, readText, type Reader } from "../read-document";
import { MOST_COMPONENTS } from "../ruleset-limits";
import { readScoring, type Component, type Composite } from "./composite";

const readScore = readForm(
  readScoring,
  '"as it is", "percent of target" or a range from worst to best such as "0 to 100"',
);

const readComponent: Reader<Component> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["metric", "weight", "score"]);
  if (!object) return undefined;
  const metric = readText(object.metric, `${path}.metric`, problems);
  const weight = readNumber(object.weight, `${path}.weight`, problems);
  const score = readScore(object.score, `${path}.score`, problems);
  return metric === undefined || weight === undefined || score === undefined ? undefined : { metric, weight, score };
};

/** Reads an index with its components. */
export const readComposite: Reader<Composite> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["name", "scale", "components"]);
  if (!object) return undefined;
  const name = readText(object.name, `${path}.name`, problems);
  const scale = readNumber(object.scale, `${path}.scale`, problems);
  const components = readList(object.components, `${path}.components`, problems, readComponent, MOST_COMPONENTS);
  if (Array.isArray(object.components) && object.components.length === 0)
    problems.push({ path: `${path}.components`, problem: "should have at least one component" });
  return name === undefined || scale === undefined || components === undefined
    ? undefined
    : { name, scale, components };
};
