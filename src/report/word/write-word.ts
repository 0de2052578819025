import type { ReportDocument } from "../document/document";
import { looksOf } from "../status-looks";
import { BodyWriter } from "./write/body-writer";
import { joinPackage } from "./join/join-package";
import { makeShell } from "./write/make-shell";
import type { PackageLimits } from "./package/open-package";
import { packParts } from "../../office-package/pack-parts";
import { findTarget, kindOf } from "./word-package";
import type { LeftOut } from "./template/left-out";
import { lineWidth, openTemplate, type Template } from "./template/open-template";
import { joinNumbering } from "./join/join-numbering";
import { joinStyles } from "./join/join-styles";
import { done, type WordResult } from "./word-problem";
import { writeBody } from "./write/write-body";

export interface WordOptions {
  /** An organisation's own .docx or .dotx: its styles, header, footer, page and logo are taken on, and nothing else. */
  template?: Uint8Array;
  /** The day it is made on: "2025-03-31". */
  madeOn?: string;
  /** Told after each KPI, and while the file is packed (done equals total). */
  onProgress?: (done: number, total: number) => void;
  /** Lets whatever waits go on; called between KPIs and while the file is packed. */
  pause?: () => Promise<void>;
  limits?: PackageLimits;
}

export interface WordFile {
  bytes: Uint8Array;
  /** What of the template is not in it: a report holds nothing that runs or is fetched. */
  leftOut: readonly LeftOut[];
}

/**
 * Writes the report as a Word file (.docx). Refused only for the sake of its template. The same document gives the same
 * bytes.
 */
export async function writeWord(document: ReportDocument, options: WordOptions = {}): Promise<WordResult<WordFile>> {
  const pause = options.pause ?? ((): Promise<void> => Promise.resolve());
  await pause();
  const template = options.template
    ? openTemplate(options.template, options.limits)
    : withoutStyles(openTemplate(await makeShell(document)));
  if (!template.ok) return template;
  const { parts, main, relationships } = template.value;
  const pathOf = (kind: string): string => findTarget(main, relationships, kind) ?? "";
  const numbering = joinNumbering(pathOf("numbering"), parts.get(pathOf("numbering")) ?? null);
  if (!numbering.ok) return numbering;
  const styles = joinStyles(
    pathOf("styles"),
    parts.get(pathOf("styles")) ?? null,
    numbering.value.list,
    looksOf(document.key),
  );
  if (!styles.ok) return styles;
  const writer = new BodyWriter({
    ids: styles.value.ids,
    width: lineWidth(template.value),
    idPrefix: freePrefix(template.value),
  });
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
  return done({ bytes: await packParts(joined, pause), leftOut: template.value.leftOut });
}

const REPLACED = ["styles", "numbering", "footnotes", "endnotes"];

/** The report's own looks take the place of those that the library writes into every file, with the notes' that need them. Nobody's template is in it. */
function withoutStyles(shell: WordResult<Template>): WordResult<Template> {
  if (!shell.ok) return shell;
  const relationships = shell.value.relationships.filter((relationship) => !REPLACED.includes(kindOf(relationship)));
  const isKept = ([name]: readonly [string, unknown]): boolean => !REPLACED.some((kind) => name === `word/${kind}.xml`);
  const { parts, types } = shell.value;
  return done({
    ...shell.value,
    parts: new Map([...parts].filter(isKept)),
    types: new Map([...types].filter(isKept)),
    relationships,
    leftOut: [],
  });
}

function freePrefix({ relationships }: Template): string {
  let prefix = "rIdKpi";
  while (relationships.some(({ id }) => id.startsWith(prefix))) prefix += "x";
  return prefix;
}
