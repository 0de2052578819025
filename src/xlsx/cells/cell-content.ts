import type { CellValue } from "../../kpi/kpi-table";

/** The content of a cell. The value of an error is the text that Excel shows: "#N/A". */
export interface CellContent {
  kind: "empty" | "number" | "text" | "boolean" | "error";
  value: CellValue;
  /** As the file has it, with "=" in front. */
  formula?: string;
}

/** The content of an empty cell. */
export const NOTHING: CellContent = { kind: "empty", value: "" };

/** The content of a cell that a value is written to. */
export function contentOf(value: CellValue): CellContent {
  if (value === "") return NOTHING;
  if (typeof value === "number") return { kind: "number", value };
  return { kind: typeof value === "boolean" ? "boolean" : "text", value };
}

/** True for a cell without value and formula; it may still have a style. */
export function isBlank({ kind, value, formula }: CellContent): boolean {
  return formula === undefined && (kind === "empty" || value === "");
}
