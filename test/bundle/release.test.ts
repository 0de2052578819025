import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";

const ROOT = join(__dirname, "../..");
const TSX = join(ROOT, "node_modules/tsx/dist/cli.mjs");

describe("the archive for an IT department, of the production build", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "release-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const release = (...args: string[]): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, [TSX, join(ROOT, "scripts/release.ts"), "-o", folder, ...args], { encoding: "utf8" });

  test("an address that is refused makes none", () => {
    const { status, stderr } = release("--base-url", "http://kpi.example.gov.uk");
    expect(stderr).toMatch(/https/);
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("it has pages, manifest, notices and bill of materials, each with its checksum", () => {
    expect(release("--base-url", "https://kpi.example.gov.uk")).toMatchObject({ status: 0, stderr: "" });
    const zip = readdirSync(folder).find((name) => name.endsWith(".zip")) ?? "";
    const files = new Map(
      Object.entries(unzipSync(readFileSync(join(folder, zip)))).map(([path, bytes]) => [
        path.slice(path.indexOf("/") + 1),
        bytes,
      ]),
    );
    const text = (path: string): string => strFromU8(files.get(path) ?? new Uint8Array());
    expect(text("site/taskpane.html")).toContain("office.js");
    expect(text("manifest.xml")).toContain("https://kpi.example.gov.uk/taskpane.html");
    expect(text("manifest.xml")).not.toContain("localhost");
    expect(text("site/third-party-notices.txt")).toContain("@fluentui/react-components");
    expect(JSON.parse(text("bill-of-materials.cdx.json"))).toMatchObject({
      bomFormat: "CycloneDX",
      metadata: { component: { name: "kpi-reporter" } },
    });
    const sums = text("SHA256SUMS").trimEnd().split("\n");
    const wrong = sums.filter((line) => {
      const [sum = "", path = ""] = line.split("  ");
      return (
        createHash("sha256")
          .update(files.get(path) ?? "")
          .digest("hex") !== sum
      );
    });
    expect(wrong).toEqual([]);
    expect(sums).toHaveLength(files.size - 1);
  });
});
