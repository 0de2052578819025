import type { Difference } from "../../report/narratives/compare-returned";
import { describeWordProblem } from "../../report/word/describe-word-problem";
import { describeLeftOut } from "../../report/word/template/describe-left-out";
import { countOf } from "../../report/words";

/** The words of the report's texts and its files. */
export const TEXTS_COPY = {
  title: "Report and narratives",
  about:
    "Report Tables holds the report's body with a yellow place for every narrative; Narratives lists them with owner, due date and state. Both show the same text; where both were changed, both texts are kept.",
  make: "Make report tables",
  update: "Update report tables",
  look: "Look at the narratives",
  progress: (written: number, total: number, signed: number): string =>
    `${written.toLocaleString("en-GB")} of ${countOf(total, "narrative", "narratives")} written, ${signed.toLocaleString("en-GB")} signed off.`,
  none: "There are no KPIs to write about.",
  awaited: (count: number): string => `Awaited (${count.toLocaleString("en-GB")})`,
  nobody: "Nobody named",
  overdue: (due: string): string => `was due on ${due}`,
  due: (due: string): string => `due ${due}`,
  copyChase: "Copy chase list",
  copied: "Copied.",
  notCopied: "The pane may not write to the clipboard here. Select the text and copy it:",
  chaseText: "Chase list",
  tooLong: (count: number, limit: number): string =>
    `Longer than ${limit.toLocaleString("en-GB")} words (${count.toLocaleString("en-GB")})`,
  words: (count: number): string => countOf(count, "word", "words"),
  proof: (count: number): string =>
    count === 0 ? "The proof-reader found nothing to look at." : `To look at (${count.toLocaleString("en-GB")})`,
  proofing: "Reading the narratives through…",
  files: "Save the report",
  filesAbout: "The file is made on this computer.",
  isPublic: "Public version: without owners, due dates, internal notes and private reasons",
  template: "Use your own Word template",
  templateInUse: (name: string): string => `Template: ${name}`,
  noTemplate: "Without template",
  chooseTemplate: "A Word template (.docx or .dotx)",
  word: "Save as Word",
  html: "Save as web page",
  copyReport: "Copy the report",
  making: (done: number, total: number): string =>
    total > 0
      ? `Making the Word file: ${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}…`
      : "Making the Word file…",
  saved: (file: string): string =>
    `${file} is saved where this browser or Excel puts its downloads. Where nothing was saved, as in Excel for Mac, use “Copy the report” and paste it into Word.`,
  pageNumbers: "In Word, right-click the contents and choose Update Field to fill in page numbers.",
  failed: (detail: string): string => `The file could not be made. ${detail}`,
  reportCopied: "The report is copied: paste it into Word or an email.",
  reportNotCopied:
    "The pane may not write to the clipboard here. Save it as a web page instead, and open that in Word.",
  kpiTable: "One KPI's table",
  copyTable: "Copy its table",
  back: "Narratives back from Word",
  backAbout:
    "Choose the Word file that you sent out and that came back with texts in it. You see what differs before anything is taken.",
  chooseBack: "Choose the Word file…",
  wordProblem: describeWordProblem,
  leftOut: describeLeftOut,
  unreadable: (file: string): string => `${file} could not be read. Close it in Word and choose it again.`,
  nothingNew: (file: string): string => `Everything in ${file} is in the workbook already.`,
  differs: (file: string, count: number): string =>
    `${countOf(count, "text", "texts")} in ${file} ${count === 1 ? "differs" : "differ"} from the workbook. Choose which to take.`,
  otherPeriod: (file: string, madeFor: string, now: string): string =>
    `${file} is the report of ${madeFor}, and the workbook is at ${now}: none of its texts is chosen yet.`,
  kind: {
    new: "New",
    changed: "Changed",
    emptied: "Emptied",
    unknown: "Not in this workbook",
    same: "The same",
  } satisfies Record<Difference["kind"], string>,
  was: "In the workbook",
  now: "In the Word file",
  others: "The file has other texts for it too:",
  take: (count: number): string => `Take ${countOf(count, "text", "texts")}`,
  leave: "Take none",
} as const;
