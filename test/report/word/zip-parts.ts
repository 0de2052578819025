import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { SaxesParser } from "saxes";
import type { ReportDocument } from "../../../src/report/document/document";
import { writeWord, type WordOptions } from "../../../src/report/word/write-word";

/** The written file. Fails the test where it was refused. */
export async function writeOrFail(document: ReportDocument, options?: WordOptions): Promise<Uint8Array> {
  const written = await writeWord(document, options);
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  return written.value.bytes;
}

/** A package's parts as texts, by path. */
export function textsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** A Word file with a body and, where given, further parts. */
export function packDocument(body: string, parts: Record<string, string> = {}, relationships = ""): Uint8Array {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships}</Relationships>`,
    "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A template whose settings name an external template that it was made from. */
export function packLinkedTemplate(address: string): Uint8Array {
  const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return packDocument(
    "<w:p/>",
    {
      "word/settings.xml": '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
      "word/_rels/settings.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/attachedTemplate" Target="${address}" TargetMode="External"/></Relationships>`,
    },
    `<Relationship Id="rId1" Type="${R}/settings" Target="settings.xml"/>`,
  );
}

/** An element of an XML text, as a tree. */
export interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/** Reads XML strictly: throws where it is not well-formed. */
export function parse(xml: string): Node {
  const root: Node = { name: "", attributes: {}, children: [], text: "" };
  const path = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    const node: Node = { name: tag.name, attributes, children: [], text: "" };
    path.at(-1)?.children.push(node);
    path.push(node);
  });
  parser.on("closetag", () => path.pop());
  parser.on("text", (text) => {
    const node = path.at(-1);
    if (node) node.text += text;
  });
  parser.write(xml).close();
  return root;
}

/** All elements of a name below an element. */
export function findAll(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);
}

/** All text below an element, with its line ends and tabs. */
export function wordsOf(node: Node): string {
  return node.children
    .map((child) =>
      child.name === "w:t" ? child.text : child.name === "w:br" ? "\n" : child.name === "w:tab" ? "\t" : wordsOf(child),
    )
    .join("");
}

/** The id of a paragraph's style. */
export function styleOf(paragraph: Node): string {
  return findAll(paragraph, "w:pStyle")[0]?.attributes["w:val"] ?? "";
}
