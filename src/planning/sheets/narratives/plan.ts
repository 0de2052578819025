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

/** The report with its texts, as the workbook holds them now. */
export interface ReadTexts {
  narratives: Narrative[];
  news: NarrativeNews[];
  document: ReportDocument;
  /** Who the KPI rows name for each KPI's narrative, by its id. */
  owners: ReadonlyMap<string, string>;
}

/** Brings together what the workbook's sheets hold of texts with what it reports. `today` is a day: "2025-03-31". */
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
  const { narratives, news } = mergeNarratives(subjects, readNarratives(held), reported.scorecard.period);
  // In their order: the subjects' narratives come first, one for each.
  const named = new Map(subjects.map((subject, index) => [narratives[index]?.id ?? "", subject.owner]));
  return { narratives, news, owners: named, document: describeDocument(reported, narratives, { today }) };
}

/**
 * Plans the sheets that hold the report's texts. Both are written, or neither, and an undo gives back both or neither: what goes from one is safe on the other only.
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

/** True where the workbook has one of the sheets of texts. */
export function hasTexts(held: readonly Pick<OwnSheetSnapshot, "name">[]): boolean {
  return TEXT_SHEETS.some((sheet) => findOwn(held, sheet) !== null);
}
