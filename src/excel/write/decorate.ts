import { editsOf, findUndoing, type Edit } from "../../planning/edits/kinds";
import type { Decoration, Undecorated } from "../../planning/decoration";
import type { Plan } from "../../planning/plan";
import type { DecorationPiece } from "../edits/edit-port";
import { portOf } from "../edits/ports";
import type { Limits } from "../request-limits";
import { excelCodeOf } from "../run-excel";
import { isPassing, withRetries } from "./retries";

/** Decoration is not worth keeping an officer waiting for long. */
const MOST_TRIES = 3;

/** Errors after which asking for a single piece is no use. */
const FINAL: ReadonlySet<string> = new Set([
  "InvalidOperationInCellEditMode",
  "ActivityLimitReached",
  "ServiceNotAvailable",
  "InvalidOrTimedOutSession",
  "ReadOnly",
]);

/** The pieces of decoration of edits, in order. */
export function piecesOf(edits: readonly Edit[]): DecorationPiece[] {
  return edits.flatMap((edit) => portOf(edit).decoration?.(edit) ?? []);
}

/**
 * Decorates sheets in one round trip, or in none where there is nothing to do. If that fails, each piece is tried alone, so that one
 * which Excel refuses costs only itself. Gives what is missing, and never fails.
 */
export async function decorate(
  context: Excel.RequestContext,
  pieces: readonly DecorationPiece[],
  limits: Limits,
): Promise<Undecorated[]> {
  if (pieces.length === 0) return [];
  const { tries, pauseMs } = limits;
  const whole = await attempt(() =>
    withRetries({ tries: Math.min(tries, MOST_TRIES), pauseMs }, isPassing, () => make(context, pieces)),
  );
  if (whole === "made") return [];
  let isOver = whole === "over";
  const left: DecorationPiece[] = [];
  for (const piece of pieces) {
    const outcome = isOver ? "over" : await attempt(() => make(context, [piece]));
    if (outcome !== "made") left.push(piece);
    isOver = outcome === "over";
  }
  return left.length === 0 ? [] : await describeLeft(context, left);
}

/**
 * Decorates the sheets that a rollback added again, as far as Excel does it: that everything else is as it was is already certain.
 */
export async function decorateRestored(
  context: Excel.RequestContext,
  edits: readonly Edit[],
  limits: Limits,
): Promise<void> {
  await decorate(context, piecesOf(editsOf(edits, "add-sheet")), limits);
}

/** The edits that add again the sheets which a plan removes. */
export function sheetsRemoved({ edits, inverse }: Pick<Plan, "edits" | "inverse">): Edit[] {
  return editsOf(edits, "remove-sheet").flatMap((edit) => findUndoing(edit, inverse) ?? []);
}

async function make(context: Excel.RequestContext, pieces: readonly DecorationPiece[]): Promise<void> {
  context.application.suspendScreenUpdatingUntilNextSync();
  for (const { sheet, queue } of pieces) queue(context.workbook.worksheets.getItem(sheet));
  await context.sync();
}

/** Tries to decorate. "over" is a failure after which nothing else is tried. */
async function attempt(job: () => Promise<void>): Promise<"made" | "failed" | "over"> {
  try {
    await job();
    return "made";
  } catch (error) {
    return FINAL.has(excelCodeOf(error) ?? "") ? "over" : "failed";
  }
}

/** What is missing, by the present names of the sheets. */
async function describeLeft(context: Excel.RequestContext, left: readonly DecorationPiece[]): Promise<Undecorated[]> {
  const nameOf = await readNames(context, left);
  const bySheet = new Map<string, { sheet: string | null; missing: Set<Decoration> }>();
  for (const { sheet, does } of left) {
    const known = bySheet.get(sheet) ?? { sheet: nameOf(sheet), missing: new Set() };
    bySheet.set(sheet, { ...known, missing: known.missing.add(does) });
  }
  return [...bySheet.values()].map(({ sheet, missing }) => ({ sheet, missing: [...missing] }));
}

/** Looks up the names of sheets that are known by their ids. A sheet that the plan added is known by its name. */
async function readNames(
  context: Excel.RequestContext,
  left: readonly DecorationPiece[],
): Promise<(sheet: string) => string | null> {
  const added = new Set(left.flatMap(({ sheet, isAdded }) => (isAdded ? [sheet] : [])));
  const byId = new Map<string, string>();
  if (left.some(({ isAdded }) => !isAdded)) {
    try {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name");
      await context.sync();
      for (const { id, name } of worksheets.items) byId.set(id, name);
    } catch {
      // The sentence then names no sheet.
    }
  }
  return (sheet) => (added.has(sheet) ? sheet : (byId.get(sheet) ?? null));
}
