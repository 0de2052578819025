import type { HeadingWords } from "./heading-words";

/** The declaration of a KPI table's column. */
export interface KpiColumn<Key extends string = string> extends HeadingWords {
  /** Never changes, even where the heading does. */
  key: Key;
  heading: string;
  /** What an officer enters here, with an example. */
  note: { what: string; example: string };
  /**
   * `required`: a row without it is not a KPI row. `asked`: officers are asked for it too, because rows seldom work
   * without it.
   */
  need?: "required" | "asked";
  /**
   * The parts to read; values alone by default. No more than is judged or shown, so that large tables stay within
   * Excel's limits.
   */
  parts?: readonly ("values" | "formats" | "formulas" | "texts")[];
  /** True for a column that most rows leave empty: only its used range is read. */
  isSparse?: true;
  /** True for a column that does not affect the status: the pane shows its text among an indicator's details. */
  isShown?: true;
  /** True for a column that few measures need; a blank KPI table leaves it out. */
  isSeldom?: true;
  /** True for a column that is only written and never read into an indicator. */
  isOnlyWritten?: true;
  /** In a blank KPI table: the width in pixels, and the choices of its list. */
  width?: number;
  choices?: readonly string[];
}
