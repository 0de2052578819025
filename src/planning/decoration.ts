/**
 * What makes a sheet easier to read or to print and says nothing. It is done after everything else is written, and its failure costs
 * nothing: what is missing is told.
 */
export const DECORATIONS = ["freeze", "gridlines", "fit", "page", "show"] as const;
export type Decoration = (typeof DECORATIONS)[number];

/** The decoration that Excel did not make on a sheet; `sheet` is null where its name is not known. */
export interface Undecorated {
  sheet: string | null;
  missing: readonly Decoration[];
}

/** What came of a plan whose edits are all made. */
export interface Applied {
  /** Empty where nothing is missing. */
  undecorated: readonly Undecorated[];
}

/** Everything is written and decorated. */
export const APPLIED: Applied = { undecorated: [] };
