import { foldName } from "../../rag/fold-name";
import type { HeldNarrative, Subject } from "./held-narratives";
import { narrativeId } from "./narrative-id";

/** The narrative on the workbook's sheets of each subject. */
export interface SubjectMatch {
  /** By subject; null where there is none. */
  of: ReadonlyMap<Subject, HeldNarrative | null>;
  /** Narratives whose subject no longer exists. */
  gone: HeldNarrative[];
}

/**
 * Finds the narrative of each subject: first by its names; then for a KPI that moved to another section, by its
 * name and indicators; then for a renamed one, by its indicators; then for one that moved with other indicators, by its
 * name. Of two equally likely ones neither is used, and the narrative stays, marked as gone.
 */
export function matchSubjects(subjects: readonly Subject[], held: readonly HeldNarrative[]): SubjectMatch {
  const free = new Set(held.filter(({ place }) => place !== "earlier"));
  const of = new Map<Subject, HeldNarrative | null>();
  const take = (subject: Subject, found: HeldNarrative): void => {
    of.set(subject, found);
    free.delete(found);
  };
  const byName = new Map<string, HeldNarrative>();
  // Narratives of this report take precedence over those already marked as gone.
  for (const one of [...free].sort((a, b) => Number(b.place === "now") - Number(a.place === "now"))) {
    const key = nameKey(one);
    if (!byName.has(key)) byName.set(key, one);
  }
  for (const subject of subjects) {
    const found = byName.get(nameKey(subject));
    if (found && free.has(found)) take(subject, found);
  }
  const takePairs = (
    keysOf: (one: Named) => string[],
    isLikely: (one: Named, other: HeldNarrative) => boolean,
  ): void => {
    const left = subjects.filter((subject) => subject.kind === "kpi" && !of.has(subject));
    const found = [...free].filter(({ kind }) => kind === "kpi");
    for (const [subject, one] of pairUp(left, found, keysOf, isLikely)) take(subject, one);
  };
  takePairs(({ kpi }) => [foldName(kpi)], shareIndicators);
  takePairs(({ metrics }) => [...new Set(metrics.map(foldName))], shareIndicators);
  // A narrative of this name that was marked as gone, in another section, may have been about something else.
  takePairs(
    ({ kpi }) => [foldName(kpi)],
    (_, other) => other.place === "now",
  );
  for (const subject of subjects) if (!of.has(subject)) of.set(subject, null);
  return { of, gone: [...free] };
}

type Named = Pick<Subject, "kpi" | "metrics">;

/** Pairs entries of both sides that are each other's only candidate. Only entries with a common key are compared. */
function pairUp(
  subjects: readonly Subject[],
  held: readonly HeldNarrative[],
  keysOf: (one: Named) => string[],
  isLikely: (one: Named, other: HeldNarrative) => boolean,
): [Subject, HeldNarrative][] {
  const byKey = new Map<string, HeldNarrative[]>();
  for (const one of held) {
    for (const key of keysOf(one)) {
      if (key === "") continue;
      const those = byKey.get(key);
      if (those) those.push(one);
      else byKey.set(key, [one]);
    }
  }
  const likely = subjects.map((subject): [Subject, HeldNarrative[]] => {
    const near = new Set(keysOf(subject).flatMap((key) => byKey.get(key) ?? []));
    return [subject, [...near].filter((one) => isLikely(subject, one))];
  });
  const wanted = new Map<HeldNarrative, number>();
  for (const one of likely.flatMap(([, those]) => those)) wanted.set(one, (wanted.get(one) ?? 0) + 1);
  return likely.flatMap(([subject, [only, ...others]]): [Subject, HeldNarrative][] =>
    only && others.length === 0 && wanted.get(only) === 1 ? [[subject, only]] : [],
  );
}

function nameKey({ kind, section, kpi }: Pick<Subject, "kind" | "section" | "kpi">): string {
  return narrativeId(kind, section, kpi);
}

/** True where two KPIs share at least half of their indicators, by name. */
export function shareIndicators(one: Pick<Subject, "metrics">, other: Pick<Subject, "metrics">): boolean {
  const [names, others] = [new Set(one.metrics.map(foldName)), new Set(other.metrics.map(foldName))];
  const shared = [...names].filter((name) => name !== "" && others.has(name)).length;
  return shared > 0 && shared * 2 >= Math.max(names.size, others.size);
}
