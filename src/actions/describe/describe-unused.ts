import { findOwnerColumn } from "../../kpi/checks/owner-column";
import { REQUIRED_COLUMNS } from "../../kpi/columns/columns";
import { isKnownHeading, matchColumns } from "../../kpi/columns/match-headings";
import { textsOf, type ColumnPlace, type ColumnsReading } from "../../planning/tables/columns-reading";
import { by, joinWords } from "../../report/words";

/** Names the headings of KPI rows that mean nothing to the add-in, once for each sheet. */
export function describeUnused({ places, mapping }: Pick<ColumnsReading, "places" | "mapping">): string[] {
  const bySheet = new Map<string, Set<string>>();
  for (const place of places) {
    const unused = unusedIn(place, mapping);
    if (unused.length === 0) continue;
    const held = bySheet.get(place.sheetName) ?? new Set();
    for (const heading of unused) held.add(heading);
    bySheet.set(place.sheetName, held);
  }
  return [...bySheet].map(([sheetName, headings]) => {
    const named = joinWords([...headings].map((heading) => `“${heading.replace(/\s+/g, " ")}”`));
    return `${named} on ${sheetName} ${by(headings.size, "is a column", "are columns")} of yours, and ${by(headings.size, "is", "are")} not used.`;
  });
}

/** The headings of a place with KPI rows that no column is known by; a column of owners is read for the checks. */
function unusedIn(place: ColumnPlace, mapping: ColumnsReading["mapping"]): string[] {
  const texts = textsOf(place);
  const { columns } = matchColumns(texts, mapping);
  const isLacking = REQUIRED_COLUMNS.some((key) => columns[key] === undefined && !place.periods?.fields.includes(key));
  if (isLacking) return [];
  const headings = place.headings.map(({ text }) => text);
  const owner = findOwnerColumn(headings);
  return headings.filter((text, index) => index !== owner && !isKnownHeading(text, mapping));
}
