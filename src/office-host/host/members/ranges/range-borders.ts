import { BORDER_EDGES, lineAt, sidesAlong, type BorderEdge } from "../../../workbook/edits/border-lines";
import { ExcelError } from "../../../workbook/excel-error";
import type { BorderLine } from "../../../workbook/types";
import { choiceArgument, colourArgument } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { object, type BorderRef } from "../../objects";
import { areasOf } from "../../ranges";

const EDGES = [...BORDER_EDGES, "DiagonalDown", "DiagonalUp"] as const;
const STYLES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"] as const;
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;

/** Excel's default line. It also reports this colour and weight where there is no line. */
const DEFAULT_LINE: BorderLine = { color: "#000000", weight: "Thin" };

function isDiagonal(edge: BorderRef["edge"]): edge is Exclude<BorderRef["edge"], BorderEdge> {
  return edge === "DiagonalDown" || edge === "DiagonalUp";
}

/** What all lines of an edge have in common, or `mixed` when they differ. */
function common<T, M>({ cells, edge }: BorderRef, session: Session, read: (line?: BorderLine) => T, mixed: M): T | M {
  if (isDiagonal(edge)) return read(undefined);
  const sheet = session.model.sheet(cells.sheetId);
  const found = new Set<T>();
  for (const area of areasOf(cells, session)) {
    for (const [row, column, side] of sidesAlong(area, edge)) found.add(read(lineAt(sheet, row, column, side)));
  }
  const [first = read(undefined)] = found;
  return found.size > 1 ? mixed : first;
}

/** Draws lines. Throws InvalidArgument for inside lines of a single row or column, which has none. */
function draw(border: BorderRef, session: Session, change: (line: BorderLine | undefined) => BorderLine): void {
  const { cells, edge } = border;
  if (isDiagonal(edge)) throw new ExcelError("NotImplemented", "This host draws no diagonal borders.");
  const areas = areasOf(cells, session);
  if (areas.every((area) => sidesAlong(area, edge).next().done)) {
    throw new ExcelError("InvalidArgument", `A single row or column has no lines ${edge}.`);
  }
  session.model.changeLines(cells.sheetId, areas, edge, change);
}

function erase({ cells, edge }: BorderRef, session: Session): void {
  const areas = areasOf(cells, session);
  if (!isDiagonal(edge)) session.model.changeLines(cells.sheetId, areas, edge, () => undefined);
}

/** `Excel.RangeBorder`. */
export const rangeBorderType = defineType("RangeBorder", {
  properties: {
    // As in VBA, setting a colour or weight where there is no line draws a continuous one.
    Color: {
      since: "1.1",
      get: (b, s) => common(b, s, (line) => (line ?? DEFAULT_LINE).color, ""),
      set: (b, value, s) => {
        const color = colourArgument(value);
        draw(b, s, (line) => ({ ...DEFAULT_LINE, ...line, color }));
      },
    },
    SideIndex: { since: "1.1", get: (b) => b.edge },
    Style: {
      since: "1.1",
      get: (b, s) => common(b, s, (line) => (line ? "Continuous" : "None"), null),
      set: (b, value, s) => {
        const style = choiceArgument(value, STYLES, "style");
        if (style === "None") return erase(b, s);
        if (style !== "Continuous") {
          throw new ExcelError("NotImplemented", `This host draws only continuous borders, not ${style}.`);
        }
        draw(b, s, (line) => line ?? DEFAULT_LINE);
      },
    },
    Weight: {
      since: "1.1",
      get: (b, s) => common(b, s, (line) => (line ?? DEFAULT_LINE).weight, null),
      set: (b, value, s) => {
        const weight = choiceArgument(value, WEIGHTS, "weight");
        draw(b, s, (line) => ({ ...DEFAULT_LINE, ...line, weight }));
      },
    },
  },
});

/** `Excel.RangeBorderCollection`. */
export const rangeBordersType = defineType("RangeBorderCollection", {
  properties: {
    Count: { since: "1.1", get: () => EDGES.length },
  },
  collection: {
    since: "1.1",
    of: "RangeBorder",
    list: (cells) => EDGES.map((edge) => object("RangeBorder", { cells, edge })),
    item: (cells, key) => object("RangeBorder", { cells, edge: choiceArgument(key, EDGES, "A border") }),
  },
});
