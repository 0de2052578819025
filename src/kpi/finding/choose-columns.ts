import { COLUMN_KEYS, type ColumnKey } from "../columns/columns";
import { foldName } from "../../rag/fold-name";
import type { ColumnMapping, MappedHeading } from "../columns/column-mapping";
import { matchColumns } from "../columns/match-headings";

/** The heading that an officer chose for each column; null for none. A column that is left out is undecided. */
export type ColumnChoices = Partial<Record<ColumnKey, string | null>>;

/** The result of matching, in the form of an officer's choices. Columns that several headings fit are left out. */
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
 * Changes the choice for one column. "KPI" names the rows only where nothing else does: once another heading is the
 * metric, it is the KPI again.
 */
export function choose(choices: ColumnChoices, key: ColumnKey, heading: string | null | undefined): ColumnChoices {
  const next: ColumnChoices = { ...choices, [key]: heading };
  const { metric: before } = choices;
  const isKpiFree = key === "metric" && typeof before === "string" && choices.kpi === null && heading !== before;
  return isKpiFree && matchColumns([before, "Metric Name"]).columns.kpi === 0 ? { ...next, kpi: before } : next;
}

/** Headings that were chosen for more than one column. */
export function clashesOf(choices: ColumnChoices): Map<ColumnKey, ColumnKey[]> {
  const byHeading = new Map<string, ColumnKey[]>();
  for (const key of COLUMN_KEYS) {
    const heading = choices[key];
    if (typeof heading === "string")
      byHeading.set(foldName(heading), [...(byHeading.get(foldName(heading)) ?? []), key]);
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
 * Columns whose heading occurs more than once, where matching cannot decide: nothing distinguishes the two. Of several
 * exact headings the first counts.
 */
export function repeatsOf(headings: readonly string[], choices: ColumnChoices): Set<ColumnKey> {
  const names = headings.map(foldName);
  const repeats = new Set<ColumnKey>();
  for (const key of COLUMN_KEYS) {
    const heading = choices[key];
    if (typeof heading !== "string" || names.indexOf(foldName(heading)) === names.lastIndexOf(foldName(heading)))
      continue;
    if (matchColumns([heading, heading]).columns[key] === undefined) repeats.add(key);
  }
  return repeats;
}

/**
 * The mapping with which matching finds exactly what was chosen among some headings. Lines about other headings, and
 * lines that still hold, are kept; no unnecessary line is added.
 */
export function mapChoices(headings: readonly string[], choices: ColumnChoices, mapping: ColumnMapping): ColumnMapping {
  const here = new Set(headings.map(foldName));
  const chosen = new Map<string, MappedHeading>();
  for (const key of COLUMN_KEYS) {
    const heading = choices[key];
    if (typeof heading === "string") chosen.set(foldName(heading), { heading, is: key });
  }
  const next = new Map(
    [...mapping].filter(
      ([name, { is }]) => !here.has(name) || (is === "not-used" ? !chosen.has(name) : chosen.get(name)?.is === is),
    ),
  );
  // Each round settles one heading; another column may then claim what it was matched to before.
  for (let round = 0; round <= headings.length; round += 1) {
    const lines = linesToAdd(headings, choices, next, chosen);
    if (lines.length === 0) break;
    for (const line of lines) next.set(foldName(line.heading), line);
  }
  return next;
}

/** The lines that matching still needs to find what was chosen. */
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
    const isFound = found !== undefined && choice !== null && foldName(headingAt(found)) === foldName(choice);
    if (isFound) return [];
    const line = choice === null ? undefined : chosen.get(foldName(choice));
    if (line && mapping.get(foldName(line.heading))?.is !== line.is) return [line];
    const inDoubt = unsure.find((column) => column.key === key)?.indexes ?? [];
    const others = choice === null ? [...(found === undefined ? [] : [found]), ...inDoubt].map(headingAt) : [];
    return others.filter((heading) => !chosen.has(foldName(heading))).map((heading) => ({ heading, is: "not-used" }));
  });
}
