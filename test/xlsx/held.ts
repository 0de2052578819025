import { cellAddress } from "../../src/kpi/address";
import { areaAddress, readArea, type Area } from "../../src/xlsx/areas";
import { PLAIN_CODEC } from "../../src/xlsx/codec";
import { openPackage } from "../../src/xlsx/package";
import { openWorkbookPart, type WorkbookFile } from "../../src/xlsx/workbook-file";
import { parseXml } from "../../src/xlsx/xml";
import type { WorkbookModel } from "../../src/workbench/model/workbook-model";

/** All that two workbooks are compared by. */
export interface Held {
  sheets: {
    name: string;
    /** By address: what it holds, its number format, and its formula. */
    cells: Record<string, [value: unknown, format: string, formula: string | null]>;
    /** "3Symbols2 over I2:I9" */
    icons: string[];
    /** By address: the icon set above the others, in rows that are near. */
    shown: Record<string, string>;
    tables: { name: string; area: string; headings: string[] }[];
    /** "Green,Amber over J2:J9" */
    choices: string[];
  }[];
}

const NEAR_ROWS = 50;

function icons(sets: readonly { style: string; area: Area }[]): Pick<Held["sheets"][number], "icons" | "shown"> {
  const shown: Record<string, string> = {};
  for (const { style, area } of sets) {
    for (let r = area.row; r < Math.min(NEAR_ROWS, area.row + area.rowCount); r += 1) {
      for (let c = area.column; c < area.column + area.columnCount; c += 1) shown[cellAddress(r, c)] ??= style;
    }
  }
  return { icons: sets.map(({ style, area }) => `${style} over ${areaAddress(area)}`).sort(), shown };
}

export function openFile(bytes: Uint8Array): WorkbookFile {
  return openWorkbookPart(openPackage(bytes, PLAIN_CODEC), "xl/workbook.xml");
}

/** What the model holds, in the words of a file. */
export function heldByModel(model: WorkbookModel): Held {
  return {
    sheets: model.toData().sheets.map((sheet) => {
      const cells: Held["sheets"][number]["cells"] = {};
      sheet.rows.forEach((row, r) =>
        (row ?? []).forEach((cell, c) => {
          if (!cell || (cell.value === "" && cell.formula === undefined)) return;
          cells[cellAddress(r, c)] = [cell.value, cell.format ?? "General", cell.formula ?? null];
        }),
      );
      return {
        name: sheet.name,
        cells,
        ...icons(sheet.conditionalFormats.map(({ style, area }) => ({ style: style.replace(/^Three/, "3"), area }))),
        tables: sheet.tables.map((table) => ({ name: table.name, area: areaAddress(table.area), headings: model.columnNames(table) })),
        choices: sheet.validations.map(({ source, area }) => `${source} over ${areaAddress(area)}`).sort(),
      };
    }),
  };
}

export function heldByFile(file: WorkbookFile): Held {
  return {
    sheets: file.sheets().map((entry) => {
      const sheet = file.sheet(entry);
      const cells: Held["sheets"][number]["cells"] = {};
      const used = sheet.used();
      for (let r = used?.row ?? 0; used && r < used.row + used.rowCount; r += 1) {
        for (let c = used.column; c < used.column + used.columnCount; c += 1) {
          const { kind, value, formula } = sheet.contentAt(r, c);
          if (kind === "empty" && formula === undefined) continue;
          cells[cellAddress(r, c)] = [value, file.styles.formatOf(sheet.styleAt(r, c)), formula ?? null];
        }
      }
      const parsed = (name: string): ReturnType<typeof parseXml>[] =>
        sheet.pieces.filter((piece) => piece.name === name).map((piece) => parseXml(piece.text, name, sheet.part.prefix));
      const rules = parsed("conditionalFormatting").flatMap((format) =>
        format.children.map((rule) => ({
          priority: Number(rule.attributes["priority"]),
          style: rule.children[0]?.attributes["iconSet"] ?? "",
          area: readArea(format.attributes["sqref"] ?? ""),
        })),
      );
      return {
        name: entry.name,
        cells,
        ...icons(rules.sort((a, b) => a.priority - b.priority).flatMap(({ style, area }) => (area ? [{ style, area }] : []))),
        tables: file.tables().filter(({ sheetId }) => sheetId === entry.id).map(({ name, area, headings }) => ({ name, area: areaAddress(area), headings })),
        choices: parsed("dataValidations")
          .flatMap(({ children }) => children.map((one) => `${one.text.replace(/^"|"$/g, "").replace(/^(?=\w+!)/, "=")} over ${(one.attributes["sqref"] ?? "").replace(/^([A-Z]+\d+):\1$/, "$1")}`))
          .sort(),
      };
    }),
  };
}
