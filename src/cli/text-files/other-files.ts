import { sniffFile } from "../../office-package/sniff-file";
import { UnusableInput } from "../errors";
import { findUtf16 } from "./text-encoding";

/** Says what a file is that is named like a text file and is none; null for a text file. */
export function describeOtherFile(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return "it is empty. Save the KPI rows into it, with their headings, then try again.";
  const kind = sniffFile(bytes);
  switch (kind) {
    case "package":
      return "it is an Excel workbook (.xlsx) or another archive, whatever it is named. Give a workbook its own ending, .xlsx, then try again.";
    case "old-excel":
      return "it is an Excel 97-2003 workbook (.xls), whatever it is named. Open it in Excel and save it as Excel Workbook (.xlsx), then try again.";
    case "encrypted":
      return "it is an Office file with a password, whatever it is named. Open it in Excel and save a copy without a password, as Excel Workbook (.xlsx), then try again.";
    case "compound":
      return "it is a document of an older Office, whatever it is named. Open it in Office and save the KPI rows as Excel Workbook (.xlsx), then try again.";
    case "text":
    case "unknown":
      return null;
  }
}

/** True for a file that is a text by its first bytes, whatever it is named. */
export function isText(bytes: Uint8Array): boolean {
  return sniffFile(bytes) === "text" || findUtf16(bytes) !== null;
}

/** How a web page, or a table that a program wrote as one, begins. */
const WEB_PAGE = /^\s*<(?:!doctype|html|head|body|table|meta|style|div|\?xml|!--)/i;

/** Throws UnusableInput for a text that is a web page, XML or JSON, or has no words at all. */
export function refuseOtherTexts(text: string): void {
  const beginning = text.slice(0, 2000);
  if (WEB_PAGE.test(beginning))
    throw new UnusableInput(
      "it is a web page or XML, whatever it is named. Open it in Excel and save it as Excel Workbook (.xlsx), then try again.",
    );
  if (/^\s*[[{]\s*["{[]/.test(beginning))
    throw new UnusableInput(
      "it is JSON, which is not read as KPI rows. Give a .csv, .tsv or .txt file, or a workbook.",
    );
  if (!/[^\s",;|]/.test(text))
    throw new UnusableInput("it has no words in it. Save the KPI rows into it, with their headings, then try again.");
}
