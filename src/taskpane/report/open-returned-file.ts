import type { ReportReading } from "../../actions/read-report";
import type { TakenText } from "../../actions/take-texts";
import { compareReturned, type Difference } from "../../report/narratives/compare-returned";
import { findOtherPeriod } from "../../report/narratives/find-other-period";
import { readWordFile } from "./read-word-file";
import { TEXTS_COPY } from "./texts-copy";

/** The texts of a returned Word file that differ from the workbook's. */
export interface ReturnedTexts {
  file: string;
  differences: readonly Difference[];
  /** A warning where the file is the report of another period. No text is chosen at first then. */
  otherPeriod: string | null;
  /** The ids of the texts to take. */
  chosen: ReadonlySet<string>;
}

/** What opening a file gives: texts to choose from, or a sentence that says why there are none. */
export type Opened = { is: "texts"; texts: ReturnedTexts } | { is: "nothing"; why: string; isProblem: boolean };

/** Compares a Word file with the workbook. null where the workbook could not be read, which the pane's messages say. */
export async function openReturnedFile(
  file: File,
  readReport: () => Promise<ReportReading | null>,
): Promise<Opened | null> {
  const bytes = await readWordFile(file);
  if (!bytes.ok) return { is: "nothing", why: bytes.why, isProblem: true };
  const { readReturned } = await import("../../report/word/returned/read-returned");
  const opened = readReturned(bytes.value);
  if (!opened.ok) return { is: "nothing", why: TEXTS_COPY.wordProblem(file.name, opened.problem), isProblem: true };
  const reading = await readReport();
  if (!reading) return null;
  const differences = compareReturned(opened.value, reading.texts.narratives).filter(({ kind }) => kind !== "same");
  if (differences.length === 0) return { is: "nothing", why: TEXTS_COPY.nothingNew(file.name), isProblem: false };
  const { readMadeFor } = await import("../../report/word/returned/read-made-for");
  const { scorecard } = reading.review;
  const madeFor = findOtherPeriod(readMadeFor(bytes.value), scorecard);
  // A text that was emptied is not chosen at first: it is easily emptied by mistake.
  const isChosen = ({ kind }: Difference): boolean => madeFor === null && (kind === "new" || kind === "changed");
  const chosen = new Set(differences.filter(isChosen).map(({ id }) => id));
  const otherPeriod = madeFor === null ? null : TEXTS_COPY.otherPeriod(file.name, madeFor, scorecard.period ?? "");
  return { is: "texts", texts: { file: file.name, differences, otherPeriod, chosen } };
}

/** The texts with one chosen, or chosen no longer. */
export function withChoice(texts: ReturnedTexts, id: string, isChosen: boolean): ReturnedTexts {
  const chosen = new Set(texts.chosen);
  if (isChosen) chosen.add(id);
  else chosen.delete(id);
  return { ...texts, chosen };
}

/** The chosen texts that belong to a narrative of this workbook. */
export function takenTexts({ differences, chosen }: ReturnedTexts): TakenText[] {
  return differences
    .filter(({ id, narrative }) => narrative !== null && chosen.has(id))
    .map(({ id, was, now }) => ({ id, was, now }));
}
