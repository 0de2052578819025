/** The styles of a report by their names in Word. A template's style of the same name is used instead. */
export const STYLE_NAMES = {
  normal: "Normal",
  title: "Title",
  subtitle: "Subtitle",
  cover: "KPI Cover",
  heading1: "heading 1",
  heading2: "heading 2",
  contentsHeading: "TOC Heading",
  contents1: "toc 1",
  contents2: "toc 2",
  bullet: "List Bullet",
  header: "header",
  footer: "footer",
  table: "KPI Table",
  tableHeading: "KPI Table Heading",
  tableText: "KPI Table Text",
  tableFigure: "KPI Table Figure",
  caption: "KPI Table Title",
  combined: "KPI Combined",
  note: "KPI Note",
  link: "KPI Link",
  // Character styles.
  placeholder: "Placeholder Text",
  hyperlink: "Hyperlink",
  internal: "KPI Internal",
  total: "KPI Total",
  exceeding: "KPI Exceeding",
  green: "KPI Green",
  "amber-green": "KPI Amber Green",
  amber: "KPI Amber",
  "amber-red": "KPI Amber Red",
  red: "KPI Red",
  "not-rated": "KPI Not Rated",
} as const;

/** The key of a style. */
export type StyleKey = keyof typeof STYLE_NAMES;

/** The id of each style in a file. Ids differ between languages of Word; names do not. */
export type StyleIds = Record<StyleKey, string>;
