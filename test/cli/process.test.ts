import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { kpiWorkbook } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { namesIn, newFolder, put } from "./run";

const ROOT = join(__dirname, "../..");
const { bin } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { bin: { kpi: string } };
const BIN = join(ROOT, bin.kpi);

function kpi(folder: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

const good = xlsxOf(
  kpiWorkbook([
    { metric: "Calls", target: "95%", goodIs: "High", latestValue: 90, asOf: "2024/25 Q2" },
    { metric: "Letters", target: "95%", goodIs: "High", asOf: "2024/25 Q2" },
  ]).toData(),
);

test("the bin runs from any folder: it writes a file and refuses what it cannot do", () => {
  const folder = newFolder();
  put(folder, "KPIs.xlsx", good);
  expect(kpi(folder, "recalculate", "KPIs.xlsx")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Written: KPIs.recalculated.xlsx"),
    stderr: "",
  });
  expect(namesIn(folder)).toEqual(["KPIs.recalculated.xlsx", "KPIs.xlsx"]);
  expect(kpi(folder, "recalculate", "nowhere.xlsx")).toEqual({
    status: 2,
    stdout: "",
    stderr: "kpi: there is no file nowhere.xlsx.\n",
  });
});

test("a reader that closes the pipe is not an error", async () => {
  const folder = newFolder();
  put(folder, "KPIs.xlsx", good);
  const child = spawn(process.execPath, [BIN, "rate", "KPIs.xlsx", "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (text) => (errors += String(text)));
  child.stdout.destroy();
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
});
