import { describeProblem, type ProblemText } from "./describe-problem";
import type { FileProblem, Problem } from "./problem";

/** Describes a problem of a workbook in Excel or in a file. */
export function describeAnyProblem(problem: Problem): ProblemText {
  return isFileProblem(problem) ? describeFileProblem(problem) : describeProblem(problem);
}

const FILE_CODES: ReadonlySet<string> = new Set<FileProblem["code"]>([
  "not-a-workbook",
  "file-encrypted",
  "file-damaged",
  "file-too-large",
  "too-many-tables",
  "sheet-too-large",
  "file-not-supported",
  "no-room-beside-table",
]);

function isFileProblem(problem: Problem): problem is FileProblem {
  return FILE_CODES.has(problem.code);
}

function describeFileProblem(problem: FileProblem): ProblemText {
  switch (problem.code) {
    case "not-a-workbook":
      return {
        title: "This file is not an Excel workbook",
        body: `${NOT_WORKBOOKS[problem.looksLike]} Nothing was changed.`,
      };
    case "file-encrypted":
      return {
        title: "The workbook is protected by a password",
        body: "It cannot be read without Excel. Open it there, choose File, Info, Protect Workbook, Encrypt with Password, empty the box and save a copy. Nothing was changed.",
      };
    case "file-damaged":
      return {
        title: "The workbook file is damaged",
        body: `${problem.part === null ? "It ends too early, or was not copied whole." : `Its part ${problem.part} cannot be read.`} Open it in Excel, let Excel repair it, and save it again. Nothing was changed.`,
      };
    case "file-too-large":
      return {
        title: "The workbook file is too large",
        body: `${problem.part === null ? "It" : `Its part ${problem.part}`} would take more memory than a workbook can. If it came from somebody you do not know, do not open it. Nothing was changed.`,
      };
    case "too-many-tables":
      return {
        title: `The sheet ${problem.sheet} has too many tables`,
        body: `It has ${problem.count.toLocaleString("en-GB")}, and at most ${problem.limit.toLocaleString("en-GB")} on one sheet are read. Put rows of one kind into one table, then try again. Nothing was changed.`,
      };
    case "sheet-too-large":
      return {
        title: `The sheet ${problem.sheet} would be too large`,
        body: "With what was to be written its texts come to more than 500 MB, and such a file could not be opened again. Shorten long texts that many rows have, such as reasons of overrides, or move old rows to another workbook, then try again. Nothing was changed.",
      };
    case "file-not-supported":
      return {
        title: "The workbook file is in a form that is not read",
        body: `${NOT_READ[problem.what]} Open it in Excel and save it as Excel Workbook (.xlsx), then try again. Nothing was changed.`,
      };
    case "no-room-beside-table":
      return {
        title: `There is no room beside the table ${problem.table}`,
        body: `It needs more columns, and ${problem.sheet}!${problem.cell} is in their way. Move what is to the right of the table, then try again. Nothing was changed.`,
      };
  }
}

const NOT_WORKBOOKS = {
  "old-excel":
    "It is in the form of Excel 97 to 2003. Open it in Excel and save it as Excel Workbook (.xlsx), then try again.",
  "binary-excel":
    "It is an Excel Binary Workbook (.xlsb). Open it in Excel and save it as Excel Workbook (.xlsx), then try again.",
  "other-package": "It is a document of another kind, or an archive. Choose an .xlsx or .xlsm file.",
  text: "It is a text, such as a .csv file, whatever it is named. Open it in Excel and save it as Excel Workbook (.xlsx), then try again.",
  unknown: "Choose an .xlsx or .xlsm file. If this is one, it was not copied whole.",
} as const;

const NOT_READ = {
  strict: "It was saved as Strict Open XML Spreadsheet.",
  zip64: "It is compressed in the way of files over 4 GB (zip64).",
  compression: "It is compressed in an unusual way.",
  encoding: "Its texts are in an unusual encoding.",
  doctype: "It declares a document type, which no workbook needs and which can be harmful.",
} as const;
