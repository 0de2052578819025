import type { ExpectedForm } from "../../kpi/status-looks/status-column";

/** How the workbook asks for a table's statuses, and what is to be said of it, in sentences. */
export interface TableWording {
  asked: ExpectedForm | null;
  /** Why they are written so. */
  because: string | null;
  /** What is said where cells are left empty. */
  whenEmpty: string | null;
  /** Why they are not written; null where they are. */
  refusal: string | null;
}
