import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import {
  DOORS,
  NEVER_AT_A_DOOR,
  OPEN_TO_DOORS,
  PIECES_OF_FINDINGS,
  ROOMS,
  RULES_CLOSED_TO_DOORS,
  writeRoomTable,
} from "./support/rooms";

const SRC = resolve(__dirname, "../src");
const DOCUMENT = resolve(__dirname, "../docs/architecture.md");

interface Import {
  /** Paths below src/, without the ending. */
  from: string;
  to: string;
  /** True where only types are taken. */
  typesOnly: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(?:tsx?|mjs)$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

const withoutEnding = (path: string): string => relative(SRC, path).replace(/\.tsx?$/, "");

/** True for `import type { A }`, and for `import { type A, type B }`. */
function takesOnlyTypes(clause: string): boolean {
  if (/^type\b/.test(clause)) return true;
  const names = /^\{([^}]*)\}$/
    .exec(clause)?.[1]
    ?.split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith("type "));
}

/** What a source file imports, re-exports, or loads later. */
function importsOf(file: string, source: string): Import[] {
  const found = (target: string, clause: string): Import => ({
    from: withoutEnding(file),
    to: withoutEnding(resolve(dirname(file), target)),
    typesOnly: takesOnlyTypes(clause.trim()),
  });
  return [
    ...[...source.matchAll(/\b(?:import|export)\s+((?:type\s+)?[\w*{][^"';]*?)\s+from\s+"(\.[^"]+)"/g)].map(
      ([, clause = "", target = ""]) => found(target, clause),
    ),
    ...[...source.matchAll(/\bimport\s*\(?\s*"(\.[^"]+)"/g)].map(([, target = ""]) => found(target, "")),
  ];
}

const files = sourceFiles(SRC);
const imports = files.flatMap((file) => importsOf(file, readFileSync(file, "utf8")));

const isIn = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** The room of a file: of several, the one with the longest name. Empty where it stands in none. */
function roomOf(path: string): string {
  return ROOMS.map(({ name }) => name)
    .filter((name) => isIn(name, path))
    .reduce((longest, name) => (name.length > longest.length ? name : longest), "");
}

const written = ({ from, to }: Import): string => `${from} imports ${to}`;

/** The circles of a graph, each told once from where it was met. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const settled = new Set<string>();
  const visit = (node: string, trail: readonly string[]): void => {
    if (trail.includes(node)) circles.push([...trail.slice(trail.indexOf(node)), node].join(" > "));
    if (settled.has(node) || trail.includes(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    settled.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return circles;
}

function graphOf(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const [from, to] of pairs) graph.set(from, [...(graph.get(from) ?? []), to]);
  return graph;
}

describe("imports are found", () => {
  test.each<[string, Omit<Import, "from">[]]>([
    ['import { rate } from "../rag/rate";', [{ to: "rag/rate", typesOnly: false }]],
    ['import type { Rating } from "../rag/rating";', [{ to: "rag/rating", typesOnly: true }]],
    ['import { type Rating, type Gap } from "../rag/rating";', [{ to: "rag/rating", typesOnly: true }]],
    ['import { CODES, type Code } from "../rag/rating";', [{ to: "rag/rating", typesOnly: false }]],
    ['import {\n  a,\n  b,\n} from "./here";', [{ to: "kpi/here", typesOnly: false }]],
    [
      'import * as all from "./here";\nexport * from "./there";',
      [
        { to: "kpi/here", typesOnly: false },
        { to: "kpi/there", typesOnly: false },
      ],
    ],
    ['export type { A } from "./here";', [{ to: "kpi/here", typesOnly: true }]],
    [
      'import "./look.css";\nvoid import("./late");',
      [
        { to: "kpi/look.css", typesOnly: false },
        { to: "kpi/late", typesOnly: false },
      ],
    ],
    ['import { z } from "zod";', []],
  ])("%j", (source, expected) => {
    expect(importsOf(join(SRC, "kpi/file.ts"), source)).toEqual(expected.map((one) => ({ from: "kpi/file", ...one })));
  });

  test("in the sources", () => {
    expect(imports.length).toBeGreaterThan(1000);
  });
});

describe("rooms", () => {
  test("every source file stands in one, and every one has files", () => {
    expect(files.map(withoutEnding).filter((path) => roomOf(path) === "")).toEqual([]);
    const lived = new Set(files.map((file) => roomOf(withoutEnding(file))));
    expect(ROOMS.map(({ name }) => name).filter((name) => !lived.has(name))).toEqual([]);
  });

  test("may not import each other in a circle", () => {
    expect(
      circlesOf(graphOf(ROOMS.flatMap(({ name, mayImport }) => mayImport.map((other) => [name, other] as const)))),
    ).toEqual([]);
  });

  test("import only what they may", () => {
    const allowed = new Map(ROOMS.map(({ name, mayImport }) => [name, [name, ...mayImport]]));
    expect(imports.filter(({ from, to }) => !allowed.get(roomOf(from))?.includes(roomOf(to))).map(written)).toEqual([]);
  });

  test("are told in docs/architecture.md", () => {
    const text = readFileSync(DOCUMENT, "utf8");
    const told = text.replace(
      /(<!-- rooms:[^>]*-->\n)[^]*?(\n<!-- end of rooms -->)/,
      (_, start: string, end: string) => start + writeRoomTable(ROOMS) + end,
    );
    expect(told).toContain(writeRoomTable(ROOMS));
    if (process.env["UPDATE_DOCS"]) writeFileSync(DOCUMENT, told);
    expect(readFileSync(DOCUMENT, "utf8")).toBe(told);
  });
});

test("no files import each other in a circle", () => {
  expect(circlesOf(graphOf(imports.map(({ from, to }) => [from, to] as const)))).toEqual([]);
});

/** The folder beside others in a room that a file stands in: `kpi/history` for a file anywhere below it. */
function subRoomOf(path: string): string | null {
  const room = roomOf(path);
  const [folder, ...below] = path.slice(room.length + 1).split("/");
  return folder !== undefined && below.length > 0 ? `${room}/${folder}` : null;
}

/** The folders of one room between which an import runs; null where it stays in one of them, or runs to or from what stands beside them. */
function foldersBetween({ from, to }: Import): readonly [string, string] | null {
  const [one, other] = [subRoomOf(from), subRoomOf(to)];
  return one !== null && other !== null && one !== other && roomOf(from) === roomOf(to) ? [one, other] : null;
}

test("folders beside each other in a room import one way", () => {
  const arrows = imports.map(foldersBetween).filter((pair) => pair !== null);
  expect(circlesOf(graphOf(arrows))).toEqual([]);
});

test("a door imports no check and no proof rule: an action gives it the findings", () => {
  const wrong = imports
    .filter(({ from, to }) => DOORS.includes(roomOf(from)) && RULES_CLOSED_TO_DOORS.some((folder) => isIn(folder, to)))
    .filter(({ to, typesOnly }) => NEVER_AT_A_DOOR.test(to) || !(typesOnly || OPEN_TO_DOORS.includes(to)));
  expect(wrong.map(written)).toEqual([]);
});

test("a door does not put findings together from their pieces", () => {
  const doors = files.filter((file) => DOORS.includes(roomOf(withoutEnding(file))));
  expect(doors.filter((file) => PIECES_OF_FINDINGS.test(readFileSync(file, "utf8"))).map(withoutEnding)).toEqual([]);
});

describe("the Excel host could be a package of its own", () => {
  const HOST = "office-host";
  const HOST_TESTS = resolve(__dirname, HOST);
  const text = (file: string): string => readFileSync(file, "utf8");
  const hostFiles = files.filter((file) => isIn(HOST, withoutEnding(file)));
  const testFiles = sourceFiles(HOST_TESTS);

  test("its tests import the host and each other, and nothing of the product", () => {
    const foreign = testFiles
      .flatMap((file) => importsOf(file, text(file)))
      .filter(({ to }) => !isIn(HOST, to) && !isIn(relative(SRC, HOST_TESTS), to));
    expect(foreign.map(written)).toEqual([]);
  });

  test("neither code, tests nor README speak of the product", () => {
    const readme = join(SRC, HOST, "README.md");
    const product = /\bKPIs?\b|KPI Reporter|\bofficers?\b|\bcouncils?\b|\bworkbench\b/i;
    const speaking = [...hostFiles, ...testFiles, readme].filter((file) => product.test(text(file)));
    expect(speaking.map((file) => relative(SRC, file))).toEqual([]);
  });
});

test("a file of the host or of the workbench shares its name with no other", () => {
  const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
  const paths = files.map(withoutEnding).filter((path) => nameOf(path) !== "index");
  const shared = (path: string): boolean => paths.some((other) => other !== path && nameOf(other) === nameOf(path));
  const inRooms = paths.filter((path) => isIn("office-host", path) || isIn("workbench", path));
  expect(inRooms.filter(shared)).toEqual([]);
});
