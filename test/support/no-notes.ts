import type { NotedCells } from "../../src/kpi/checks/finding";

/** A workbook whose cells have no notes, as far as everything can be told of them. */
export const NO_NOTES: NotedCells = { cells: new Set(), coverage: "notes-and-comments" };
