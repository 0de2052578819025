import { COMPARATOR_COLUMNS } from "./comparator-columns";
import { FIELD_WORDS } from "../../rag/sentences/field-words";
import { HEADING_WORDS } from "./heading-words";
import type { KpiColumn } from "./kpi-column";
import { THRESHOLD_COLUMNS } from "./threshold-columns";

const FIGURE = ["values", "formats"] as const;

/**
 * The columns of a KPI table, in the order of a blank one. Everything else that depends on a column is derived from
 * here.
 */
const COLUMNS = [
  {
    key: "section",
    heading: "Section",
    ...HEADING_WORDS.section,
    note: { what: "The chapter of the report that it belongs to.", example: "Protecting our environment" },
  },
  {
    key: "kpi",
    heading: "KPI",
    ...HEADING_WORDS.kpi,
    note: { what: "The KPI that it is reported under. Several rows may share one.", example: "Condition of our roads" },
    width: 220,
  },
  {
    key: "combine",
    heading: "Combine",
    note: { what: "Yes, where the rows of its KPI report one combined status.", example: "Yes" },
    isSparse: true,
    choices: ["Yes"],
  },
  {
    key: "target",
    heading: FIELD_WORDS.target,
    ...HEADING_WORDS.target,
    note: { what: "The target, as you write it.", example: "At least 95%; <700; 8 to 10; Above national average; TBC" },
    need: "required",
    parts: FIGURE,
    width: 160,
  },
  {
    key: "goodIs",
    heading: FIELD_WORDS.goodIs,
    ...HEADING_WORDS.goodIs,
    note: { what: "Which way is good.", example: "High, Low or On Target" },
    // Not required: many targets say what is good ("at least 95%"). A row that says it nowhere is not rated, and the
    // reason names this cell.
    need: "asked",
    choices: ["High", "Low", "On Target"],
  },
  {
    key: "asOf",
    heading: FIELD_WORDS.asOf,
    ...HEADING_WORDS.asOf,
    note: { what: "The period that the value is for.", example: "2024/25 Q2" },
    // The displayed text shows which date system the workbook uses.
    parts: ["values", "formats", "texts"],
  },
  {
    key: "metric",
    heading: "Metric Name",
    ...HEADING_WORDS.metric,
    note: { what: "What is measured.", example: "% of bins collected on the right day" },
    need: "required",
    width: 320,
  },
  {
    key: "latestValue",
    heading: FIELD_WORDS.latestValue,
    ...HEADING_WORDS.latestValue,
    note: { what: "The latest result, as a number, or as you write it.", example: "94.2%" },
    need: "required",
    // Formulas are read so that no figure is typed over one with an empty result.
    parts: ["values", "formats", "texts", "formulas"],
  },
  {
    key: "status",
    heading: "RAG Status",
    ...HEADING_WORDS.status,
    note: { what: "Written by KPI Reporter. A formula or words of your own in it are left alone.", example: "Green" },
    need: "required",
    parts: ["values", "formats", "formulas"],
  },
  {
    key: "trends",
    heading: "Trends",
    ...HEADING_WORDS.trends,
    note: {
      what:
        "Written by KPI Reporter: where performance is going, where there is something to compare with. " +
        "Words of your own in it are left alone.",
      example: "▲ Improving",
    },
    parts: ["values", "formulas"],
    isSparse: true,
    isOnlyWritten: true,
  },
  {
    key: "previousValue",
    heading: FIELD_WORDS.previousValue,
    ...HEADING_WORDS.previousValue,
    note: { what: "The result before this one. Needed where the target asks for a change.", example: "93.8%" },
    parts: FIGURE,
    isSparse: true,
  },
  {
    key: "lastYear",
    heading: FIELD_WORDS.lastYear,
    ...HEADING_WORDS.lastYear,
    note: { what: "The result of the same period last year. Used where the target is year on year.", example: "92.1%" },
    parts: FIGURE,
    isSparse: true,
  },
  {
    key: "benchmark",
    heading: FIELD_WORDS.benchmark,
    ...HEADING_WORDS.benchmark,
    note: {
      what: "Someone else's result. Needed where the target is one, such as a national average.",
      example: "93.5%",
    },
    parts: FIGURE,
    isSparse: true,
  },
  {
    key: "expectedToDate",
    heading: FIELD_WORDS.expectedToDate,
    note: { what: "What a cumulative target expects by now.", example: "105" },
    parts: FIGURE,
    isSparse: true,
  },
  {
    key: "tolerance",
    heading: FIELD_WORDS.tolerance,
    ...HEADING_WORDS.tolerance,
    note: {
      what: "How far amber reaches in this row, in place of the shared rules.",
      example: "10%; 0.2 points; floor 90%; green 5%, amber 10%",
    },
    parts: FIGURE,
    isSparse: true,
  },
  {
    key: "override",
    heading: FIELD_WORDS.override,
    note: { what: "A status of yours in place of the computed one, which is kept beside it.", example: "Amber" },
    isSparse: true,
    choices: ["Green", "Amber", "Red", "Not rated"],
  },
  {
    key: "overrideReason",
    heading: FIELD_WORDS.overrideReason,
    note: {
      what: "Why. An override without a reason is not used.",
      example: "A supplier's figures for August are missing",
    },
    isSparse: true,
    width: 240,
  },
  {
    key: "reviewBy",
    heading: FIELD_WORDS.reviewBy,
    note: { what: "The day after which the override is to be looked at again.", example: "31/03/2025" },
    // Not sparse: the format of an empty cell has to be known so that it can be restored.
    parts: FIGURE,
  },
  {
    key: "weight",
    heading: "Weight",
    note: { what: "How much the row counts, where KPIs are combined by weight.", example: "70" },
    isSparse: true,
  },
  {
    key: "attached",
    heading: "Attached Table",
    ...HEADING_WORDS.attached,
    note: {
      what: "Another table that belongs below its KPI in the report: the name of its cells, of a table, or an address.",
      example: "Leavers_by_directorate or Leavers!A1:D6",
    },
    isSparse: true,
  },
  {
    key: "unit",
    heading: "Unit",
    ...HEADING_WORDS.unit,
    note: {
      what: "What the row's figures are in, where they do not say it themselves.",
      example: "%; days; £m; per 1,000; Number",
    },
  },
  {
    key: "baseline",
    heading: FIELD_WORDS.baseline,
    ...HEADING_WORDS.baseline,
    note: {
      what: "The earlier result that a change is measured from, where the target names one or runs over years.",
      example: "412",
    },
    parts: FIGURE,
    isSparse: true,
  },
  {
    key: "numerator",
    heading: FIELD_WORDS.numerator,
    ...HEADING_WORDS.numerator,
    note: {
      what: "The part, where the value is a percentage or a rate: an empty Latest Value is worked out from it.",
      example: "17",
    },
    parts: FIGURE,
    isSparse: true,
    isSeldom: true,
  },
  {
    key: "denominator",
    heading: FIELD_WORDS.denominator,
    ...HEADING_WORDS.denominator,
    note: { what: "The whole that the Numerator is a part of.", example: "20" },
    parts: FIGURE,
    isSparse: true,
    isSeldom: true,
  },
  {
    key: "year",
    heading: "Year",
    ...HEADING_WORDS.year,
    note: { what: "The year of a month or a quarter that stands in a column of its own.", example: "2024/25" },
    parts: FIGURE,
    isSeldom: true,
  },
  ...THRESHOLD_COLUMNS,
  ...COMPARATOR_COLUMNS,
] as const satisfies readonly KpiColumn[];

/** The keys of a KPI table's columns. */
export type ColumnKey = (typeof COLUMNS)[number]["key"];

export const KPI_COLUMNS: readonly KpiColumn<ColumnKey>[] = COLUMNS;
