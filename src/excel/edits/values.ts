import type { CellValue } from "../../kpi/kpi-table";
import { isWithin, type WrittenValue } from "../../planning/block-cells";
import { editsOf, type Edit } from "../../planning/edits/kinds";
import type { ValuesEdit } from "../../planning/edits/values";
import { TEXT_FORMAT } from "../../planning/new-sheet-cells";
import { asInput, rangeOf, untracked } from "../blocks";
import { isSame, areReported } from "../cell-values";
import type { EditPort, HeldValues, Outcome, QueueContext, QueuedEdit } from "./edit-port";
import { givenFormats, type GivenFormats } from "./number-format";
import { placesFrom, writeTexts } from "./write-texts";

export const VALUES: EditPort<ValuesEdit> = {
  queue: queueValues,
  read: async ({ at }, reading) => {
    await reading.contents(at, VALUE_BYTES);
    if (reading.withFormats) await reading.formats(at);
  },
};

/** The usual bytes of a cell in an answer. */
const VALUE_BYTES = 16;

/** Queues values. Sparse values are read and written run by run. */
function queueValues(
  context: Excel.RequestContext,
  edit: ValuesEdit,
  { earlier, inverse, held }: QueueContext<ValuesEdit>,
): QueuedEdit {
  if (edit.isAppended) return queueAppended(context, edit, earlier);
  const formats = givenFormats(editsOf(earlier, "number-format"));
  // Formats are restored before values. If the plan changes one, its inverse has the former format.
  const formatsBefore = givenFormats(editsOf(inverse, "number-format"));
  const stretches = cutAtGaps(edit, formatsBefore).map((stretch) =>
    queueStretch(context, stretch, formats, formatsBefore, held),
  );
  return {
    outcome: () => worstOf(stretches.map((stretch) => stretch.outcome())),
    rollBack: async () => {
      for (const stretch of stretches) await stretch.rollBack();
    },
  };
}

const BAD_OUTCOMES: readonly Outcome[] = ["not-reported", "workbook-changed", "changed-by-excel"];

function worstOf(outcomes: readonly Outcome[]): Outcome {
  return BAD_OUTCOMES.find((bad) => outcomes.includes(bad)) ?? "as-planned";
}

/** The bytes of a run besides its cells, and of a row of cells, without and with its format. */
const STRETCH_COST = 2500;
const ROW_COST = 20;
const FORMAT_COST = 25;

/** Cuts an edit at gaps that are long enough for skipping them to be cheaper than reading them. */
function cutAtGaps({ at, values, textCells }: ValuesEdit, formatsBefore: GivenFormats): ValuesEdit[] {
  const isWritten = (r: number): boolean => values[r]?.some((value) => value !== null) ?? false;
  const isFormatKnown = formatsBefore(at.sheetId, at.row, at.column) !== undefined;
  const widest = STRETCH_COST / ((isFormatKnown ? ROW_COST : ROW_COST + FORMAT_COST) * at.columnCount);
  const cut: ValuesEdit[] = [];
  let first = 0;
  let last = -1;
  const close = (): void => {
    if (last < first) return;
    cut.push({
      kind: "values",
      at: { ...at, row: at.row + first, rowCount: last - first + 1 },
      values: values.slice(first, last + 1),
      ...(textCells ? { textCells: textCells.slice(first, last + 1) } : {}),
    });
  };
  for (let r = 0; r < values.length; r += 1) {
    if (!isWritten(r)) continue;
    if (last < first) first = r;
    else if (r - last > widest) {
      close();
      first = r;
    }
    last = r;
  }
  close();
  return cut;
}

function queueStretch(
  context: Excel.RequestContext,
  { at, values, textCells }: ValuesEdit,
  formats: GivenFormats,
  formatsBefore: GivenFormats,
  held: HeldValues,
): QueuedEdit {
  const formatBefore = (r: number, c: number): string | undefined =>
    formatsBefore(at.sheetId, at.row + r, at.column + c);
  const areFormatsKnown = values.every((row, r) =>
    row.every((value, c) => value === null || formatBefore(r, c) !== undefined),
  );
  const known = held(at);
  const before = rangeOf(context, at).load(
    ["formulas", ...(known ? [] : ["values"]), ...(areFormatsKnown ? [] : ["numberFormat"])].join(","),
  );
  const valueBefore =
    known ?? ((r: number, c: number): CellValue | undefined => (before.values as CellValue[][])[r]?.[c]);
  const isText = (r: number, c: number): boolean => {
    const given = formats(at.sheetId, at.row + r, at.column + c);
    return given === undefined ? (textCells?.[r]?.[c] ?? false) : given === TEXT_FORMAT;
  };
  rangeOf(context, at).values = values.map((row, r) => row.map((value, c) => asInput(value, isText(r, c))));
  const written = rangeOf(context, at).load("values");
  // Compared by formula: if rows have moved, a person's formula with the same result as the written value may have been overwritten.
  const isLeft = (r: number, c: number): boolean =>
    (values[r]?.[c] ?? null) === null || before.formulas[r]?.[c] === values[r]?.[c];
  const isTextBefore = (r: number, c: number): boolean =>
    (formatBefore(r, c) ?? (areFormatsKnown ? undefined : (before.numberFormat as string[][])[r]?.[c])) === TEXT_FORMAT;
  return {
    outcome: () => {
      if (!areReported(before.formulas) || (!known && !areReported(before.values)) || !areReported(written.values))
        return "not-reported";
      return isSame(values, written.values) ? "as-planned" : "changed-by-excel";
    },
    rollBack: () => {
      // A text that starts with "=" looks like a formula, but its value equals its formula.
      const restored = before.formulas.map((row, r) =>
        row.map((formula: CellValue, c): WrittenValue => {
          if (isLeft(r, c)) return null;
          return formula === valueBefore(r, c) ? asInput(formula, isTextBefore(r, c)) : formula;
        }),
      );
      rangeOf(context, at).formulas = restored as CellValue[][];
    },
  };
}

/** Queues lines in empty cells below all others. They are too many to be read back. */
function queueAppended(
  context: Excel.RequestContext,
  { at, values, copies }: ValuesEdit,
  earlier: readonly Edit[],
): QueuedEdit {
  const before = untracked(rangeOf(context, at).getUsedRangeOrNullObject(true)).load(
    "formulas,values,rowIndex,columnIndex",
  );
  const sheet = context.workbook.worksheets.getItem(at.sheetId);
  const isText = editsOf(earlier, "number-format").some(
    ({ at: formatted, format }) => format === TEXT_FORMAT && isWithin(at, formatted),
  );
  const areCopied = writeTexts(context, placesFrom(sheet, at.row, at.column), values, { copies, isText });
  return {
    outcome: () => (before.isNullObject && areCopied() ? "as-planned" : "workbook-changed"),
    rollBack: () => {
      rangeOf(context, at).values = "" as unknown as string[][];
      if (before.isNullObject || !areReported(before.formulas)) return;
      const { rowIndex: row, columnIndex: column } = before;
      const formulas = before.formulas as CellValue[][];
      const place = {
        sheetId: at.sheetId,
        row,
        column,
        rowCount: formulas.length,
        columnCount: formulas[0]?.length ?? 0,
      };
      rangeOf(context, place).formulas = formulas.map((line, r) =>
        line.map((formula, c) =>
          formula === (before.values as CellValue[][])[r]?.[c] ? (asInput(formula) ?? "") : formula,
        ),
      );
    },
  };
}
