import { readPolarity } from "../polarity";
import { readUnitName } from "./conditions";
import { readDirection } from "./direction";
import { readForm, readObject, readOptional, readText, type Reader } from "./read-document";
import { EDGE_LEVELS } from "./edges/edge";
import { readProfile as readProfileText } from "./edges/profile";
import { readEdgesOf } from "./edges/edge-readers";
import type { Conditions, Rule } from "./ruleset";

const readProfile = readForm(
  readProfileText,
  'a profile: "straight line", or the four quarters as "40%, 87.5%, 95%, 100%"',
);

const readUnit = readForm(
  (text) => (readUnitName(text) === null ? null : text),
  'a unit such as "%", "£", "days" or "number"',
);

const readGoodIs = readForm(readPolarity, "High, Low or On Target");

const readConditions: Reader<Conditions> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["section", "kpi", "metric", "unit", "goodIs"]);
  if (!object) return undefined;
  const when: Conditions = {};
  for (const key of ["section", "kpi", "metric"] as const) {
    const text = readOptional(object[key], `${path}.${key}`, problems, readText);
    if (text !== undefined) when[key] = text;
  }
  const unit = readOptional(object.unit, `${path}.unit`, problems, readUnit);
  if (unit !== undefined) when.unit = unit;
  const goodIs = readOptional(object.goodIs, `${path}.goodIs`, problems, readGoodIs);
  if (goodIs !== undefined) when.goodIs = goodIs;
  return when;
};

/** Reads a rule: its conditions, and what it changes. */
export const readRule: Reader<Rule> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["name", "when", ...EDGE_LEVELS, "profile", "direction"]);
  if (!object) return undefined;
  const name = readText(object.name, `${path}.name`, problems);
  const when = readConditions(object.when ?? {}, `${path}.when`, problems);
  const rule: Rule = { name: name ?? "", when: when ?? {}, ...readEdgesOf(object, path, problems) };
  const profile = readOptional(object.profile, `${path}.profile`, problems, readProfile);
  const direction = readOptional(object.direction, `${path}.direction`, problems, readDirection);
  if (profile) rule.profile = profile;
  if (direction) rule.direction = direction;
  return rule;
};
