import type { CellValue } from "../../kpi/kpi-table";

/** What a cell holds. An error is the text that Excel shows: "#N/A". */
export interface CellContent {
  kind: "empty" | "number" | "text" | "boolean" | "error";
  value: CellValue;
  /** As the file has it, with "=" before it. */
  formula?: string;
}

export const NOTHING: CellContent = { kind: "empty", value: "" };

/** What a cell holds once a value was written to it. */
export function contentOf(value: CellValue): CellContent {
  if (value === "") return NOTHING;
  if (typeof value === "number") return { kind: "number", value };
  return { kind: typeof value === "boolean" ? "boolean" : "text", value };
}

/** True when nothing is in the cell; it may still have a look. */
export function isBlank({ kind, value, formula }: CellContent): boolean {
  return formula === undefined && (kind === "empty" || value === "");
}
