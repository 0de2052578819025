import { recalculate } from "../../src/actions/recalculate";
import { describeKept } from "../../src/actions/describe/describe-outcome";
import { nativeFormat } from "../../src/kpi/status-looks/status-column";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { SheetData } from "../../src/office-host/workbook/types";
import { plainWorkbook } from "../support/pasted-report";
import { valueOf } from "../xlsx/both-hosts";
import { differences } from "../xlsx/held";
import { HOSTS } from "./hosts";

const HEADINGS = ["Metric Name", "Target", "Good Is", "Latest Value", "RAG Status", "Met?"];
const STATUS = { row: 1, column: 4, rowCount: 3, columnCount: 1 };
const NATIVE = nativeFormat(DEFAULT_RULESET, "green");

const list =
  (source: string) =>
  (sheet: SheetData): void =>
    void (sheet.validations = [{ id: "list", area: STATUS, source }]);
const counts = (sheet: SheetData): void =>
  void ((sheet.rows[1] ??= [])[5] = { value: 0, formula: '=COUNTIF(E2:E4,"Green")' });

/** Only the status cells can be written, and no format can be changed. */
function protect(sheet: SheetData, format: string): void {
  sheet.protected = true;
  for (const row of [1, 2, 3])
    Object.assign(((sheet.rows[row] ??= [])[4] ??= { value: "" }), { style: { locked: false }, format });
}

describe.each(HOSTS)("a protected sheet whose formats are locked, over $name", ({ open }) => {
  test.each<[string, (sheet: SheetData) => void, string, (string | number)[], unknown[]]>([
    ["numbers that are counted as words become words", counts, NATIVE, [3, 2, 2], ["Green", "Amber", "Red"]],
    ["numbers become the choices of a list", list("R,A,G,Not rated"), "General", [3, 2, ""], ["G", "A", "R"]],
    ["a list of numbers gets numbers", list("1,2,3,Not rated"), "General", ["", 2, ""], [3, 2, 1]],
  ])("%s", async (_, change, format, statuses, expected) => {
    const rows = ["96%", "90%", "40%"].map((value, index) => [
      `Metric ${index + 1}`,
      "95%",
      "High",
      value,
      statuses[index] ?? "",
      "",
    ]);
    const model = plainWorkbook([HEADINGS, ...rows], (sheet) => (change(sheet), protect(sheet, format)));
    const workbook = open(model, "1.14");
    const before = workbook.held();
    const written = valueOf(await recalculate(workbook.port(), DEFAULT_RULESET));
    expect([2, 3, 4].map((row) => workbook.held().sheets[0]?.cells[`E${row}`]?.[0])).toEqual(expected);
    expect(describeKept(written.kept, written.tables)).toEqual([]);
    expect(valueOf(await recalculate(workbook.port(), DEFAULT_RULESET)).run).toBeNull();
    if (!written.run) throw new Error("Nothing was written");
    expect(await workbook.port().undo(written.run.plan)).toMatchObject({ ok: true, value: { left: [] } });
    expect(differences(workbook.held(), before)).toEqual([]);
  });
});
