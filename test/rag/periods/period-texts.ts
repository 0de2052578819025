import fc from "fast-check";
import { anyText as anyLetters } from "../../support/any-text";

/* Texts made of the pieces that periods are made of, for laws that hold of any. */

const year = fc.integer({ min: 1995, max: 2050 });
const years = fc
  .tuple(year, fc.constantFrom("/", "-", "–", " / "), fc.boolean())
  .map(([first, joint, long]) => `${first}${joint}${long ? first + 1 : String(first + 1).slice(2)}`);
const month = fc.constantFrom(
  "January",
  "Feb",
  "mar",
  "APR",
  "May",
  "June",
  "Jul",
  "August",
  "Sept",
  "OCT",
  "november",
  "Dec",
);

/** Texts that are periods, in every way that they are written. */
export const periodText = fc.oneof(
  years,
  years.map((text) => `FY ${text}`),
  years.map((text) => `Academic year ${text}`),
  year.map(String),
  fc
    .tuple(years, fc.constantFrom("Q1", "Q2", "q3", "Q4", "Quarter 4", "(Q1)", "H1", "H2", "2nd half", "first half"))
    .map(([a, b]) => `${a} ${b}`),
  fc
    .tuple(fc.constantFrom("Q1", "Quarter 2", "3rd quarter", "FOURTH QUARTER", "First half", "H2"), years)
    .map(([a, b]) => `${a} ${b}`),
  fc.tuple(fc.constantFrom("Autumn", "spring", "SUMMER"), year).map(([term, of]) => `${of} ${term} Term`),
  fc.tuple(fc.constantFrom("Autumn", "Spring", "Summer"), years).map(([term, of]) => `${term} term ${of}`),
  fc.tuple(month, year).map(([name, of]) => `${name} ${of}`),
  fc.tuple(month, year).map(([name, of]) => `${name}-${String(of).slice(2)}`),
  fc.tuple(month, years).map(([name, of]) => `${name} ${of}`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), years).map(([number, of]) => `${of} M${number}`),
  fc
    .tuple(fc.constantFrom("Apr-Jun", "Jul - Sep", "October to December", "Jan-Mar"), year)
    .map(([range, of]) => `${range} ${of}`),
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), year, fc.constantFrom("/", ".", "-"))
    .map(([d, m, y, dot]) => [d, m, y].join(dot)),
  fc.tuple(fc.integer({ min: 1, max: 28 }), month, year).map(([d, name, y]) => `${d} ${name} ${y}`),
  year.map((of) => `Year ending 31 March ${of}`),
  years.map((text) => `${text} YTD`),
  years.map((text) => `Q2 ${text} YTD`),
);

const piece = fc.constantFrom(
  ...[
    "2024/25",
    "24/25",
    "2024",
    "Q2",
    "quarter",
    "H1",
    "half",
    "year",
    "ending",
    "to",
    "YTD",
    "b",
    "Revised",
    "2",
    "31",
    "(",
    ")",
    "-",
    "/",
  ],
  ...[
    "Sep",
    "September 2024",
    "Spring",
    "Term",
    "FY",
    "30/09/2024",
    "31.02.24",
    "M6",
    "P13",
    "as at end of",
    "*",
    "academic year",
    "x",
    "٣",
    "’24",
  ],
);

/** Any text at all, and many that look like periods. */
export const anyText = fc.oneof(
  periodText,
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(" ")),
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
  fc.string(),
  anyLetters(),
);
