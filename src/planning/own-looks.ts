import type { OwnRow } from "./plan";

/** Colours of the add-in's own sheets. Texts have a contrast of at least 4.5:1. */
export const LOOK_COLOURS = {
  heading: { fill: "#DDEBF7", text: "#1F3864" },
  note: { fill: "#FFFFFF", text: "#595959" },
} as const;

/** The font size of a sheet's title. */
export const TITLE_POINTS = 14;

/** Colours of the rows. Texts have a contrast of at least 7:1. */
export const ROW_COLOURS = {
  ink: "#1A1A1A",
  strong: "#1F3864",
  quiet: "#595959",
  headings: "#DDEBF7",
  section: "#EEF3FA",
  total: "#F2F2F2",
  typed: "#FFF9E6",
  rule: "#8EA9DB",
} as const;

/** The formatting of a row of the add-in's own sheets. */
export interface LookOfRow {
  points: number;
  bold: boolean;
  italic: boolean;
  colour: string;
  /** null is no fill. */
  fill: string | null;
  ruledAbove: boolean;
  /** True if texts run on over empty cells to their right instead of wrapping. */
  runsOn: boolean;
}

const BODY: LookOfRow = {
  points: 10,
  bold: false,
  italic: false,
  colour: ROW_COLOURS.ink,
  fill: null,
  ruledAbove: false,
  runsOn: false,
};

/** The formatting of each look. */
export const LOOKS_OF_ROWS: Record<NonNullable<OwnRow["look"]>, LookOfRow> = {
  // Excel's default.
  none: { ...BODY, points: 11, colour: "#000000", runsOn: true },
  title: { ...BODY, points: 18, bold: true, colour: ROW_COLOURS.strong, runsOn: true },
  subtitle: { ...BODY, points: 11, colour: ROW_COLOURS.quiet, runsOn: true },
  block: { ...BODY, points: 13, bold: true, colour: ROW_COLOURS.strong, runsOn: true },
  headings: { ...BODY, bold: true, colour: ROW_COLOURS.strong, fill: ROW_COLOURS.headings },
  section: { ...BODY, points: 11, bold: true, colour: ROW_COLOURS.strong, fill: ROW_COLOURS.section, runsOn: true },
  group: { ...BODY, bold: true, colour: ROW_COLOURS.strong, fill: ROW_COLOURS.headings },
  first: { ...BODY, ruledAbove: true },
  body: BODY,
  total: { ...BODY, bold: true, fill: ROW_COLOURS.total, ruledAbove: true },
  note: { ...BODY, points: 9, italic: true, colour: ROW_COLOURS.quiet, runsOn: true },
  typed: { ...BODY, fill: ROW_COLOURS.typed, ruledAbove: true },
  blank: BODY,
};
