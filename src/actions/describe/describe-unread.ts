import { countOf, joinWords, listSome } from "../../report/words";
import type { UnreadPlace } from "../../planning/tables/kpi-ranges";
import { nameRuns } from "../../planning/statuses/places-of";

type Tables = readonly { sheetName: string }[];

/** Describes what was not read or not used, a sentence for each kind. Loaded on demand, because few workbooks need it. */
export function describeUnread(unread: readonly UnreadPlace[], tables: Tables): string[] {
  const whose = (wanted: UnreadPlace["why"]): UnreadPlace[] => unread.filter(({ why }) => why === wanted);
  const sheets = (wanted: UnreadPlace["why"]): string[] => [
    ...new Set(whose(wanted).map(({ sheetName }) => sheetName)),
  ];
  return [
    ...describeUnknown(whose("not-calculated"), tables),
    ...describeHidden(sheets("hidden"), sheets("very-hidden")),
    ...describeForeign(sheets("not-ours")),
  ];
}

/** Describes formulas that have not been calculated, in one sentence. */
function describeUnknown(unknown: readonly UnreadPlace[], tables: Tables): string[] {
  if (unknown.length === 0) return [];
  const hold = `${countOf(unknown.length, "cell holds a formula that has", "cells hold formulas that have")} not been calculated`;
  const rows = "Rows that depend on them are not rated, and their statuses are left alone.";
  const next =
    "Do not type over them: open the workbook in Excel, press F9 (or choose Formulas, Calculation Options, Automatic) and save it.";
  return [`${hold}: ${listSome(nameRuns(unknown, tables))}. ${rows} ${next}`];
}

/** Describes hidden sheets with KPI rows. */
function describeHidden(hidden: readonly string[], veryHidden: readonly string[]): string[] {
  const left = (names: readonly string[]): string =>
    `${joinWords(names)} ${names.length === 1 ? "is hidden, and its" : "are hidden, and their"} KPI rows are left out.`;
  return [
    ...(hidden.length > 0 ? [`${left(hidden)} To have them rated, right-click a sheet's tab and choose Unhide.`] : []),
    ...(veryHidden.length > 0
      ? [
          `${left(veryHidden)} Excel's menus do not show ${veryHidden.length === 1 ? "it" : "them"}: whoever made the workbook can.`,
        ]
      : []),
  ];
}

/** Describes people's sheets with names of the add-in's own, and what to do. */
function describeForeign(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const [are, used, them] = names.length === 1 ? ["is", "is not used", "it"] : ["are", "are not used", "them"];
  return [
    `${joinWords(names)} ${are} not KPI Reporter's, and ${used}. Rename ${them}, for instance to “Our ${names[0] ?? ""}”, to have its own made.`,
  ];
}
