import { checkReport, findNoteTables } from "../kpi/checks/check-report";
import { CHECK_CODES, CHECK_WORDS } from "../kpi/checks/check-words";
import type { Finding, FindingCode, NotedCells } from "../kpi/checks/finding";
import { sheetAddress } from "../kpi/checks/sheet-address";
import { cellAddress } from "../kpi/address";
import { narrativeId } from "../report/narratives/narrative-id";
import { PROOF_CODES, PROOF_WORDS, type ProofCode, type ProofFinding } from "../report/proof/finding";
import type { WorkbookPort } from "../workbook/port";
import { splitFindings, type DismissedFinding } from "../workbook/sheets/dismissed-checks/read";
import { findTextPlaces } from "../workbook/sheets/narratives/read";
import type { ReportReading } from "./read-report";
import type { Review } from "./review";

/** The code of a check; checks of rows and of narratives have some names in common. */
export type CheckCode = FindingCode | `narrative-${ProofCode}`;

const codeOf = (code: ProofCode): CheckCode => `narrative-${code}`;

/** What each check is called, in the order in which checks are listed. */
export const CHECKS: ReadonlyMap<CheckCode, string> = new Map<CheckCode, string>([
  ...CHECK_CODES.map((code): [CheckCode, string] => [code, CHECK_WORDS[code]]),
  ...PROOF_CODES.map((code): [CheckCode, string] => [codeOf(code), PROOF_WORDS[code]]),
]);

/** What may be shown of a finding whatever it is about: its check, its cell, its sentence; and what it is dismissed by. */
interface FoundSomething extends Omit<Finding, "code"> {
  code: CheckCode;
  /** What the check is called. */
  check: string;
}

/** Something to look at in a KPI row, or in what the row names. */
export interface RowFinding extends FoundSomething {
  about: "row";
}

/** Something to look at in a narrative. Its address is that of the cell it is typed in, or the KPI's name where no sheet holds it. */
export interface NarrativeFinding extends FoundSomething {
  about: "narrative";
  kpi: string;
  /** The words that it is about; "" where nothing is written. */
  words: string;
}

export type WorkbookFinding = RowFinding | NarrativeFinding;

/** Findings still to be looked at, and those that were dismissed, with their reasons. */
export interface CheckedWorkbook<T extends WorkbookFinding = WorkbookFinding> {
  open: T[];
  dismissed: DismissedFinding<T>[];
}

/** All that is to be looked at in a workbook before its report is published, by check. `today` is a day: "2025-03-31". */
export async function checkWorkbook(
  port: Pick<WorkbookPort, "readNotes">,
  reading: ReportReading,
  today: string,
): Promise<CheckedWorkbook> {
  const { review } = reading;
  const rows = checkRows(review, await readNoted(port, review), today);
  const findings = [...rows, ...(await checkNarratives(reading))];
  return splitDismissed(groupByCheck(findings).flatMap(({ found }) => found), review);
}

/** What is to be looked at in the KPI rows, dismissed or not, in the order of the tables and their rows. */
export function checkRows(review: Review, noted: NotedCells, today: string): RowFinding[] {
  const { tables, scorecard, history, ruleset, owners, attached } = review;
  const findings = checkReport({ tables, scorecard, history: history?.records ?? [], ruleset, today, owners, attached, noted });
  return findings.map((finding) => ({ ...finding, about: "row", check: CHECK_WORDS[finding.code] }));
}

/** KPIs whose narratives are read through before others have a turn. */
const KPIS_AT_A_TIME = 10;

/**
 * What the proof-reader finds in the narratives, dismissed or not. Now and then `breathe` lets others have a turn, and may say that
 * nobody waits for the answer any more.
 */
export async function checkNarratives(
  reading: Pick<ReportReading, "review" | "texts" | "textSheets">,
  breathe: () => Promise<"go on" | "stop"> = () => Promise.resolve("go on"),
): Promise<NarrativeFinding[]> {
  const { scorecard, history, ruleset } = reading.review;
  // A large piece of code, which a pane needs only once narratives are looked at.
  const { proofReadByKpi } = await import("../report/proof/proof-read-report");
  const findings: ProofFinding[] = [];
  let count = 0;
  const { narratives } = reading.texts;
  for (const ofKpi of proofReadByKpi({ scorecard, narratives, history: history?.records ?? [], ruleset, wordLimit: null })) {
    findings.push(...ofKpi);
    count += 1;
    if (count % KPIS_AT_A_TIME === 0 && (await breathe()) === "stop") break;
  }
  return placeFindings(findings, reading);
}

/** In the list of what was dismissed, the keys of narratives are told from those of rows by this. */
const NARRATIVE_KEY = "narrative";

function placeFindings(findings: readonly ProofFinding[], reading: Pick<ReportReading, "texts" | "textSheets">): NarrativeFinding[] {
  const places = findTextPlaces(reading.textSheets);
  const now = reading.texts.narratives.filter(({ kind, place }) => kind === "kpi" && place === "now");
  const ids = new Map(now.map(({ id, kind, section, kpi }) => [narrativeId(kind, section, kpi), id]));
  return findings.map(({ code, key, section, kpi, words, sentence }): NarrativeFinding => {
    const place = places.get(ids.get(narrativeId("kpi", section, kpi)) ?? "");
    return {
      ...{ about: "narrative", code: codeOf(code), check: PROOF_WORDS[code], key: `${NARRATIVE_KEY} | ${key}`, sentence, kpi, words },
      ...{ tableId: "", row: 0, column: null, address: place?.address ?? kpi },
      ...(place ? { place: { sheetId: place.sheetId, row: place.row, column: place.column } } : {}),
    };
  });
}

/** Nothing needs to be known of notes where no finding turns on one. */
const NOT_ASKED: NotedCells = { cells: new Set(), told: "notes-and-comments" };

/** True where a finding turns on whether its cell has a note. */
export function needsNotes(review: Pick<Review, "tables" | "scorecard">): boolean {
  return findNoteTables(review).length > 0;
}

/** Reads which cells have a note or a comment, of the sheets where a finding turns on it; where none does, nothing is read. */
export async function readNoted(port: Pick<WorkbookPort, "readNotes">, review: Pick<Review, "tables" | "scorecard">): Promise<NotedCells> {
  const names = new Map(findNoteTables(review).map(({ sheetId, sheetName }) => [sheetId, sheetName]));
  if (names.size === 0) return NOT_ASKED;
  const { cells, told } = await port.readNotes([...names.keys()]);
  const addresses = cells.map(({ sheetId, row, column }) => sheetAddress(names.get(sheetId) ?? "", cellAddress(row, column)));
  return { told, cells: new Set(addresses) };
}

/** Findings apart from those that the workbook's list of dismissals says are right as they are. */
export function splitDismissed<T extends WorkbookFinding>(
  findings: readonly T[],
  { dismissals }: Pick<Review, "dismissals">,
): CheckedWorkbook<T> {
  return splitFindings(findings, dismissals?.dismissals ?? []);
}

/** The findings of each check that found something, in the order in which checks are listed. */
export function groupByCheck<T extends WorkbookFinding>(findings: readonly T[]): { code: CheckCode; check: string; found: T[] }[] {
  return [...CHECKS].flatMap(([code, check]) => {
    const found = findings.filter((finding) => finding.code === code);
    return found.length > 0 ? [{ code, check, found }] : [];
  });
}
