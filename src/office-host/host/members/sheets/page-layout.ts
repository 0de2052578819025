import { COLUMN_LIMIT, ROW_LIMIT } from "../../../workbook/a1-notation";
import { ExcelError } from "../../../workbook/excel-error";
import type { Area, PrintSetup } from "../../../workbook/types";
import { booleanArgument, choiceArgument, isAbsent, numberArgument, textArgument } from "../../arguments";
import { defineType, type Session, type TypeSpec } from "../../object-type";
import { NULL_OBJECT, object, orNotFound, partsBehind, type HostObject, type SheetRef } from "../../objects";
import { areaArgument, areasOf, rangeOn } from "../../ranges";
import { rangesAt } from "../ranges/range-areas";

type Properties = NonNullable<TypeSpec<SheetRef>["properties"]>;

/** Excel's normal margins, in points: 0.7, 0.75 and 0.3 inches. */
const MARGINS = {
  leftMargin: 50.4,
  rightMargin: 50.4,
  topMargin: 54,
  bottomMargin: 54,
  headerMargin: 21.6,
  footerMargin: 21.6,
} as const;

const FLAGS = [
  "blackAndWhite",
  "centerHorizontally",
  "centerVertically",
  "draftMode",
  "printGridlines",
  "printHeadings",
] as const;

const HEADERS = ["leftHeader", "centerHeader", "rightHeader"] as const;
const FOOTERS = ["leftFooter", "centerFooter", "rightFooter"] as const;
/** Excel's limit on the length of a header or footer, including the two-letter code of each part. */
const HEADER_LIMIT = 255;

/** The general values of `Excel.PaperType`. */
const PAPERS =
  "Letter LetterSmall Tabloid Ledger Legal Statement Executive A3 A4 A4Small A5 B4 B5 Folio Quatro Paper10x14 Paper11x17 Note".split(
    " ",
  );

function printOf(ref: SheetRef, session: Session): PrintSetup {
  return session.model.sheet(ref.id).print ?? {};
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function margins(): Properties {
  const of = ([name, usual]: [string, number]): [string, Properties[string]] => [
    pascal(name),
    {
      since: "1.9",
      get: (w, s) => printOf(w, s)[name as keyof typeof MARGINS] ?? usual,
      set: (w, value, s) => {
        const points = numberArgument(value, name);
        if (points < 0) throw new ExcelError("InvalidArgument", `${name} has to be 0 or more.`);
        s.model.changePrint(w.id, { [name]: points });
      },
    },
  ];
  return Object.fromEntries(Object.entries(MARGINS).map(of));
}

function flags(): Properties {
  const of = (name: (typeof FLAGS)[number]): [string, Properties[string]] => [
    pascal(name),
    {
      since: "1.9",
      get: (w, s) => printOf(w, s)[name] === true,
      set: (w, value, s) => s.model.changePrint(w.id, { [name]: booleanArgument(value, name) }),
    },
  ];
  return Object.fromEntries(FLAGS.map(of));
}

/** Reads a number of pages. Undefined, null and 0 mean as many as needed. */
function pagesOf(value: unknown, what: string): number | undefined {
  if (isAbsent(value) || value === 0) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 32_767) return value;
  throw new ExcelError("InvalidArgument", `${what} has to be a whole number of pages.`);
}

const ZOOM_KEYS = ["scale", "horizontalFitToPages", "verticalFitToPages"];

/** Reads a zoom: a percentage, or numbers of pages, but not both. */
function zoomOf(value: unknown): NonNullable<PrintSetup["zoom"]> {
  const given = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const unknown = Object.keys(given).find((key) => !ZOOM_KEYS.includes(key));
  if (unknown !== undefined) throw new ExcelError("InvalidArgument", `A zoom has no ${unknown}.`);
  const wide = pagesOf(given["horizontalFitToPages"], "horizontalFitToPages");
  const high = pagesOf(given["verticalFitToPages"], "verticalFitToPages");
  const isFitted = wide !== undefined || high !== undefined;
  if (isAbsent(given["scale"])) {
    if (!isFitted) throw new ExcelError("InvalidArgument", "A zoom needs a scale or a number of pages.");
    return { ...(wide === undefined ? {} : { wide }), ...(high === undefined ? {} : { high }) };
  }
  const scale = numberArgument(given["scale"], "scale");
  if (isFitted) throw new ExcelError("InvalidArgument", "A zoom takes a scale or a number of pages, not both.");
  if (!Number.isInteger(scale) || scale < 10 || scale > 400) {
    throw new ExcelError("InvalidArgument", "scale has to be a whole number from 10 to 400.");
  }
  return { scale };
}

function zoomAnswer(zoom: PrintSetup["zoom"] = { scale: 100 }): Record<string, number | null> {
  if ("scale" in zoom) return { scale: zoom.scale, horizontalFitToPages: null, verticalFitToPages: null };
  return { scale: null, horizontalFitToPages: zoom.wide ?? null, verticalFitToPages: zoom.high ?? null };
}

/** Reads print titles, which Microsoft documents as entire rows or columns. */
function titleLines(ref: SheetRef, value: unknown, session: Session, axis: "row" | "column"): Area {
  const area = areaArgument(value, ref.id, session);
  const isWhole = axis === "row" ? area.columnCount === COLUMN_LIMIT : area.rowCount === ROW_LIMIT;
  if (!isWhole) throw new ExcelError("InvalidArgument", `Print titles have to be entire ${axis}s.`);
  return area;
}

function printArea(ref: SheetRef, value: unknown, session: Session): Area[] {
  const ranges = partsBehind(value);
  if (ranges && ranges.sheetId !== ref.id) throw new ExcelError("InvalidArgument", "The ranges are on another sheet.");
  const behind = ranges ?? partsBehind(rangesAt(ref, [textArgument(value, "A range")], session));
  if (!behind) throw new ExcelError("InvalidArgument");
  return areasOf({ sheetId: ref.id, parts: [...behind.parts] }, session).map((area) => ({ ...area }));
}

function printAreaOf(ref: SheetRef, session: Session): HostObject | typeof NULL_OBJECT {
  const { areas } = printOf(ref, session);
  if (!areas) return NULL_OBJECT;
  return object("RangeAreas", { sheetId: ref.id, parts: areas.map((area) => ({ sheetId: ref.id, area })) });
}

function titlesOf(
  ref: SheetRef,
  session: Session,
  name: "titleRows" | "titleColumns",
): HostObject | typeof NULL_OBJECT {
  const area = printOf(ref, session)[name];
  return area ? rangeOn(ref.id, area) : NULL_OBJECT;
}

/** `Excel.PageLayout`. */
export const pageLayoutType = defineType("PageLayout", {
  properties: {
    ...margins(),
    ...flags(),
    Orientation: {
      since: "1.9",
      get: (w, s) => printOf(w, s).orientation ?? "Portrait",
      set: (w, value, s) => {
        s.model.changePrint(w.id, {
          orientation: choiceArgument(value, ["Portrait", "Landscape"] as const, "orientation"),
        });
      },
    },
    PaperSize: {
      since: "1.9",
      get: (w, s) => printOf(w, s).paperSize ?? "A4",
      set: (w, value, s) => s.model.changePrint(w.id, { paperSize: choiceArgument(value, PAPERS, "paperSize") }),
    },
    Zoom: {
      since: "1.9",
      get: (w, s) => zoomAnswer(printOf(w, s).zoom),
      set: (w, value, s) => s.model.changePrint(w.id, { zoom: zoomOf(value) }),
    },
  },
  navigations: {
    HeadersFooters: { since: "1.9", get: (w) => object("HeaderFooterGroup", w) },
  },
  methods: {
    GetPrintArea: { since: "1.9", call: (w, _args, s) => orNotFound(printAreaOf(w, s)) },
    GetPrintAreaOrNullObject: { since: "1.9", call: (w, _args, s) => printAreaOf(w, s) },
    GetPrintTitleColumns: { since: "1.9", call: (w, _args, s) => orNotFound(titlesOf(w, s, "titleColumns")) },
    GetPrintTitleColumnsOrNullObject: { since: "1.9", call: (w, _args, s) => titlesOf(w, s, "titleColumns") },
    GetPrintTitleRows: { since: "1.9", call: (w, _args, s) => orNotFound(titlesOf(w, s, "titleRows")) },
    GetPrintTitleRowsOrNullObject: { since: "1.9", call: (w, _args, s) => titlesOf(w, s, "titleRows") },
    SetPrintArea: {
      since: "1.9",
      call: (w, args, s) => s.model.changePrint(w.id, { areas: printArea(w, args[0], s) }),
    },
    SetPrintTitleColumns: {
      since: "1.9",
      call: (w, args, s) => s.model.changePrint(w.id, { titleColumns: titleLines(w, args[0], s, "column") }),
    },
    SetPrintTitleRows: {
      since: "1.9",
      call: (w, args, s) => s.model.changePrint(w.id, { titleRows: titleLines(w, args[0], s, "row") }),
    },
  },
});

/** `Excel.HeaderFooterGroup`, with one header and footer for all pages. */
export const headersFootersType = defineType("HeaderFooterGroup", {
  navigations: {
    DefaultForAllPages: { since: "1.9", get: (w) => object("HeaderFooter", w) },
  },
});

function texts(): Properties {
  const of = (name: (typeof HEADERS | typeof FOOTERS)[number]): [string, Properties[string]] => [
    pascal(name),
    {
      since: "1.9",
      get: (w, s) => printOf(w, s)[name] ?? "",
      set: (w, value, s) => {
        const text = textArgument(value, name);
        const names: readonly (typeof name)[] = name.endsWith("Header") ? HEADERS : FOOTERS;
        const next = { ...printOf(w, s), [name]: text };
        const length = names.reduce((sum, part) => sum + (next[part] ? next[part].length + 2 : 0), 0);
        if (length > HEADER_LIMIT) {
          throw new ExcelError(
            "InvalidArgument",
            `A header or footer takes ${HEADER_LIMIT} characters, not ${length}.`,
          );
        }
        s.model.changePrint(w.id, { [name]: text === "" ? undefined : text });
      },
    },
  ];
  return Object.fromEntries([...HEADERS, ...FOOTERS].map(of));
}

/** `Excel.HeaderFooter`. */
export const headerFooterType = defineType("HeaderFooter", { properties: texts() });
