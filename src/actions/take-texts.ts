import type { Ruleset } from "../rag/rules/ruleset";
import { describeDocument } from "../report/document/describe-document";
import { LONGEST_TEXT, type Narrative } from "../report/narratives/narrative";
import { APPLIED } from "../planning/decoration";
import { isEmpty } from "../planning/plan";
import { planTexts } from "../planning/sheets/narratives/plan";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Result } from "../planning/problem";
import { readReport } from "./read-report";
import { reviewWritten } from "./review/review-written";
import type { WrittenSheets } from "./write-report-sheets";

/** A returned text, and the one that it replaces. */
export interface TakenText {
  /** The narrative's id. */
  id: string;
  was: string;
  now: string;
}

/** Writes returned texts to the workbook. Refused if one is too long for a cell, or if a text was changed since it was shown. */
export async function takeTexts(
  port: WorkbookPort,
  defaults: Ruleset,
  today: string,
  taken: readonly TakenText[],
): Promise<Result<WrittenSheets>> {
  const read = await readReport(port, defaults, today);
  if (!read.ok) return read;
  const { review, texts, textSheets } = read.value;
  const tooLong = texts.narratives.flatMap(({ id, kind, section, kpi }) => {
    const length = taken.find((one) => one.id === id)?.now.replace(/\r\n?/g, "\n").length ?? 0;
    return length > LONGEST_TEXT ? [{ name: [kpi, section].find((name) => name.trim() !== "") ?? kind, length }] : [];
  });
  if (tooLong.length > 0) return refused({ code: "text-too-long", texts: tooLong, most: LONGEST_TEXT });
  const byId = new Map(taken.map((one) => [one.id, one]));
  const isChanged = texts.narratives.some(({ id, text }) => byId.has(id) && byId.get(id)?.was !== text);
  if (isChanged || taken.some(({ id }) => !texts.narratives.some((narrative) => narrative.id === id)))
    return refused({ code: "workbook-changed" });
  const narratives = texts.narratives.map((narrative): Narrative => {
    const now = byId.get(narrative.id)?.now;
    if (now === undefined) return narrative;
    return { ...narrative, text: now, state: now.trim() === "" ? "awaited" : "draft" };
  });
  const sheets = planTexts(
    { ...texts, narratives, document: describeDocument(review, narratives, { today }) },
    review,
    textSheets,
  );
  const [trouble] = sheets.troubles;
  if (trouble) return refused(trouble);
  if (isEmpty(sheets.plan)) return done({ ...review, ...APPLIED, run: null, unlogged: null, sheets });
  const applied = await port.apply(sheets.plan);
  if (!applied.ok) return applied;
  const after = await reviewWritten(port, defaults);
  if (!after.ok) return after;
  const run = { plan: sheets.plan, entries: [], ruleset: review.ruleset };
  return done({ ...after.value, ...applied.value, run, unlogged: null, sheets });
}
