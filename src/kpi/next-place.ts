import { sheetAddress } from "./address";

/** Where an indicator's result of the next period goes. */
export type NextPlace = {
  /** "Q3" as a heading says it, else the period after the judged one: "October 2025". "" where that is not known. */
  period: string;
} &
  /** A cell: "J2", in column "J". */
  (
    | { kind: "cell"; sheetName: string; address: string; column: string; isFilled: boolean }
    /** A row that has to be added: "below row 7". */
    | { kind: "row"; sheetName: string; where: string }
    /** Columns that have to be added beside those of the judged period: "column H", "columns I to K". */
    | { kind: "columns"; sheetName: string; beside: string }
    /** A sheet that has to be added. */
    | { kind: "sheet" }
  );

/** Says where an indicator's result of the next period goes, for a row of a sheet. */
export function describeNextPlace(next: NextPlace | null, sheetName: string): string {
  if (!next) return "Put its next result beside those of the other periods.";
  const period = next.period === "" ? "the next period" : next.period;
  switch (next.kind) {
    case "cell": {
      const cell = next.sheetName === sheetName ? next.address : sheetAddress(next.sheetName, next.address);
      return next.isFilled ? `${cell} holds ${period}'s value already.` : `Put ${period}'s value in ${cell}.`;
    }
    case "row":
      return `Add a row for ${period} ${next.where}.`;
    case "columns":
      return `Add ${next.beside.startsWith("columns") ? "columns" : "a column"} for ${period} beside ${next.beside}.`;
    case "sheet":
      return `Add a sheet for ${period}.`;
  }
}
