/*
 * Limits of a rules document. They are far beyond what any organisation writes: a larger document is a mistake, or an
 * attempt to block the reader.
 */

/** Characters in a document. */
export const LONGEST_DOCUMENT = 1_000_000;
/** Nesting depth of objects and lists. */
export const DEEPEST = 12;
export const MOST_RULES = 1000;
export const MOST_COMPOSITES = 200;
export const MOST_COMPONENTS = 100;
/** Characters in a name, a meaning or a condition. */
export const LONGEST_TEXT = 1000;
/** Characters in an edge, a profile or the like, and in a row's Tolerance. */
export const LONGEST_FORM = 200;
/** Errors that are reported one by one. */
export const MOST_FAULTS = 100;

/**
 * True where objects and lists are nested more than `deepest` deep. Iterative, because deep recursion is what it guards
 * against.
 */
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

/**
 * Characters that no sheet and no report can hold: control characters except line breaks and tabs, and lone surrogates.
 */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** True for a text with such characters. */
export function isUnwritable(text: string): boolean {
  return UNWRITABLE.test(text);
}
