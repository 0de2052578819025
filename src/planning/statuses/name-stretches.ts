import { joinRanges } from "../../kpi/not-calculated";
import { placesOf } from "./places-of";

/** Many cells in few words, for a message: "F2:F40", "C3". With the sheet's name where KPI tables stand on several sheets. */
export function nameStretches(
  cells: readonly { sheetName: string; address: string }[],
  tables: readonly { sheetName: string }[],
): string[] {
  const bySheet = new Map<string, string[]>();
  for (const { sheetName, address } of cells) {
    const held = bySheet.get(sheetName);
    if (held) held.push(address);
    else bySheet.set(sheetName, [address]);
  }
  const stretches = [...bySheet].flatMap(([sheetName, addresses]) =>
    joinRanges(addresses).map((address) => ({ sheetName, address })),
  );
  return placesOf(stretches, tables);
}
