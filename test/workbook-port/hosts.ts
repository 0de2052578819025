import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { Plan } from "../../src/planning/plan";
import type { WorkbookPort } from "../../src/planning/port";
import { openExcel } from "../support/open-excel";
import { xlsxOf } from "../support/save-xlsx";
import { heldByFile, heldByModel, openFile, type Held } from "../xlsx/held";
import { opened, partsOf, zipOf } from "../xlsx/parts";

/** An open workbook, in Excel or in a file. */
export interface OpenWorkbook {
  /** Reads and writes it. Another port once someone else has changed it. */
  port(): WorkbookPort;
  /** Everything that it holds. */
  held(): Held;
  /** The plan with the ids of sheets and tables in this host, if it was made with the model's. */
  here(plan: Plan): Plan;
  /** Someone else changes the workbook. */
  meanwhile(change: (model: WorkbookModel) => void): void;
  /** From now on no sheet may be added or removed. */
  lockStructure(): void;
}

export interface Host {
  name: string;
  /** `excelApi` is the version that Excel supports. A file has none. */
  open(model: WorkbookModel, excelApi?: string): OpenWorkbook;
}

/** Excel, as the workbench hosts it. */
const inExcel: Host = {
  name: "Excel",
  open: (model, excelApi = "1.9") => {
    const { host } = openExcel(model, { requirementSets: { ExcelApi: excelApi } });
    return {
      port: createExcelWorkbook,
      held: () => heldByModel(model),
      here: (plan) => plan,
      meanwhile: (change) => model.actAs("host", () => change(model)),
      lockStructure: () => {
        host.faults = (moment) => {
          if (moment.kind === "action" && /^(?:worksheets\.)?Add$|WorksheetCollection\.(?:add|Add)/.test(moment.member))
            throw new ExcelError("AccessDenied");
        };
      },
    };
  },
};

/** An .xlsx file. Writes go to a model too, so that someone else can continue with it. */
const inFile: Host = {
  name: "a file",
  open: (model) => {
    openExcel(model);
    let file = opened(xlsxOf(model.toData()));
    const ids = (): [inModel: string, inFile: string][] => {
      const { file: known } = openFile(file.save());
      const sheets = known
        .sheets()
        .flatMap(({ id, name }): [string, string][] => [
          [model.sheets.find((sheet) => sheet.name === name)?.id ?? name, id],
        ]);
      const tables = known
        .tables()
        .flatMap(({ id, name }): [string, string][] => [
          [model.tables().find(({ table }) => table.name === name)?.table.id ?? name, id],
        ]);
      return [...sheets, ...tables];
    };
    const renamed = (plan: Plan, names: readonly (readonly [from: string, to: string])[]): Plan => {
      const text = names.reduce((sofar, [from, to]) => sofar.replaceAll(`"${from}"`, `"${to}"`), JSON.stringify(plan));
      return JSON.parse(text) as Plan;
    };
    const inModel = (plan: Plan): Plan =>
      renamed(
        plan,
        ids().map(([here, there]) => [there, here]),
      );
    const port = (): WorkbookPort => ({
      ...file.port,
      apply: async (plan) => {
        const beside = inModel(plan);
        const applied = await file.port.apply(plan);
        if (applied.ok) await createExcelWorkbook().apply(beside);
        return applied;
      },
    });
    return {
      port,
      held: () => heldByFile(openFile(file.save())),
      here: (plan) => renamed(plan, ids()),
      meanwhile: (change) => {
        model.actAs("host", () => change(model));
        file = opened(xlsxOf(model.toData()));
      },
      lockStructure: () => {
        const parts = partsOf(file.save());
        file = opened(
          zipOf({
            ...parts,
            "xl/workbook.xml": (parts["xl/workbook.xml"] ?? "").replace(
              "<bookViews>",
              '<workbookProtection lockStructure="1"/><bookViews>',
            ),
          }),
        );
      },
    };
  },
};

export const HOSTS: readonly Host[] = [inExcel, inFile];
