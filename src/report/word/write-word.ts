import type { ReportDocument } from "../document/document";
import { BodyWriter } from "./body-writer";
import { joinPackage } from "./join-package";
import { makeShell } from "./make-shell";
import type { PackageLimits } from "./open-package";
import { packParts } from "./pack-parts";
import { kindOf, resolveTarget } from "./relationships";
import { lineWidth, openTemplate, type Template } from "./template";
import { joinNumbering } from "./template-numbering";
import { joinStyles } from "./template-styles";
import { done, type WordResult } from "./word-problem";
import { writeBody } from "./write-body";

export interface WordOptions {
  /** An organisation's own .docx or .dotx: its styles, header, footer, page and logo are taken on. */
  template?: Uint8Array;
  /** The day it is made on: "2025-03-31". */
  madeOn?: string;
  /** Told after each KPI, and while the file is packed (done equals total). */
  onProgress?: (done: number, total: number) => void;
  /** Lets whatever waits go on; called between KPIs and while the file is packed. */
  pause?: () => Promise<void>;
  limits?: PackageLimits;
}

/**
 * Writes the report as a Word file (.docx). Refused only for the sake of its template. The same document gives the same
 * bytes.
 */
export async function writeWord(document: ReportDocument, options: WordOptions = {}): Promise<WordResult<Uint8Array>> {
  const pause = options.pause ?? ((): Promise<void> => Promise.resolve());
  await pause();
  const template = options.template ? openTemplate(options.template, options.limits) : withoutStyles(openTemplate(await makeShell(document)));
  if (!template.ok) return template;
  const { parts, main, relationships } = template.value;
  const pathOf = (kind: string): string => {
    const found = relationships.find((relationship) => kindOf(relationship) === kind);
    return (found && resolveTarget(main, found)) ?? "";
  };
  const numbering = joinNumbering(pathOf("numbering"), parts.get(pathOf("numbering")) ?? null);
  if (!numbering.ok) return numbering;
  const styles = joinStyles(pathOf("styles"), parts.get(pathOf("styles")) ?? null, numbering.value.list, new Map(document.key.map(({ status, look }) => [status, look])));
  if (!styles.ok) return styles;
  const writer = new BodyWriter({ ids: styles.value.ids, width: lineWidth(template.value), idPrefix: freePrefix(template.value) });
  const pieces = await writeBody(writer, document, async (written, total) => {
    options.onProgress?.(written, total);
    await pause();
  });
  const joined = joinPackage(template.value, {
    document,
    pieces,
    writer,
    styles: styles.value,
    numbering: styles.value.needsBullets ? numbering.value : null,
    madeOn: options.madeOn ?? null,
  });
  await pause();
  return done(await packParts(joined, pause));
}

const REPLACED = ["styles", "numbering", "footnotes", "endnotes"];

/** The report's own looks take the place of those that the library writes into every file, with the notes' that need them. */
function withoutStyles(shell: WordResult<Template>): WordResult<Template> {
  if (!shell.ok) return shell;
  const relationships = shell.value.relationships.filter((relationship) => !REPLACED.includes(kindOf(relationship)));
  const parts = new Map([...shell.value.parts].filter(([name]) => !REPLACED.some((kind) => name === `word/${kind}.xml`)));
  return done({ ...shell.value, parts, relationships });
}

function freePrefix({ relationships }: Template): string {
  let prefix = "rIdKpi";
  while (relationships.some(({ id }) => id.startsWith(prefix))) prefix += "x";
  return prefix;
}
