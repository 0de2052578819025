import type { NotedCells } from "../../src/kpi/checks/finding";

/** A workbook that is known to have no notes and comments. */
export const NO_NOTES: NotedCells = { cells: new Set(), coverage: "notes-and-comments" };
