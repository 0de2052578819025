import { strToU8, zipSync } from "fflate";
import {
  addContentType,
  CONTENT_TYPES,
  readContentTypes,
  removeContentType,
} from "../../src/office-package/content-types";
import { openPackage, type Package } from "../../src/office-package/package";
import { PackageError } from "../../src/office-package/package-error";
import { encodeName, resolvePath, targetFrom } from "../../src/office-package/part-names";
import { addRelationship, readRelationships, removeRelationship } from "../../src/office-package/relationships";
import { scanNamespaces, scanXml } from "../../src/office-package/xml/scan-xml";

const LIMITS = { part: 100_000, total: 150_000, parts: 10 };
const open = (parts: Record<string, string>): Package =>
  openPackage(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))), {
    limits: LIMITS,
  });
const links = (xml: string): string =>
  `<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships">${xml}</r:Relationships>`;
const faultOf = (job: () => unknown): unknown => {
  try {
    job();
  } catch (error) {
    if (error instanceof PackageError) return error.fault;
    throw error;
  }
  return null;
};

test.each([
  ["Word/Document.xml", "word/document.xml"],
  ["/word/document.xml", "word/document.xml"],
  ["word\\document.xml", "word/document.xml"],
  ["word/other.xml", null],
])("a part asked for as %s is %s", (name, found) => {
  expect(open({ "word/document.xml": "<a/>" }).nameOf(name)).toBe(found);
});

test("names lists added parts, and leaves out folders and removed parts", () => {
  const file = open({ "a/": "", "a/b.xml": "<b/>", "a/c.xml": "<c/>" });
  file.remove("A/B.xml");
  file.set("a/d.xml", "<d/>");
  expect(file.names()).toEqual(["a/c.xml", "a/d.xml"]);
  expect(openPackage(file.save(), { limits: LIMITS }).names()).toEqual(["a/c.xml", "a/d.xml"]);
});

test.each<[string, string, object | null]>([
  ["a part of the folder", 'Target="b.xml"', { kind: "styles", part: "a/b.xml" }],
  ["a part from the top", 'Target="/A/B.XML"', { kind: "styles", part: "a/b.xml" }],
  ["a percent-encoded name", 'Target="my%20part.xml"', { part: "a/my part.xml" }],
  ["a broken percent code", 'Target="my%2part.xml"', { part: "a/my%2part.xml" }],
  ["an address", 'Target="https://example.org/" TargetMode="External"', { isExternal: true, part: null }],
  ["an unknown mode", 'Target="b.xml" TargetMode="external"', { isExternal: true, part: null }],
  ["the mode Internal, written out", 'Target="b.xml" TargetMode="Internal"', { isExternal: false, part: "a/b.xml" }],
  ["no target", "", null],
])("a relationship with %s", (_, attributes, expected) => {
  const file = open({
    "a/main.xml": "<a/>",
    "a/b.xml": "<b/>",
    "a/my part.xml": "<c/>",
    "a/_rels/main.xml.rels": links(`<r:Relationship Id="rId1" Type="x/styles" ${attributes}/>`),
  });
  expect(readRelationships(file, "a/main.xml")).toEqual(expected ? [expect.objectContaining(expected)] : []);
});

test("relationships and content types are added and removed in the part's own prefix", () => {
  const types =
    '<t:Types xmlns:t="x"><t:Default Extension="XML" ContentType="text/xml"/><t:Override PartName="/A/b.xml" ContentType="b"/></t:Types>';
  const file = open({ [CONTENT_TYPES]: types, "_rels/.rels": links(""), "a/b.xml": "<b/>" });
  expect(addRelationship(file, "", "styles", "a/b c.xml")).toBe("rId1");
  expect(file.text("_rels/.rels")).toContain('<r:Relationship Id="rId1" Type="http');
  expect(file.text("_rels/.rels")).toContain('Target="/a/b%20c.xml"');
  addContentType(file, "a/b c.xml", "c");
  expect(["a/b.xml", "a/b c.xml", "a/d.xml", "a/d.png"].map(readContentTypes(file))).toEqual([
    "b",
    "c",
    "text/xml",
    null,
  ]);
  file.set("a/b c.xml", "<c/>");
  removeRelationship(file, "", "a/b c.xml");
  removeContentType(file, "a/b c.xml");
  expect(readRelationships(file, "")).toEqual([]);
  expect(file.text(CONTENT_TYPES)).toBe(types);
});

test.each([
  ["a/b.xml", "../c.xml", "c.xml"],
  ["a/b.xml", "./d\\e.xml", "a/d/e.xml"],
  ["a/b.xml", "/e.xml", "e.xml"],
  ["a/b.xml", "../../../e.xml", "e.xml"],
])("from %s, %s leads to %s", (part, target, found) => {
  expect(resolvePath(part, target)).toBe(found);
});

test("names are percent-encoded in relationships and content types", () => {
  expect(encodeName("a/Über uns%20.xml")).toBe("a/%C3%9Cber%20uns%20.xml");
  expect(targetFrom("word/document.xml", "word/media/a b.png")).toBe("media/a%20b.png");
  expect(targetFrom("word/document.xml", "other/a.png")).toBe("/other/a.png");
});

const damaged = { code: "damaged", part: "p" };
test.each<[string, string, object | null]>([
  ["an element", '<a b="1">text<c/></a>', null],
  ["nothing", "", damaged],
  ["an element without an end", "<a>", damaged],
  ["an undeclared entity", "<a>&b;</a>", damaged],
  ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', { code: "not-supported", what: "doctype", part: "p" }],
  ["200 levels", "<a>".repeat(200) + "</a>".repeat(200), null],
  ["201 levels", "<a>".repeat(201) + "</a>".repeat(201), { code: "too-large", part: "p", limit: null }],
  ["more elements than are read", `<a>${"<b/>".repeat(300)}</a>`, { code: "too-large", part: "p", limit: null }],
])("XML of %s", (_, xml, fault) => {
  const listener = { open: () => undefined, close: () => undefined, text: () => undefined };
  expect(faultOf(() => scanXml(xml, "p", listener, 300))).toEqual(fault);
  expect(faultOf(() => scanNamespaces(xml, "p", listener, 300))).toEqual(fault);
});
