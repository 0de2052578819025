import { readValue } from "../../rag/reading/values/read-value";
import { readNumberFormat } from "../../rag/reading/read-number-format";
import { PERCENT } from "../../rag/reading/units/unit";
import type { Decimal } from "../../rag/decimal";
import { toDecimal } from "../../rag/decimal";
import type { AttachedCell, AttachedGrid } from "./attached";

/** A figure of an attached table. A percentage is in per cent: 0.14 under "0%" is 14. */
export interface AttachedFigure {
  /** As the cell holds it. */
  held: Decimal;
  /** As the cell shows it. */
  shown: Decimal;
  /** The number of decimals shown. */
  decimals: number;
  isPercent: boolean;
}

/** A row of figures, with its kind by its first cell. Rows count from the grid's first. */
export interface AttachedRow {
  row: number;
  label: string;
  /** A `part` row repeats some of another row's figures ("of which …"); a `note` row has only its first cell. */
  kind: "plain" | "part" | "total" | "note";
  /** By column; null where a cell is empty or holds a dash. */
  figures: (AttachedFigure | "not-read" | null)[];
}

/** The structure of an attached table. */
export interface AttachedLayout {
  /** A line above the headings, if any. */
  title: string | null;
  /** The row of the headings, relative to the grid's first. */
  headingRow: number;
  headings: string[];
  rows: AttachedRow[];
}

/** Words for a total: "Total", "LCC Total", "Grand total", "Sub-total", "Totals". */
const TOTAL = /(?:^|[^\p{L}])(?:sub-?)?totals?(?:$|[^\p{L}])/iu;
/** Words for a row that repeats a part of another. */
const PART = /(?:^|[^\p{L}])(?:of which|excl(?:uding|\.|udes)?|incl(?:uding|\.|udes)?|less)(?:$|[^\p{L}])/iu;

/** Reads the kind of each row of an attached table. Formatting plays no part: a merged cell reads as empty ones. */
export function readLayout({ cells }: Pick<AttachedGrid, "cells">): AttachedLayout {
  const headingRow = isTitle(cells[0]) && cells.length > 2 ? 1 : 0;
  const headings = (cells[headingRow] ?? []).map(({ text }) => text.trim());
  return {
    title: headingRow === 1 ? (cells[0]?.[0]?.text.trim() ?? null) : null,
    headingRow,
    headings,
    rows: cells.slice(headingRow + 1).flatMap((line, index): AttachedRow[] => {
      if (line.every(({ text }) => text.trim() === "")) return [];
      const label = line[0]?.text.trim() ?? "";
      const figures = line.map((cell, column) => (column === 0 ? null : readFigure(cell, headings[column] ?? "")));
      return [{ row: headingRow + 1 + index, label, kind: kindOf(label, line), figures }];
    }),
  };
}

/** True for a first row with only its first cell: a title, merged over the columns or not. */
function isTitle(line: readonly AttachedCell[] | undefined): boolean {
  if (!line || line.length < 2) return false;
  return line.every(({ text }, column) => (text.trim() !== "") === (column === 0));
}

function kindOf(label: string, line: readonly AttachedCell[]): AttachedRow["kind"] {
  if (line.slice(1).every(({ text }) => text.trim() === "")) return "note";
  if (PART.test(label)) return "part";
  return TOTAL.test(label) ? "total" : "plain";
}

function readFigure({ content, text }: AttachedCell, heading: string): AttachedFigure | "not-read" | null {
  if (content.kind === "empty" || /^\s*(?:[-–—]\s*)?$/.test(text)) return null;
  const isNamedPercent = /%|\bper\s?cent/i.test(heading);
  const value = readValue(content, isNamedPercent ? "%" : "");
  if (value.kind !== "number" || value.setAside.length > 0) return "not-read";
  if (value.unit !== null && value.unit.family !== "percent" && value.unit.family !== "currency") return "not-read";
  const isNumber = content.kind === "number" && typeof content.value === "number";
  // "£3.2m" is typed to a tenth of a million, a precision that is lost in the full figure.
  if (!isNumber && value.scale !== 1) return "not-read";
  const { decimals: formatted, thousands, percent } = readNumberFormat(isNumber ? content.format : "General");
  const held = toDecimal(isNumber && !percent ? Number(content.value) : value.figure);
  const typed = isNumber ? placesOf(held) : (/\.(\d+)/.exec(String(content.value))?.[1]?.length ?? 0);
  // A number that the format divides by thousands is held in full, and not shown to the unit.
  const decimals = isNumber && formatted !== null ? formatted - 3 * thousands : typed;
  return { held, shown: round(held, decimals), decimals, isPercent: value.unit?.name === PERCENT.name };
}

function placesOf({ digits, places }: Decimal): number {
  let [left, count] = [digits, places];
  while (count > 0 && left % 10n === 0n) [left, count] = [left / 10n, count - 1];
  return Math.max(0, count);
}

/** Rounds to a number of decimals (negative for tens and hundreds), halves away from zero, as Excel shows it. */
export function round(value: Decimal, decimals: number): Decimal {
  if (value.places <= decimals) return value;
  const unit = 10n ** BigInt(value.places - decimals);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const rounded = (2n * size + unit) / (2n * unit);
  const digits = value.digits < 0n ? -rounded : rounded;
  return decimals >= 0 ? { digits, places: decimals } : { digits: digits * 10n ** BigInt(-decimals), places: 0 };
}
