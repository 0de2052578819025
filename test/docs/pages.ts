import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's own folder. */
export const ROOT = join(__dirname, "../..");

const below = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);

/** A page of the documentation. */
export interface Page {
  /** From the project's own folder: "docs/rules.md". */
  path: string;
  text: string;
}

/** Every page that is written for people. */
export const PAGES: readonly Page[] = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  ...below("docs"),
  ...below("docs/decisions"),
  "src/office-host/README.md",
  "test/conformance/README.md",
  "test/fixtures/0.1.0/README.md",
].map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

/** What stands in single backticks, and each line of code blocks, fenced or indented, without what a "#" explains. */
export function codeOf({ text }: Pick<Page, "text">): string[] {
  const spans: string[] = [];
  let isFenced = false;
  let isAfterGap = true;
  for (const line of text.split("\n")) {
    if (line.startsWith("```")) {
      isFenced = !isFenced;
      continue;
    }
    const isIndented: boolean = isAfterGap && line.startsWith("    ");
    if (isFenced || isIndented) spans.push((line.split(/\s#\s/)[0] ?? "").trim());
    else for (const [, span = ""] of line.matchAll(/`([^`]+)`/g)) spans.push(span);
    isAfterGap = line.trim() === "" || isIndented;
  }
  return spans.filter((span) => span !== "");
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf({ text }: Pick<Page, "text">): Set<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}
