import { sameName } from "../../kpi/same-name";
import type { HeldNarrative, Subject } from "./held-narrative";
import { narrativeId } from "./narrative-id";

/** Which of the narratives that are held is of which subject. */
export interface SubjectMatch {
  /** By subject; null where nothing is held of it. */
  of: ReadonlyMap<Subject, HeldNarrative | null>;
  /** Those that no subject is left for. */
  gone: HeldNarrative[];
}

/**
 * Finds what is held of each subject: by its names; then a KPI that has moved to another section, by its name; then one that
 * was renamed, by its indicators. Where two are as likely neither is taken, and what is held stays, marked as gone.
 */
export function matchSubjects(subjects: readonly Subject[], held: readonly HeldNarrative[]): SubjectMatch {
  const free = new Set(held.filter(({ place }) => place !== "earlier"));
  const of = new Map<Subject, HeldNarrative | null>();
  const take = (subject: Subject, found: HeldNarrative | undefined): void => {
    if (!found) return;
    of.set(subject, found);
    free.delete(found);
  };
  const byName = new Map<string, HeldNarrative>();
  // What is of this report counts before what had gone.
  for (const one of [...free].sort((a, b) => Number(b.place === "now") - Number(a.place === "now"))) {
    const key = nameKey(one);
    if (!byName.has(key)) byName.set(key, one);
  }
  for (const subject of subjects) {
    const found = byName.get(nameKey(subject));
    if (found && free.has(found)) take(subject, found);
  }
  const left = (): Subject[] => subjects.filter((subject) => subject.kind === "kpi" && !of.has(subject));
  for (const subject of left()) take(subject, onlyOne([...free].filter((one) => one.kind === "kpi" && sameName(one.kpi) === sameName(subject.kpi))));
  const unnamed = left();
  for (const subject of unnamed) {
    const best = onlyOne([...free].filter((one) => one.kind === "kpi" && isAlike(subject, one)));
    // One that could as well be another's is nobody's.
    if (best && onlyOne(unnamed.filter((other) => isAlike(other, best))) === subject) take(subject, best);
  }
  for (const subject of subjects) if (!of.has(subject)) of.set(subject, null);
  return { of, gone: [...free] };
}

function nameKey({ kind, section, kpi }: Pick<Subject, "kind" | "section" | "kpi">): string {
  return narrativeId(kind, section, kpi);
}

function onlyOne<T>(candidates: readonly T[]): T | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** True where two KPIs share most of their indicators, by name. */
function isAlike(one: Pick<Subject, "metrics">, other: Pick<Subject, "metrics">): boolean {
  const [names, others] = [new Set(one.metrics.map(sameName)), new Set(other.metrics.map(sameName))];
  const shared = [...names].filter((name) => name !== "" && others.has(name)).length;
  return shared > 0 && shared * 2 >= Math.max(names.size, others.size);
}
