import type { OwnerColumn } from "../../../kpi/checks/finding";
import { describeDocument } from "../../../report/document/describe-document";
import type { ReportDocument } from "../../../report/document/document";
import type { Reported } from "../../../report/reported";
import { mergeNarratives } from "../../../report/narratives/merge-narratives";
import type { NarrativeNews } from "../../../report/narratives/narrative-news";
import type { Narrative } from "../../../report/narratives/narrative";
import { subjectsOf } from "../../../report/narratives/subjects";
import { describeNarratives } from "./describe";
import { describeReportTables } from "../report-tables/describe";
import { findOwn, TEXT_SHEETS } from "../own-sheets";
import { EMPTY_PLAN, isEmpty } from "../../plan";
import { planReportSheets } from "../plan-report-sheets";
import { readNarratives } from "./read";
import type { SheetsPlan } from "../report-sheets";
import type { OwnSheetSnapshot } from "../../snapshot";

/** The report and the texts of the workbook. */
export interface ReadTexts {
  narratives: Narrative[];
  news: NarrativeNews[];
  document: ReportDocument;
  /** The owner that the KPI rows name for each narrative, by its id. */
  owners: ReadonlyMap<string, string>;
}

/** Merges the texts on the workbook's sheets with what it reports. `today` is a day: "2025-03-31". */
export function readTexts(
  reported: Reported,
  owners: readonly OwnerColumn[],
  held: readonly OwnSheetSnapshot[],
  today: string,
): ReadTexts {
  const byTable = new Map(owners.map((owner) => [owner.tableId, owner]));
  const subjects = subjectsOf(reported.scorecard, ({ tableId, row }) =>
    String(byTable.get(tableId)?.values[row] ?? ""),
  );
  const { period, reporting } = reported.scorecard;
  const { narratives, news } = mergeNarratives(subjects, readNarratives(held), period, reporting);
  // The subjects' narratives come first, in the same order.
  const named = new Map(subjects.map((subject, index) => [narratives[index]?.id ?? "", subject.owner]));
  return { narratives, news, owners: named, document: describeDocument(reported, narratives, { today }) };
}

/**
 * Plans the sheets with the report's texts. Both are written and undone together or not at all: a text that is removed from one is kept
 * only on the other.
 */
export function planTexts(
  { narratives, document, owners }: ReadTexts,
  { ruleset }: Pick<Reported, "ruleset">,
  held: readonly OwnSheetSnapshot[],
): SheetsPlan {
  const contents = [describeReportTables(document), describeNarratives(narratives, owners)];
  const sheets = planReportSheets(contents, held, ruleset, { add: true });
  const isRefused = sheets.troubles.length > 0;
  if (isRefused) return { ...sheets, plan: EMPTY_PLAN, added: [], changed: [], overtyped: [] };
  if (isEmpty(sheets.plan)) return sheets;
  const both = TEXT_SHEETS.map((sheet) => findOwn(held, sheet)?.id ?? sheet.name);
  return { ...sheets, plan: { ...sheets.plan, together: [both] } };
}

/** True if the workbook has one of the sheets of texts. */
export function hasTexts(held: readonly Pick<OwnSheetSnapshot, "name">[]): boolean {
  return TEXT_SHEETS.some((sheet) => findOwn(held, sheet) !== null);
}
