import { foldName } from "../../rag/fold-name";

/** What identifies an indicator from one period to the next. */
export interface Named {
  section: string;
  kpi: string;
  metric: string;
}

/** The pairs of current and earlier entries. */
export interface NameMatch<Now extends Named, Then extends Named> {
  pairs: { now: Now; then: Then }[];
  /** Current entries without an earlier one, and earlier ones without a current one. */
  added: Now[];
  gone: Then[];
  /** Current entries whose name several rows share, now or then, so that they cannot be distinguished. */
  unsure: Now[];
}

/** The key of a section, KPI and metric, ignoring case and spacing. */
export function nameKey({ section, kpi, metric }: Named): string {
  return [section, kpi, metric].map(foldName).join("\n");
}

/**
 * Matches by section, KPI and metric together; then the rest by the metric alone, where only one row on each side has
 * it, so that a renamed KPI keeps its history. The order of the entries does not affect the pairs.
 */
export function matchNames<Now extends Named, Then extends Named>(
  now: readonly Now[],
  then: readonly Then[],
): NameMatch<Now, Then> {
  const match: NameMatch<Now, Then> = { pairs: [], added: [], gone: [], unsure: [] };
  const [nowByName, thenByName] = [groupBy(now, nameKey), groupBy(then, nameKey)];
  const [nowByMetric, thenByMetric] = [groupBy(now, metricKey), groupBy(then, metricKey)];
  const taken = new Set<Then>();
  for (const one of now) {
    const key = nameKey(one);
    const [same, before] = [nowByName.get(key) ?? [], thenByName.get(key) ?? []];
    const [only] = before;
    if (only && same.length === 1 && before.length === 1) {
      match.pairs.push({ now: one, then: only });
      taken.add(only);
      continue;
    }
    if (before.length > 0) {
      match.unsure.push(one);
      for (const other of before) taken.add(other);
      continue;
    }
    const [renamed] = thenByMetric.get(metricKey(one)) ?? [];
    if (renamed && isOnly(nowByMetric, one) && isOnly(thenByMetric, renamed)) {
      match.pairs.push({ now: one, then: renamed });
      taken.add(renamed);
    } else match.added.push(one);
  }
  match.gone.push(...then.filter((other) => !taken.has(other)));
  return match;
}

function metricKey({ metric }: Named): string {
  return foldName(metric);
}

function isOnly<T extends Named>(byMetric: ReadonlyMap<string, readonly T[]>, one: T): boolean {
  return byMetric.get(metricKey(one))?.length === 1;
}

/** Groups entries by a key, in order. */
export function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const held = groups.get(key);
    if (held) held.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** The records of each current entry, by name; none where it is uncertain whose they are. */
export function recordsByName<Now extends Named, Then extends Named>(
  now: readonly Now[],
  then: readonly Then[],
): Map<Now, Then[]> {
  const lines = [...groupBy(then, nameKey).values()].flatMap((records) => {
    const [first] = records;
    return first ? [{ section: first.section, kpi: first.kpi, metric: first.metric, records }] : [];
  });
  const { pairs } = matchNames(now, lines);
  return new Map(pairs.map((pair) => [pair.now, pair.then.records]));
}
