/*
 * What a rules document holds at most. Far beyond what any organisation writes; a document beyond it is a mistake, or was
 * made to keep the reader busy.
 */

/** Letters of a document. */
export const LONGEST_DOCUMENT = 1_000_000;
/** Objects and lists within each other. */
export const DEEPEST = 12;
export const MOST_RULES = 1000;
export const MOST_COMPOSITES = 200;
export const MOST_COMPONENTS = 100;
/** Letters of a name, a meaning or a condition. */
export const LONGEST_TEXT = 1000;
/** Letters of an edge, a profile or the like; also of a row's Tolerance. */
export const LONGEST_FORM = 200;
/** Faults that are named one by one. */
export const MOST_FAULTS = 100;

/** True where objects and lists stand within each other more than `deepest` times. Walks without calling itself: depth is what it asks. */
export function isDeeperThan(document: unknown, deepest: number): boolean {
  let level: unknown[] = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((one) =>
      typeof one === "object" && one !== null
        ? Object.values(one).filter((held) => typeof held === "object" && held !== null)
        : [],
    );
  }
  return false;
}

/** Letters that no sheet and no report can hold, and half letters. Line breaks and tabs are none. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** True for a text with control letters in it. */
export function isUnwritable(text: string): boolean {
  return UNWRITABLE.test(text);
}
