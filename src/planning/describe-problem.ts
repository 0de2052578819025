import { ASKED_COLUMNS, HEADINGS } from "../kpi/columns/columns";
import { GET_NEWER, MADE_BY_NEWER } from "../rag/rules/newer-version";
import { joinWords, listSome, lowerFirst } from "../report/words";
import type { LogTrouble } from "./sheets/rag-log/plan";
import type { FileProblem, Problem } from "./problem";

/** A problem in plain words: what happened and what to do next. */
export interface ProblemText {
  title: string;
  body: string;
}

type WorkbookProblem = Exclude<Problem, FileProblem>;

type ProblemsByCode = { [P in WorkbookProblem as P["code"]]: P };

/** The sentences of each problem. This table and that of file problems are the only places where problems become sentences. */
const TEXTS: { [Code in keyof ProblemsByCode]: (problem: ProblemsByCode[Code]) => ProblemText } = {
  "no-kpi-table": (problem) => {
    if (problem.told) return problem.told;
    const wanted = ASKED_COLUMNS.map((key) => HEADINGS[key]).join(", ");
    return {
      title: "No KPI rows in this workbook",
      body: `KPI Reporter looks for a table, or rows in plain cells, with the headings ${wanted}.${problem.also ?? ""} Add the headings, or insert a blank KPI sheet.`,
    };
  },
  "no-room-for-column": ({ sheet, cell }) => ({
    title: "There is no room for a RAG column",
    body: `The merged cell ${sheet}!${cell} reaches into its place. Unmerge it, or add a column headed RAG Status yourself, then try again. Nothing was changed.`,
  }),
  "rules-not-read": (problem) => ({
    title: "The RAG rules cannot be read",
    body: describeRuleFaults(problem.sheet, problem.faults),
  }),
  "name-taken": (problem) => ({
    title: `There is already a sheet named ${problem.sheet}`,
    body: "KPI Reporter needs that name for a sheet of its own. Rename yours, then try again. Nothing was changed.",
  }),
  "sheet-not-ours": (problem) => ({
    title: `The sheet ${problem.sheet} is not KPI Reporter's`,
    body: `KPI Reporter keeps that name for a sheet of its own, and neither reads nor writes over yours. Rename yours, for instance to “Our ${problem.sheet}”, then try again. Nothing was changed.`,
  }),
  "sheet-newer": (problem) => ({
    title: `The sheet ${problem.sheet} was ${MADE_BY_NEWER}`,
    body: `It may hold something that this version does not know, so it was left alone. ${GET_NEWER}, then try again. Nothing was changed.`,
  }),
  "history-newer": (problem) => {
    const [were, says] = problem.sheets.length === 1 ? ["was", "the sheet says"] : ["were", "these sheets say"];
    return {
      title: `${joinWords(problem.sheets)} ${were} not brought up to date`,
      body: `What ${says} depends on ${problem.history}, which was ${MADE_BY_NEWER}. ${GET_NEWER}, then try again.`,
    };
  },
  "sheet-rearranged": (problem) => ({
    title: `The columns of ${problem.sheet} have been moved`,
    body: `KPI Reporter no longer knows its own columns there. Put the columns you added to the right of the others, or rename the sheet to keep it, then try again. Nothing was changed.`,
  }),
  "not-calculated": (problem) => ({
    title: "Formulas have not been calculated",
    body: `Open the workbook in Excel, press F9 and save it, then try again: ${listSome(problem.cells)}. Do not type over them. Nothing was changed.`,
  }),
  "nothing-to-close": (problem) => ({
    title: "There is no period to close",
    body: `${problem.why} Nothing was changed.`,
  }),
  "wording-unclear": (problem) => ({
    title: "It is not clear in which words to write",
    body: `${problem.why.join(" ")} Nothing was changed.`,
  }),
  "icons-contradict": (problem) => ({
    title: "An icon set contradicts this status",
    body: `${problem.why} Nothing was changed.`,
  }),
  "text-too-long": (problem) => {
    const count = (number: number): string => number.toLocaleString("en-GB");
    const named = problem.texts.map(({ name, length }) => `“${name}” (${count(length)} characters)`).join(", ");
    return {
      title:
        problem.texts.length === 1
          ? "A text is too long for a cell"
          : `${count(problem.texts.length)} texts are too long for a cell`,
      body: `A cell takes ${count(problem.most)} characters, and these have more: ${named}. Shorten them and try again, or leave them out. Nothing was changed.`,
    };
  },
  "cell-being-edited": () => ({
    title: "A cell is being edited",
    body: "Press Enter to finish editing the cell, then try again. Nothing was changed.",
  }),
  "not-in-front": () => ({
    title: "Keep this workbook in front while KPI Reporter writes",
    body: "Excel adds, removes and shows sheets only in the workbook that is in front. Click into this one, then try again. If it was in front all the time, save it and reopen it. Nothing was changed.",
  }),
  "sheet-protected": (problem) => ({
    title: `The sheet ${problem.sheet} is protected`,
    body: `KPI Reporter cannot write to it. Choose Review, Unprotect Sheet, then try again. Nothing was changed.`,
  }),
  "filter-on": (problem) => ({
    title: "A filter is hiding rows",
    body: `${problem.table === null ? `The sheet ${problem.sheet}` : `The table ${problem.table} on ${problem.sheet}`} is filtered, and statuses could land in the wrong rows. Choose Data, Clear, then try again. Nothing was changed.`,
  }),
  "cells-not-written": (problem) => ({
    title: `Some cells on ${problem.sheet} cannot be written`,
    body: `${listSome([...new Set(problem.cells.map(({ block }) => block))])}: these cells are merged, or filled by one formula, so nothing can be written. Unmerge them, or delete the formula, then try again. Nothing was changed.`,
  }),
  "no-override-columns": (problem) => ({
    title: "There is no column for an override",
    body: `The KPI rows on ${problem.sheet} are in plain cells, where KPI Reporter adds no columns. Add the ${problem.missing.length === 1 ? "heading" : "headings"} ${problem.missing.join(", ")} beside the others, then try again. Nothing was changed.`,
  }),
  "workbook-changed": () => ({
    title: "The sheet changed at the same moment",
    body: "Someone edited the KPI table while it was being read. Try again. Nothing was changed.",
  }),
  "changed-since-written": () => ({
    title: "This can no longer be undone",
    body: "What was written has been changed since, or its rows have moved. Everything was left as it is.",
  }),
  "write-refused": (problem) => ({
    title: "Excel would not let this be written",
    body: `Some of the cells${problem.sheet === "" ? "" : ` on ${problem.sheet}`} are locked. Choose Review, Unprotect Sheet, then try again. Nothing was changed.`,
  }),
  "not-written-as-planned": (problem) =>
    problem.restored
      ? {
          title: "Excel did not write what was planned",
          body: "Everything was put back as it was. Clear any filter and unmerge any merged cells in the status column, then try again.",
        }
      : {
          title: "Excel did not write what was planned",
          body: "The KPI table may hold wrong statuses, or columns and a sheet that were not finished. Look it over, clear any filter and press Recalculate RAG again.",
        },
  "written-not-read": (problem) => ({
    title: "It was written, but the workbook could not be read afterwards",
    body: `The change is in the workbook; what you see here is from before it. The reason: ${ended(lowerFirst(describeProblem(problem.because).title))} Try again: nothing is written twice.`,
  }),
  "item-gone": () => ({
    title: "The KPI table has gone",
    body: "Its sheet or table was deleted or renamed meanwhile. Try again. Nothing was changed.",
  }),
  "too-large": () => ({
    title: "The table is too large for one go",
    body: "Excel refuses to hand over this much at once. Split the KPI table over two sheets, or open the workbook in Excel for Windows or Mac.",
  }),
  "rows-not-read": (problem) => ({
    title: `The sheet ${problem.sheetName} is too large to be read whole`,
    body: `Its KPI rows may go on from ${problem.address}, and judging part of them would mislead. Move what is no KPI row to another sheet, or split the rows over two sheets. Nothing was changed.`,
  }),
  "sheet-not-removed": (problem) => ({
    title: `The sheet ${problem.sheet} is too large to be removed`,
    body: "Excel does not return all of it at once, so words typed there could be lost unnoticed. Nothing was changed. To remove the sheet, right-click its tab and choose Delete.",
  }),
  busy: () => ({ title: "Excel is busy", body: "Wait a moment, then try again. Nothing was changed." }),
  "no-answer": () => ({
    title: "Excel has not answered",
    body: "It may be busy, or a message may be open in it. Look at the workbook, then try again. If this goes on, save the workbook and open it again.",
  }),
  "session-lost": () => ({
    title: "The connection to the workbook was lost",
    body: "This happens after the computer slept. Reload the workbook, then try again.",
  }),
  "read-only": () => ({
    title: "This workbook is read-only",
    body: "Save a copy or ask for edit rights, then try again.",
  }),
  "not-loaded": () => ({
    title: "A part of KPI Reporter could not be loaded",
    body: "Nothing was changed. Check the connection, then try again. If it goes on, close KPI Reporter and open it again: it may have been updated meanwhile.",
  }),
  unexpected: (problem) => ({
    title: "Something unexpected went wrong",
    body: `Try again; if it goes on, save the workbook and reopen it. The details, for whoever supports you: ${problem.detail}`,
  }),
};

/** Describes a problem in plain words. */
export function describeProblem(problem: Problem): ProblemText {
  return isWorkbookProblem(problem) ? textOf(problem.code, problem) : describeOther(problem);
}

function isWorkbookProblem(problem: Problem): problem is WorkbookProblem {
  return problem.code in TEXTS;
}

function textOf<Code extends keyof ProblemsByCode>(code: Code, problem: ProblemsByCode[Code]): ProblemText {
  return TEXTS[code](problem);
}

/** A problem of a file. The add-in in Excel never meets one and does not load the sentences: `describeAnyProblem` has them. */
function describeOther({ code }: FileProblem): ProblemText {
  return {
    title: "The workbook file cannot be used",
    body: `Nothing was changed. The details, for whoever supports you: ${code}`,
  };
}

/** Describes why a change was not logged. */
export function describeLogTrouble({ code, sheet }: LogTrouble): string {
  switch (code) {
    case "not-ours":
      return `This was not logged, because the sheet ${sheet} is not one of KPI Reporter's. Rename it, for instance to “Our ${sheet}”, to have a log.`;
    case "newer":
      return `This was not logged, because the sheet ${sheet} was ${MADE_BY_NEWER}. ${GET_NEWER}.`;
    case "protected":
      return `This was not logged, because the sheet ${sheet} is protected.`;
    case "not-added":
      return `This was not logged, because Excel would not add the sheet ${sheet}. Choose Review, Protect Workbook to allow it.`;
  }
}

/** How many cells of the rules sheet a message names. The others are counted. */
const NAMED_FAULTS = 5;

function describeRuleFaults(sheet: string, faults: readonly { cell: string; problem: string }[]): string {
  const named = faults.slice(0, NAMED_FAULTS).map(({ cell, problem }) => `${sheet}!${cell}: ${ended(problem)}`);
  const unnamed = faults.length - named.length;
  const more = unnamed === 0 ? [] : [unnamed === 1 ? "One more cell is wrong." : `${unnamed} more cells are wrong.`];
  const next = faults.length === 1 ? "Correct it, then try again." : "Correct them, then try again.";
  return [...named, ...more, next, "Nothing was changed."].join(" ");
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
