import { foldName } from "../../rag/fold-name";
import { groupBy } from "../history/match-names";
import { baseOf } from "./numbered-headings";

/** A heading without a period that belongs to the one left of it. */
export interface RepeatedField<T> {
  index: number;
  said: T;
  /** The heading without the number that Excel adds to one that is in a table already: "RAG" of "RAG2". */
  field: string;
}

/**
 * Headings of fields that stand again and again, each right of another period: "RAG" in "Apr, RAG, May, RAG". They belong to these periods.
 * None of one heading does where it stands elsewhere too. `saidAt` are the periods by the index of their heading.
 */
export function fieldsOfPeriods<T extends { kind: string; order: string }>(
  headings: readonly string[],
  saidAt: ReadonlyMap<number, T>,
  isField: (heading: string) => boolean,
): RepeatedField<T>[] {
  const names = new Set(headings.map(foldName));
  const bare = headings.flatMap((heading, index) => {
    const field = baseOf(heading.trim(), names) ?? heading;
    return saidAt.has(index) || !isField(field) ? [] : [{ index, field }];
  });
  const groups = [...groupBy(bare, ({ field }) => foldName(field)).values()].filter(({ length }) => length > 1);
  const repeated = new Set(groups.flat().map(({ index }) => index));
  return groups.flatMap((group) => {
    const placed = group.flatMap((one): RepeatedField<T>[] => {
      let left = one.index - 1;
      while (repeated.has(left)) left -= 1;
      const said = saidAt.get(left);
      return said ? [{ ...one, said }] : [];
    });
    const periods = new Set(placed.map(({ said }) => `${said.kind} ${said.order}`));
    return placed.length === group.length && periods.size === group.length ? placed : [];
  });
}
