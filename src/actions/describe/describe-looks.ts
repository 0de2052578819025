import { groupBy } from "../../kpi/history/match-names";
import type { KpiTable } from "../../kpi/kpi-table";
import type { Contradiction, FillConflict, FillStays } from "../../kpi/status-looks/looks";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { STATUS_NUMBERS } from "../../rag/status";
import { by, countOf, joinWords, listSome } from "../../report/words";
import { areaOf } from "../../planning/block-cells";
import { placesOf } from "../../planning/statuses/places-of";
import { blockOf } from "../../planning/row-guards";
import type { IconOffer, LookOffers, ScaledCells } from "../../planning/status-looks/offers";

/** The part of a table that is needed to name a cell. */
type SheetOf = Pick<KpiTable, "sheetName">;

/** Adds the sentences that describe these offers. */
export function describeLooks(
  offers: Omit<LookOffers, "sentences">,
  tables: readonly SheetOf[],
  ruleset: Ruleset,
): LookOffers {
  return { ...offers, sentences: sentencesFor(offers, tables, ruleset) };
}

/** What an officer should know about the looks of status columns: a sentence for each table and each kind of fill. */
function sentencesFor(
  { icons, fills, scales }: Omit<LookOffers, "sentences">,
  tables: readonly SheetOf[],
  ruleset: Ruleset,
): string[] {
  // Fills contradict no new status in tables that are not written because of their icons.
  const unwritten = new Set(icons.map(({ tableId }) => tableId));
  return [
    ...icons.map((offer) => describeIcons(offer, tables, ruleset)),
    ...describeFills(
      fills.filter(({ isSaid, tableId }) => isSaid || !unwritten.has(tableId)),
      tables,
      ruleset,
    ),
    ...scales.map((cells) => describeScale(cells, tables)),
  ];
}

function describeScale({ sheetName, area }: ScaledCells, tables: readonly SheetOf[]): string {
  const [place = area] = placesOf([{ sheetName, address: area }], tables);
  return `A colour scale over ${place} colours each status by its number, which can contradict its word. Take it away in Excel, under Conditional Formatting.`;
}

/** Explains why a row's status is not written because of its icons, and what to do first. */
export function describeContradiction(
  { table, why, offer }: { table: KpiTable; why: Contradiction; offer: IconOffer | undefined },
  tables: readonly SheetOf[],
  ruleset: Ruleset,
): string {
  if (offer && offer.blockedBy !== null) return describeIcons(offer, tables, ruleset);
  const { sheetName, columns } = table;
  const [place = sheetName] = placesOf([{ sheetName, address: areaOf(blockOf(table, columns.status ?? 0)) }], tables);
  const refusal = describeRefusal(place, why, ruleset);
  // If a run offers nothing, it writes words, which get no icon.
  if (!offer) return `${refusal} Press Recalculate RAG first, which writes words there, then try again.`;
  return `${refusal} Press Recalculate RAG first and agree to KPI Reporter’s symbols, or change the set in Excel so that ${listNumbers(ruleset)} stand for ${listWords(ruleset)}. Then try again.`;
}

function describeRefusal(place: string, why: Contradiction, ruleset: Ruleset): string {
  return `No status is written to ${place}, as its icon set would contradict the words: ${reasonOf(why, ruleset)}.`;
}

function describeIcons(
  { sheetName, area, why, blockedBy, areFormatsLocked }: IconOffer,
  tables: readonly SheetOf[],
  ruleset: Ruleset,
): string {
  const [place = area] = placesOf([{ sheetName, address: area }], tables);
  const numbers = listNumbers(ruleset);
  const done = describeRefusal(place, why, ruleset);
  if (areFormatsLocked)
    return `${done} The formats of ${sheetName} are locked, so KPI Reporter’s symbols cannot be put over it. Choose Review, Unprotect Sheet, then try again.`;
  if (blockedBy !== null) {
    return `${done} ${blockedBy} holds a number that stays and would get another of KPI Reporter’s symbols, so they are not put there. Change the icon set in Excel so that ${numbers} stand for ${listWords(ruleset)}.`;
  }
  return `${done} KPI Reporter can put its own symbols over it, or change the set in Excel so that ${numbers} stand for ${listWords(ruleset)}.`;
}

function reasonOf(why: Contradiction, ruleset: Ruleset): string {
  switch (why) {
    case "shares":
      return "it goes by percentages or a formula, so the same number can get another icon when others change";
    case "unknown":
      return "it has icons that KPI Reporter does not know";
    case "numbers":
      return `it does not show ${listNumbers(ruleset)} as ${listWords(ruleset)}`;
  }
}

function listNumbers(ruleset: Ruleset): string {
  return joinWords(ruleset.statuses.map(({ status }) => String(STATUS_NUMBERS[status])));
}

function listWords(ruleset: Ruleset): string {
  return joinWords(ruleset.statuses.map(({ status }) => wordFor(ruleset, status)));
}

function describeStays(stays: FillStays, count: number): string {
  const stay = by(count, "The fill stays", "The fills stay");
  switch (stays) {
    case "locked":
      return `${stay}, as the sheet is protected.`;
    case "filtered":
      return `${stay}, as a filter hides ${by(count, "the row", "the rows")}.`;
    case "merged":
      return `${stay}, as ${by(count, "the cell is", "the cells are")} merged.`;
    case "pattern":
      return `${stay}: ${by(count, "it has a pattern", "they have patterns")} that an undo could not put back as it was. Change ${by(count, "it", "them")} in Excel.`;
  }
}

/** The most sentences about fills. The rest are counted. */
const SAID = 3;

/** The verb for a status. A cell that is not rated may be empty, so it does not "say" its status. */
function verbOf(conflict: FillConflict | undefined, count: number): string {
  if (conflict?.status === "not-rated") return conflict.isSaid ? by(count, "is", "are") : "will be";
  return conflict?.isSaid ? by(count, "says", "say") : "will say";
}

function describeFills(fills: readonly FillConflict[], tables: readonly SheetOf[], ruleset: Ruleset): string[] {
  const groups = groupBy(fills, ({ name, status, isSaid, stays }) => `${name} ${status} ${isSaid} ${stays ?? ""}`);
  const sentences = [...groups.values()].map((group) => {
    const [first] = group;
    const are = by(group.length, "is", "are");
    const says = verbOf(first, group.length);
    const word = first ? wordFor(ruleset, first.status) : "";
    return `${listSome(placesOf(group, tables))} ${are} filled ${first?.name} by hand and ${says} ${word}.${first?.stays ? ` ${describeStays(first.stays, group.length)}` : ""}`;
  });
  const rest = [...groups.values()].slice(SAID).reduce((sum, group) => sum + group.length, 0);
  return rest > 0
    ? [
        ...sentences.slice(0, SAID),
        `${countOf(rest, "more cell is", "more cells are")} filled by hand in a colour that contradicts the status.`,
      ]
    : sentences;
}
