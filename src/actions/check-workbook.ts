import { checkReport, findNoteTables } from "../kpi/checks/check-report";
import { CHECK_CODES, CHECK_WORDS } from "../kpi/checks/check-words";
import type { Finding, FindingCode, NotedCells } from "../kpi/checks/finding";
import { cellAddress, sheetAddress } from "../kpi/address";
import { narrativeId } from "../report/narratives/narrative-id";
import { PROOF_CODES, PROOF_WORDS, type ProofCode, type ProofFinding } from "../report/proof/proof-finding";
import type { WorkbookPort } from "../planning/port";
import { splitFindings, type DismissedFinding } from "../planning/sheets/dismissed-checks/read";
import { findTextPlaces } from "../planning/sheets/narratives/read";
import type { ReportReading } from "./read-report";
import type { Review } from "./review";

/** The code of a check, prefixed for narratives: checks of rows and of narratives share some names. */
export type CheckCode = FindingCode | `narrative-${ProofCode}`;

const codeOf = (code: ProofCode): CheckCode => `narrative-${code}`;

/** The names of all checks, in the order in which they are listed. */
export const CHECKS: ReadonlyMap<CheckCode, string> = new Map<CheckCode, string>([
  ...CHECK_CODES.map((code): [CheckCode, string] => [code, CHECK_WORDS[code]]),
  ...PROOF_CODES.map((code): [CheckCode, string] => [codeOf(code), PROOF_WORDS[code]]),
]);

/** What all findings have in common. */
interface AnyFinding extends Omit<Finding, "code"> {
  code: CheckCode;
  /** The name of the check. */
  check: string;
}

/** A finding in a KPI row, or in a table that the row names. */
export interface RowFinding extends AnyFinding {
  about: "row";
}

/** A finding in a narrative. Its address is the cell the narrative is typed in, or the KPI's name if it is on no sheet. */
export interface NarrativeFinding extends AnyFinding {
  about: "narrative";
  kpi: string;
  /** The words it is about; "" if nothing is written. */
  words: string;
}

export type WorkbookFinding = RowFinding | NarrativeFinding;

/** The open findings of one check. */
export interface FindingGroup<T extends WorkbookFinding = WorkbookFinding> {
  code: CheckCode;
  check: string;
  found: T[];
}

/** Open findings as they were found and by check, and dismissed ones with their reasons. */
export interface CheckedWorkbook<T extends WorkbookFinding = WorkbookFinding> {
  open: T[];
  /** Checks without an open finding are left out. */
  byCheck: FindingGroup<T>[];
  dismissed: DismissedFinding<T>[];
}

/** Splits findings by the present dismissals. Nothing is checked again, so a pane can call it after each dismissal. */
export type FindingsNow<T extends WorkbookFinding> = (now: Pick<Review, "dismissals">) => CheckedWorkbook<T>;

/** Finds everything to look at in a workbook before its report is published. `today` is a day: "2025-03-31". */
export async function checkWorkbook(
  port: Pick<WorkbookPort, "readNotes">,
  reading: ReportReading,
  today: string,
): Promise<CheckedWorkbook> {
  const { review } = reading;
  const rows = checkRows(review, await readNotes(port, review), today)(review);
  const narratives = (await checkNarratives(reading))(review);
  return {
    open: [...rows.open, ...narratives.open],
    byCheck: [...rows.byCheck, ...narratives.byCheck],
    dismissed: [...rows.dismissed, ...narratives.dismissed],
  };
}

/** Row findings by scorecard. Checking 10,000 rows takes a third of a second, and a pane asks at each render. */
const CHECKED_ROWS = new WeakMap<
  Review["scorecard"],
  { today: string; notes: NotedCells; fills: Review["looks"]["fills"]; findings: RowFinding[] }
>();

/** Finds what to look at in the KPI rows, in the order of tables and rows. */
export function checkRows(review: Review, notes: NotedCells, today: string): FindingsNow<RowFinding> {
  const findings = findInRows(review, notes, today);
  return (now) => splitDismissed(findings, now);
}

function findInRows(review: Review, notes: NotedCells, today: string): RowFinding[] {
  const { tables, scorecard, history, ruleset, owners, attached, looks } = review;
  const known = CHECKED_ROWS.get(scorecard);
  if (known?.today === today && known.notes === notes && known.fills === looks.fills) return known.findings;
  const found = checkReport({
    tables,
    scorecard,
    history: history?.records ?? [],
    ruleset,
    today,
    owners,
    attached,
    noted: notes,
    fills: looks.fills,
  });
  const findings = found.map((finding): RowFinding => ({ ...finding, about: "row", check: CHECK_WORDS[finding.code] }));
  CHECKED_ROWS.set(scorecard, { today, notes, fills: looks.fills, findings });
  return findings;
}

/** How many KPIs are proof-read before yielding. */
const KPIS_AT_A_TIME = 10;

/**
 * Proof-reads the narratives, by KPI. `yieldToMain` is awaited between batches of KPIs, so that a pane stays responsive; "stop" ends the
 * work when the result is no longer needed.
 */
export async function checkNarratives(
  reading: Pick<ReportReading, "review" | "texts" | "textSheets">,
  yieldToMain: () => Promise<"go on" | "stop"> = () => Promise.resolve("go on"),
): Promise<FindingsNow<NarrativeFinding>> {
  const { scorecard, records, ruleset } = reading.review;
  // Loaded on demand: it is large, and a pane needs it only for narratives.
  const { proofReadByKpi } = await import("../report/proof/proof-read-report");
  const proof: ProofFinding[] = [];
  let count = 0;
  const { narratives } = reading.texts;
  for (const ofKpi of proofReadByKpi({
    scorecard,
    narratives,
    history: records,
    ruleset,
    wordLimit: null,
  })) {
    proof.push(...ofKpi);
    count += 1;
    if (count % KPIS_AT_A_TIME === 0 && (await yieldToMain()) === "stop") break;
  }
  const findings = placeFindings(proof, reading);
  return (now) => splitDismissed(findings, now);
}

/** The prefix of narratives' keys in the list of dismissals. */
const NARRATIVE_KEY = "narrative";

function placeFindings(
  findings: readonly ProofFinding[],
  reading: Pick<ReportReading, "texts" | "textSheets">,
): NarrativeFinding[] {
  const places = findTextPlaces(reading.textSheets);
  const now = reading.texts.narratives.filter(({ kind, place }) => kind === "kpi" && place === "now");
  const ids = new Map(now.map(({ id, kind, section, kpi }) => [narrativeId(kind, section, kpi), id]));
  return findings.map(({ code, key, section, kpi, words, sentence }): NarrativeFinding => {
    const place = places.get(ids.get(narrativeId("kpi", section, kpi)) ?? "");
    return {
      ...{
        about: "narrative",
        code: codeOf(code),
        check: PROOF_WORDS[code],
        key: `${NARRATIVE_KEY} | ${key}`,
        sentence,
        kpi,
        words,
      },
      ...{ tableId: "", row: 0, column: null, address: place?.address ?? kpi },
      ...(place ? { place: { sheetId: place.sheetId, row: place.row, column: place.column } } : {}),
    };
  });
}

/** Used before notes are read, or if they cannot be. Findings are kept, with advice that does not need notes. */
export const NOTES_NOT_READ: NotedCells = { cells: new Set(), coverage: "neither" };

/**
 * Reads which cells have a note or a comment, on sheets where a finding depends on it. Returns `known` itself if nothing has changed, so
 * that a pane does not render again.
 */
export async function readNotes(
  port: Pick<WorkbookPort, "readNotes">,
  review: Pick<Review, "tables" | "scorecard">,
  known: NotedCells = NOTES_NOT_READ,
): Promise<NotedCells> {
  const names = new Map(findNoteTables(review).map(({ sheetId, sheetName }) => [sheetId, sheetName]));
  if (names.size === 0) return known;
  const { cells, coverage } = await port.readNotes([...names.keys()]);
  const addresses = cells.map(({ sheetId, row, column }) =>
    sheetAddress(names.get(sheetId) ?? "", cellAddress(row, column)),
  );
  const read: NotedCells = { coverage, cells: new Set(addresses) };
  return isSame(known, read) ? known : read;
}

function isSame(a: NotedCells, b: NotedCells): boolean {
  return a.coverage === b.coverage && a.cells.size === b.cells.size && [...a.cells].every((cell) => b.cells.has(cell));
}

function splitDismissed<T extends WorkbookFinding>(
  findings: readonly T[],
  { dismissals }: Pick<Review, "dismissals">,
): CheckedWorkbook<T> {
  const { open, dismissed } = splitFindings(findings, dismissals?.dismissals ?? []);
  return { open, byCheck: groupByCheck(open), dismissed };
}

/** Groups in the order in which checks are listed. */
function groupByCheck<T extends WorkbookFinding>(findings: readonly T[]): FindingGroup<T>[] {
  return [...CHECKS].flatMap(([code, check]) => {
    const found = findings.filter((finding) => finding.code === code);
    return found.length > 0 ? [{ code, check, found }] : [];
  });
}
