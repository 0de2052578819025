import { COLUMN_KEYS, type ColumnKey } from "../columns/columns";
import { sameName } from "../same-name";
import type { ColumnMapping, MappedHeading } from "./column-mapping";
import { matchColumns } from "./headings";

/** The heading that an officer chose for each column; null where there is none. A column left out is not decided on. */
export type ColumnChoices = Partial<Record<ColumnKey, string | null>>;

/** What matching finds among headings, as an officer would have chosen it. Columns that several headings fit are left out. */
export function choicesOf(headings: readonly string[], mapping: ColumnMapping): ColumnChoices {
  const { columns, unsure } = matchColumns(headings, mapping);
  const choices: ColumnChoices = {};
  for (const key of COLUMN_KEYS) {
    const index = columns[key];
    if (index !== undefined) choices[key] = headings[index] ?? "";
    else if (!unsure.some((column) => column.key === key)) choices[key] = null;
  }
  return choices;
}

/**
 * The choices with another heading for a column. "KPI" names the rows only where nothing else does: chosen away from the
 * metric, it is the KPI again.
 */
export function choose(choices: ColumnChoices, key: ColumnKey, heading: string | null | undefined): ColumnChoices {
  const next: ColumnChoices = { ...choices, [key]: heading };
  const { metric: before } = choices;
  const isKpiFree = key === "metric" && typeof before === "string" && choices.kpi === null && heading !== before;
  return isKpiFree && matchColumns([before, "Metric Name"]).columns.kpi === 0 ? { ...next, kpi: before } : next;
}

/** The columns that one heading was chosen for, where those are several. */
export function clashesOf(choices: ColumnChoices): Map<ColumnKey, ColumnKey[]> {
  const byHeading = new Map<string, ColumnKey[]>();
  for (const key of COLUMN_KEYS) {
    const heading = choices[key];
    if (typeof heading === "string")
      byHeading.set(sameName(heading), [...(byHeading.get(sameName(heading)) ?? []), key]);
  }
  const clashes = new Map<ColumnKey, ColumnKey[]>();
  for (const keys of byHeading.values()) {
    if (keys.length > 1)
      for (const key of keys)
        clashes.set(
          key,
          keys.filter((other) => other !== key),
        );
  }
  return clashes;
}

/**
 * The columns whose heading several columns have, and which matching cannot decide between: nothing that is said of the
 * heading tells them apart. Of several that are headed as ours the first counts.
 */
export function repeatsOf(headings: readonly string[], choices: ColumnChoices): Set<ColumnKey> {
  const names = headings.map(sameName);
  const repeats = new Set<ColumnKey>();
  for (const key of COLUMN_KEYS) {
    const heading = choices[key];
    if (typeof heading !== "string" || names.indexOf(sameName(heading)) === names.lastIndexOf(sameName(heading)))
      continue;
    if (matchColumns([heading, heading]).columns[key] === undefined) repeats.add(key);
  }
  return repeats;
}

/**
 * The mapping by which matching finds just what was chosen among some headings. Lines about other headings are kept, and
 * lines about these that still hold; none is added that matching does not need.
 */
export function mapChoices(headings: readonly string[], choices: ColumnChoices, mapping: ColumnMapping): ColumnMapping {
  const here = new Set(headings.map(sameName));
  const chosen = new Map<string, MappedHeading>();
  for (const key of COLUMN_KEYS) {
    const heading = choices[key];
    if (typeof heading === "string") chosen.set(sameName(heading), { heading, is: key });
  }
  const next = new Map(
    [...mapping].filter(
      ([name, { is }]) => !here.has(name) || (is === "not-used" ? !chosen.has(name) : chosen.get(name)?.is === is),
    ),
  );
  // Each turn takes one heading out of doubt; what it was found to be before may then be another's.
  for (let turn = 0; turn <= headings.length; turn += 1) {
    const lines = linesToAdd(headings, choices, next, chosen);
    if (lines.length === 0) break;
    for (const line of lines) next.set(sameName(line.heading), line);
  }
  return next;
}

/** What is still to be said for matching to find what was chosen. */
function linesToAdd(
  headings: readonly string[],
  choices: ColumnChoices,
  mapping: ColumnMapping,
  chosen: ReadonlyMap<string, MappedHeading>,
): MappedHeading[] {
  const { columns, unsure } = matchColumns(headings, mapping);
  const headingAt = (index: number): string => headings[index] ?? "";
  return COLUMN_KEYS.flatMap((key): MappedHeading[] => {
    const [choice, found] = [choices[key], columns[key]];
    if (choice === undefined) return [];
    const isFound = found !== undefined && choice !== null && sameName(headingAt(found)) === sameName(choice);
    if (isFound) return [];
    const line = choice === null ? undefined : chosen.get(sameName(choice));
    if (line && mapping.get(sameName(line.heading))?.is !== line.is) return [line];
    const inDoubt = unsure.find((column) => column.key === key)?.indexes ?? [];
    const others = choice === null ? [...(found === undefined ? [] : [found]), ...inDoubt].map(headingAt) : [];
    return others.filter((heading) => !chosen.has(sameName(heading))).map((heading) => ({ heading, is: "not-used" }));
  });
}
