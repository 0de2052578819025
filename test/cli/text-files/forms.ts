import fc from "fast-check";
import { encodeText, type TextEncoding } from "../../../src/cli/text-files/text-encoding";
import type { Separator } from "../../../src/cli/text-files/split-rows";

/** A form in which Excel, or a person, saves a text file. */
export interface TextForm {
  encoding: TextEncoding;
  hasMark: boolean;
  separator: Separator;
  lineEnd: string;
  /** True where the first line names the separator. */
  isNamed: boolean;
  /** True where every cell is in quotation marks. */
  isQuoted: boolean;
  endsWithLine: boolean;
}

export const COMMAS: TextForm = {
  encoding: "utf-8",
  hasMark: false,
  separator: ",",
  lineEnd: "\r\n",
  isNamed: false,
  isQuoted: false,
  endsWithLine: true,
};

/** Writes rows in a form. */
export function textIn(form: TextForm, rows: readonly (readonly string[])[]): Uint8Array {
  const { separator, lineEnd, isQuoted } = form;
  const cell = (text: string): string =>
    isQuoted || text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  const lines = rows.map((row) => row.map(cell).join(separator));
  const body =
    (form.isNamed ? [`sep=${separator}`, ...lines] : lines).join(lineEnd) + (form.endsWithLine ? lineEnd : "");
  const encoded = encodeText({ text: `${form.hasMark ? "\uFEFF" : ""}${body}`, encoding: form.encoding });
  if (!encoded) throw new Error("the form lacks a letter");
  return encoded;
}

/** Any form. */
export const anyForm: fc.Arbitrary<TextForm> = fc
  .record({
    encoding: fc.constantFrom<TextEncoding>("utf-8", "ansi", "utf-16le", "utf-16be"),
    hasMark: fc.boolean(),
    separator: fc.constantFrom<Separator>(",", ";", "\t", "|"),
    lineEnd: fc.constantFrom("\r\n", "\n", "\r"),
    isNamed: fc.boolean(),
    isQuoted: fc.boolean(),
    endsWithLine: fc.boolean(),
  })
  .map((form) => ({
    ...form,
    hasMark: form.encoding.startsWith("utf-16") || (form.encoding === "utf-8" && form.hasMark),
  }));
