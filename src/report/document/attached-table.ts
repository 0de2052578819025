import type { AttachedGrid, AttachedReading } from "../../kpi/attached/attached";
import { findAttached } from "../../kpi/attached/find-attached";
import { describeSecond, findFaults } from "../../kpi/attached/find-faults";
import { readLayout } from "../../kpi/attached/attached-layout";
import type { Kpi } from "../../kpi/scorecard";
import type { AttachedTable, DocumentNote } from "./document";

/** A KPI's attached table as the report shows it, or what to say where there is none to show. */
export interface DescribedAttached {
  table: AttachedTable | null;
  notes: DocumentNote[];
}

/**
 * Describes the attached table of a KPI. Cells are as displayed in the workbook; empty rows and columns are left out.
 */
export function describeAttached(
  kpi: Pick<Kpi, "indicators">,
  readings: readonly AttachedReading[],
): DescribedAttached {
  const attached = findAttached(kpi, readings);
  if (!attached) return { table: null, notes: [] };
  const { first, others } = attached;
  const troubles = [
    ...findFaults(first).map(({ sentence }) => sentence),
    ...others.map(({ reading }) => describeSecond(first, reading)),
  ];
  if ("problem" in first.found) return { table: null, notes: troubles.map((text) => ({ text, isInternal: true })) };
  return { table: { ...describeGrid(first.found.grid), troubles }, notes: [] };
}

function describeGrid(grid: AttachedGrid): Omit<AttachedTable, "troubles"> {
  const { title, headingRow, headings, rows } = readLayout(grid);
  const shown = grid.cells.map((line) => line.map(({ text }) => text.trim()));
  const columns = headings
    .map((_, column) => column)
    .filter((column) => shown.slice(headingRow).some((line) => (line[column] ?? "") !== ""));
  const lineOf = (row: number): string[] => columns.map((column) => shown[row]?.[column] ?? "");
  // Only lines below the table are notes: a line among the rows is a heading for those that follow.
  const last = rows.findLastIndex(({ kind }) => kind !== "note");
  const body = rows.slice(0, last + 1);
  const totals = body.flatMap(({ kind }, index) => (kind === "total" ? [index + 1] : []));
  const notes = rows.slice(last + 1).map(({ label }) => label);
  return {
    title: title ?? titleFrom(grid.name),
    rows: [lineOf(headingRow), ...body.map(({ row }) => lineOf(row))],
    ...(totals.length > 0 ? { totals } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** A readable title for a name: "Leavers_by_directorate" and "LeaversByDirectorate" become "Leavers by directorate". */
export function titleFrom(name: string): string {
  const parted = name
    .replace(/[_.]+/g, " ")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .trim();
  if (/\s/.test(name)) return name.trim();
  const [first = "", ...others] = parted.split(/\s+/);
  // Abbreviations keep their capitals.
  const lowered = others.map((word) => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word));
  return [first.charAt(0).toUpperCase() + first.slice(1), ...lowered].join(" ");
}
