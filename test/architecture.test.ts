import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const SRC = resolve(__dirname, "../src");

/** Who may import whom. A folder may always import itself. */
const ALLOWED: Record<string, string[]> = {
  rag: [],
  kpi: ["rag"],
  zip: [],
  report: ["rag", "kpi", "zip"],
  workbook: ["rag", "kpi", "report"],
  actions: ["rag", "kpi", "report", "workbook"],
  excel: ["workbook", "report", "kpi"],
  xlsx: ["workbook", "report", "kpi", "zip"],
  taskpane: ["rag", "kpi", "report", "workbook", "actions", "excel"],
  commands: ["rag", "workbook", "actions", "excel"],
  functions: ["rag", "kpi", "actions"],
  cli: ["rag", "kpi", "report", "workbook", "actions", "xlsx"],
  // The page opens and saves files; the host and the model serve any add-in, and know none.
  workbench: ["workbook", "xlsx"],
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(?:tsx?|mjs)$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

const imports = sourceFiles(SRC).flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, target = ""]) => ({
    file,
    target: resolve(dirname(file), target),
  })),
);

const room = (path: string): string => relative(SRC, path).split("/")[0] ?? "";

test("there are imports to check", () => {
  expect(imports.length).toBeGreaterThan(50);
});

test("imports run one way", () => {
  const wrong = imports
    .filter(({ file, target }) => room(file) !== room(target) && !ALLOWED[room(file)]?.includes(room(target)))
    .map(({ file, target }) => `${relative(SRC, file)} imports ${relative(SRC, target)}`);
  expect(wrong).toEqual([]);
});

test("the workbench's host, model and server know nothing of the product", () => {
  const wrong = imports
    .filter(({ file }) => /^workbench\/(?:host|model|server)\//.test(relative(SRC, file)))
    .filter(({ target }) => room(target) !== "workbench" || /^workbench\/(?:files|page)\//.test(relative(SRC, target)))
    .map(({ file, target }) => `${relative(SRC, file)} imports ${relative(SRC, target)}`);
  expect(wrong).toEqual([]);
});

test("no file imports itself in a circle", () => {
  const graph = new Map<string, string[]>();
  for (const { file, target } of imports) {
    const from = file.replace(/\.tsx?$/, "");
    graph.set(from, [...(graph.get(from) ?? []), target]);
  }
  const circles: string[] = [];
  const settled = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].map((p) => relative(SRC, p)).join(" > "));
    if (settled.has(path) || trail.includes(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    settled.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  expect(circles).toEqual([]);
});
