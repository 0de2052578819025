import type { PackageLimits } from "../../office-package/package-limits";
import { linkedPart } from "../../office-package/relationships";
import { packParts } from "../../office-package/write-zip";
import type { ReportDocument } from "../document/document";
import { looksOf } from "../status-looks";
import { joinNumbering } from "./join/join-numbering";
import { joinPackage } from "./join/join-package";
import { joinStyles } from "./join/join-styles";
import type { LeftOut } from "./template/left-out";
import { lineWidth, readTemplate, type Template } from "./template/open-template";
import { problemOfFault, type WordResult } from "./word-problem";
import { BodyWriter } from "./write/body-writer";
import { makeShell } from "./write/make-shell";
import { writeBody } from "./write/write-body";

/** Options for writing a report as a Word file. */
export interface WordOptions {
  /** An organisation's own .docx or .dotx, whose styles, header, footer, page and logo the report takes over. */
  template?: Uint8Array;
  /** The date of creation: "2025-03-31". */
  madeOn?: string;
  /** Called after each KPI, and once more when the file is packed (done equals total). */
  onProgress?: (done: number, total: number) => void;
  /** Yields to other work; called between KPIs and while the file is packed. */
  pause?: () => Promise<void>;
  limits?: PackageLimits;
}

/** A report as a Word file. */
export interface WordFile {
  bytes: Uint8Array;
  /** What the report left out of the template: a report contains nothing that runs or is fetched. */
  leftOut: readonly LeftOut[];
}

/**
 * Writes a report as a Word file (.docx). Refuses only a template that cannot be used. The same document gives the same bytes.
 */
export async function writeWord(document: ReportDocument, options: WordOptions = {}): Promise<WordResult<WordFile>> {
  try {
    return { ok: true, value: await writeFile(document, options) };
  } catch (error) {
    return { ok: false, problem: problemOfFault(error) };
  }
}

async function writeFile(
  document: ReportDocument,
  { template: own, madeOn, onProgress, limits, pause = () => Promise.resolve() }: WordOptions,
): Promise<WordFile> {
  await pause();
  const template = own ? readTemplate(own, limits) : withoutStyles(readTemplate(await makeShell(document)));
  const { relationships } = template;
  const path = (kind: string): string => linkedPart(relationships, kind) ?? "";
  const numbering = joinNumbering(path("numbering"), textOf(template, path("numbering")));
  const styles = joinStyles(path("styles"), textOf(template, path("styles")), numbering.list, looksOf(document.key));
  const writer = new BodyWriter({ ids: styles.ids, width: lineWidth(template), idPrefix: freePrefix(template) });
  const pieces = await writeBody(writer, document, async (written, total) => {
    onProgress?.(written, total);
    await pause();
  });
  const joined = joinPackage(template, {
    ...{ document, pieces, writer, styles, madeOn: madeOn ?? null },
    numbering: styles.needsBullets ? numbering : null,
  });
  await pause();
  return { bytes: await packParts(joined, pause), leftOut: template.leftOut };
}

function textOf({ parts }: Template, path: string): string | null {
  const part = parts.get(path);
  return typeof part === "string" ? part : null;
}

const REPLACED = ["styles", "numbering", "footnotes", "endnotes"];

/** Removes the styles that the library writes into every file, with the notes that need them: the report's own take their place. */
function withoutStyles(shell: Template): Template {
  const isKept = ([name]: readonly [string, unknown]): boolean => !REPLACED.some((kind) => name === `word/${kind}.xml`);
  return {
    ...shell,
    parts: new Map([...shell.parts].filter(isKept)),
    types: new Map([...shell.types].filter(isKept)),
    relationships: shell.relationships.filter(({ kind }) => !REPLACED.includes(kind)),
    leftOut: [],
  };
}

/** A prefix for ids that no relationship of the template begins with. */
function freePrefix({ relationships }: Template): string {
  let prefix = "rIdKpi";
  while (relationships.some(({ id }) => id.startsWith(prefix))) prefix += "x";
  return prefix;
}
