import { basename } from "node:path";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { UnusableInput } from "../errors";
import type { ReadFile } from "../files/read-file";
import { findSeparator } from "./find-separator";
import { describeOtherFile, refuseOtherTexts } from "./other-files";
import { splitRows, type Separator, type SplitRows } from "./split-rows";
import { BOM, decodeText, type TextEncoding } from "./text-encoding";
import { toTextRows, type TextRows } from "./text-rows";

/** A text file, with all that is needed to write it again as it was. */
export interface TextFile extends SplitRows, TextRows {
  name: string;
  encoding: TextEncoding;
  separator: Separator;
  /** What is before the rows: a byte order mark, and a first line "sep=;". */
  before: string;
  /** The text of the rows. */
  body: string;
}

/** The largest text file that is read: 10,000 rows with all columns have about 5 MB. */
const MOST_BYTES = 100_000_000;

/** Reads the rows of a text file as Excel saves them. Throws UnusableInput with a sentence without the file's name. */
export function openTextFile({ path, bytes }: ReadFile, context: LayoutContext): TextFile {
  const other = describeOtherFile(bytes);
  if (other !== null) throw new UnusableInput(other);
  if (bytes.length > MOST_BYTES) throw new UnusableInput("it is far larger than any table of KPI rows.");
  const { text, encoding } = decodeText(bytes);
  const mark = text.startsWith(BOM) ? BOM : "";
  refuseOtherTexts(text.slice(mark.length));
  const { command, body, separator } = findSeparator(text.slice(mark.length), context);
  const split = splitRows(body, separator);
  const rows = toTextRows(split.rows, context);
  return { ...split, ...rows, name: basename(path), encoding, separator, before: mark + command, body };
}
