import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder, run } from "./run";

const ROOT = join(__dirname, "../..");
const text = readFileSync(join(ROOT, "docs/command-line.md"), "utf8");
const blocks = [...text.matchAll(/```\n\$ kpi (.+)\n([\s\S]*?)```/g)].map(([, typed = "", printed = ""]) => ({
  typed,
  printed,
}));

/** The lines that stand between those left out. */
function passages(printed: string): string[] {
  return printed
    .split("…\n")
    .map((one) => one.replace(/\n$/, ""))
    .filter((one) => one !== "");
}

test("the output in the documentation is what the commands print", async () => {
  expect(blocks.length).toBeGreaterThan(6);
  const folder = newFolder();
  const back = process.cwd();
  copyFileSync(join(ROOT, "assets/sample-workbook.xlsx"), join(folder, "KPIs.xlsx"));
  copyFileSync(join(ROOT, "assets/sample/published-2024-25-q2.tsv"), join(folder, "published-2024-25-q2.tsv"));
  writeFileSync(
    join(folder, "old.xls"),
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array<number>(500).fill(0),
      ...Buffer.from("Workbook", "utf16le"),
    ]),
  );
  process.chdir(folder);
  try {
    // One after another, as a person would type them.
    for (const { typed, printed } of blocks) {
      const args = (typed.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/"/g, ""));
      const { out, err } = await run(args, { isTerminal: true, columns: 100, env: { NO_COLOR: "1" } });
      let left = out + err;
      for (const passage of passages(printed)) {
        expect(left).toContain(passage);
        left = left.slice(left.indexOf(passage) + passage.length);
      }
    }
  } finally {
    process.chdir(back);
  }
});
