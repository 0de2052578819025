import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { CellData, CellStyle, SheetData, WorkbookData } from "../../src/office-host/workbook/types";
import { readXlsx } from "./read-xlsx";

const assets = path.resolve(__dirname, "../../assets");
const workbook: WorkbookData = JSON.parse(readFileSync(path.join(assets, "sample-workbook.json"), "utf8"));
const file = readFileSync(path.join(assets, "sample-workbook.xlsx"));

function sheetNamed(name: string): SheetData {
  const sheet = workbook.sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`There is no sheet "${name}".`);
  return sheet;
}

const sheet = sheetNamed("KPIs");
const headings = (sheet.rows[0] ?? []).map((cell) => String(cell?.value));
/** The data rows, each cell under its heading. */
const rows = sheet.rows
  .slice(1)
  .map((cells) => new Map(headings.map((heading, i) => [heading, cells?.[i] ?? undefined])));

function valueOf(row: (typeof rows)[number] | undefined, heading: string): CellData["value"] | undefined {
  return row?.get(heading)?.value;
}

function columnOf(heading: string): (CellData["value"] | undefined)[] {
  return rows.map((row) => valueOf(row, heading));
}

/** The published rows, by the names in the file's first line. */
const published = readFileSync(path.join(assets, "sample/published-2024-25-q2.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [
      section = "",
      kpi = "",
      combined = "",
      target = "",
      goodIs = "",
      asOf = "",
      metric = "",
      value = "",
      ,
      rag = "",
    ] = line.split("\t");
    return { section, kpi, combined, target, goodIs, asOf, metric, value, rag };
  });

describe("the files", () => {
  test("are what the script makes", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "sample-"));
    try {
      // Another time zone: the file must not depend on the machine's clock.
      const tsx = path.resolve(__dirname, "../../node_modules/tsx/dist/cli.mjs");
      const script = path.resolve(__dirname, "../../scripts/make-sample.mjs");
      execFileSync(process.execPath, [tsx, script, "--out", folder], {
        env: { ...process.env, TZ: "Pacific/Auckland" },
      });
      const partsOf = (zip: Uint8Array): [string, string][] =>
        Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]);
      expect(readFileSync(path.join(folder, "sample-workbook.json"), "utf8")).toBe(
        readFileSync(path.join(assets, "sample-workbook.json"), "utf8"),
      );
      expect(partsOf(readFileSync(path.join(folder, "sample-workbook.xlsx")))).toEqual(partsOf(file));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("have the same cells, sizes, tables and lists", () => {
    const { sheets, title } = readXlsx(file);
    expect(title).toBe("KPI Reporter sample workbook: 2024/25 Quarter 2");
    expect(sheets).toEqual(
      workbook.sheets.map((each) => ({
        name: each.name,
        cells: each.rows.map((cells) =>
          (cells ?? []).map((cell) => ({
            value: cell?.value,
            format: cell?.format ?? "General",
            fill: cell?.style?.fill,
            color: cell?.style?.color,
            bold: cell?.style?.bold ?? false,
            wrap: cell?.style?.wrap ?? false,
            horizontal: cell?.style?.horizontal,
            vertical: cell?.style?.vertical,
          })),
        ),
        columnWidths: each.columnWidths,
        rowHeights: each.rowHeights,
        frozenRows: each.frozenRows,
        tables: each.tables.map(({ name, style }) => ({ name, style, headings })),
        lists: each.validations.map(({ source }) => source),
      })),
    );
  });
});

describe("the KPI table", () => {
  test("is one Excel table from A1, with its header row frozen", () => {
    expect(sheet.tables).toHaveLength(1);
    expect(sheet.tables[0]).toMatchObject({ name: "KPIs", area: { row: 0, column: 0, rowCount: 50, columnCount: 17 } });
    expect(sheet.frozenRows).toBe(1);
    expect(workbook.activeSheetId).toBe(sheet.id);
  });

  test("has its columns in order", () => {
    expect(headings).toEqual([
      ...["Section", "KPI", "Combine", "Target", "Good Is", "As of Date", "Metric Name", "Latest Value", "RAG Status"],
      ...["Trends", "Previous Value", "Benchmark", "Expected to Date", "Tolerance", "Override", "Override Reason"],
      "Attached Table",
    ]);
  });

  test("has 49 indicators of 39 KPIs in five sections", () => {
    expect(rows).toHaveLength(49);
    expect(new Set(columnOf("Metric Name")).size).toBe(49);
    expect(new Set(columnOf("KPI")).size).toBe(39);
    expect(new Set(columnOf("Section")).size).toBe(5);
  });

  test("has no formula, and no text that Excel would take for one", () => {
    const cells = workbook.sheets.flatMap((each) => each.rows.flatMap((row) => row ?? []));
    expect(cells.filter((cell) => cell?.formula !== undefined)).toEqual([]);
    expect(cells.filter((cell) => /^[=+\-@]/.test(String(cell?.value)))).toEqual([]);
  });

  test.each(published.map((row, i) => [i + 2, row] as const))("row %i is as published", (line, row) => {
    const made = rows[line - 2];
    expect({
      section: valueOf(made, "Section"),
      kpi: valueOf(made, "KPI"),
      combined: valueOf(made, "Combine") === "Yes" ? "yes" : "no",
      goodIs: valueOf(made, "Good Is"),
      asOf: valueOf(made, "As of Date"),
      metric: valueOf(made, "Metric Name"),
    }).toEqual({
      section: row.section,
      kpi: row.kpi,
      combined: row.combined,
      goodIs: row.goodIs,
      asOf: row.asOf,
      metric: row.metric,
    });
    expect(shown(made?.get("Target"))).toBe(row.target);
    expect(shown(made?.get("Latest Value"))).toBe(row.value);
  });

  test("every latest value is a number, and so is a target that is a bare number", () => {
    expect(columnOf("Latest Value").filter((value) => typeof value !== "number")).toEqual([]);
    expect(columnOf("Target").filter((value) => typeof value === "number")).toEqual([
      ...[7.5, 72.6, 76.8, 95, 85, 90, 80, 1171, 71],
    ]);
  });

  test("RAG Status, Trends, Previous Value and Benchmark are left empty", () => {
    for (const heading of ["RAG Status", "Trends", "Previous Value", "Benchmark"]) {
      expect(new Set(columnOf(heading))).toEqual(new Set([""]));
    }
  });

  test("rows are combined where the report combines them", () => {
    const combined = rows.filter((row) => valueOf(row, "Combine") === "Yes").map((row) => valueOf(row, "KPI"));
    expect(combined).toEqual([
      ...Array(2).fill("Percentage of parents receiving their preferred school place"),
      ...Array(3).fill("Condition of the road network (A,B,C roads)"),
      ...Array(4).fill("Pupil Absence"),
    ]);
    expect(new Set(columnOf("Combine"))).toEqual(new Set(["Yes", ""]));
  });
});

describe("what was added", () => {
  const added = (heading: string): (string | number | boolean | undefined)[][] =>
    rows.flatMap((row, i) => (valueOf(row, heading) === "" ? [] : [[i + 1, valueOf(row, heading)]]));

  test("four tolerances", () => {
    expect(added("Tolerance")).toEqual([
      [18, "0.2 points"],
      [19, "0.2 points"],
      [20, "0.2 points"],
      [47, "2 points"],
    ]);
  });

  test("one figure expected to date", () => {
    expect(added("Expected to Date")).toEqual([[16, 105]]);
  });

  test("twelve overrides, each with the status that was published", () => {
    const overrides = added("Override");
    expect(overrides.map(([row]) => row)).toEqual([6, 15, 16, 17, 24, 25, 26, 27, 41, 42, 46, 49]);
    expect(overrides.map(([, status]) => String(status).toLowerCase())).toEqual(
      overrides.map(([row]) => published[Number(row) - 1]?.rag),
    );
  });

  test("each override has a reason that says what was published, and no other row has one", () => {
    expect(added("Override Reason").map(([row]) => row)).toEqual(added("Override").map(([row]) => row));
    for (const [row, reason] of added("Override Reason")) {
      expect(reason).toMatch(new RegExp(`^Published as ${valueOf(rows[Number(row) - 1], "Override")}[.,] ?.+\\.$`));
    }
  });

  test("the row without a target and without a published status has neither", () => {
    expect([valueOf(rows[10], "Target"), valueOf(rows[10], "Override"), published[10]?.rag]).toEqual(["TBC", "", ""]);
  });
});

describe("how it looks and takes entries", () => {
  test("the header row can be read: bold, wrapped, with a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3)", () => {
    for (const cell of sheet.rows[0] ?? []) {
      expect(cell?.style).toMatchObject({ bold: true, wrap: true });
      expect(contrastOf(cell?.style)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("long texts wrap", () => {
    const cells = sheet.rows.slice(1).flatMap((row) => row ?? []);
    expect(cells.filter((cell) => !cell?.style?.wrap)).toEqual([]);
    expect(Object.keys(sheet.rowHeights)).toHaveLength(50);
  });

  test.each([
    ["Good Is", "High,Low,On Target"],
    ["Override", "Green,Amber,Red"],
  ])("%s has a drop-down list over its whole column, which allows every value in it", (heading, source) => {
    const column = headings.indexOf(heading);
    const list = sheet.validations.find((each) => each.area.column === column);
    expect(list).toMatchObject({ source, area: { row: 1, rowCount: 49, columnCount: 1 } });
    expect(columnOf(heading).filter((value) => value !== "" && !source.split(",").includes(String(value)))).toEqual([]);
  });
});

describe("the attached table", () => {
  const [name] = workbook.names ?? [];
  const own = workbook.sheets.find(({ id }) => id === name?.sheetId);
  const cells = (own?.rows ?? []).slice(name?.area.row ?? 0).map((row) => (row ?? []).map((cell) => cell?.value));

  test("is named by the row of staff turnover, in both files", () => {
    expect(
      rows.flatMap((row) =>
        valueOf(row, "Attached Table") === "" ? [] : [[valueOf(row, "Metric Name"), valueOf(row, "Attached Table")]],
      ),
    ).toEqual([["% Staff turnover", name?.name]]);
    expect(strFromU8(unzipSync(file)["xl/workbook.xml"] ?? new Uint8Array())).toContain(
      `<definedName name="Leavers_by_directorate">Leavers!$A$3:$D$8</definedName>`,
    );
    expect([name?.area, own?.name]).toEqual([{ row: 2, column: 0, rowCount: 6, columnCount: 4 }, "Leavers"]);
  });

  test("adds up, to the turnover that was published", () => {
    const [headings = [], ...lines] = cells;
    const total = lines.pop() ?? [];
    expect(headings).toEqual(["Directorate", "Leavers", "Headcount", "Turnover"]);
    for (const column of [1, 2]) expect(total[column]).toBe(lines.reduce((sum, line) => sum + Number(line[column]), 0));
    for (const line of [...lines, total]) expect(line[3]).toBe(Number(line[1]) / Number(line[2]));
    expect((100 * Number(total[3])).toFixed(2)).toBe("14.26");
  });
});

describe("the last sheet", () => {
  test("describes the workbook in nine lines", () => {
    const about = sheetNamed("About this workbook");
    expect(about.rows).toHaveLength(9);
    expect(about.rows[0]?.[0]?.value).toBe("About this workbook");
    const [, facts] = about.rows[1] ?? [];
    expect(facts?.value).toMatch(/49 indicators .* 39 KPIs in five sections/);
  });
});

/** The cell as a person sees it, under the number formats that the sample uses. */
function shown(cell: CellData | undefined): string {
  if (typeof cell?.value !== "number") return String(cell?.value);
  const [, grouped, decimals] = /^(#,##)?0(?:\.(0+))?$/.exec(cell.format ?? "") ?? [];
  const digits = decimals?.length ?? 0;
  return cell.value.toLocaleString("en-GB", {
    useGrouping: grouped !== undefined,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** The contrast of a cell's text with its fill (WCAG 2.2, "contrast ratio"). */
function contrastOf(style: CellStyle | undefined): number {
  const luminance = (colour = ""): number => {
    const channel = (at: number): number => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  };
  const [dark = 0, light = 0] = [luminance(style?.color), luminance(style?.fill)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
