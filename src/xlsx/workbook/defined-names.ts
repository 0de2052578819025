import { readArea, type Area } from "../cells/areas";

/** The text that a name stands for ("a ""text""" in quotes); null where it stands for something else. */
export function readNameText(refersTo: string): string | null {
  const [, text] = /^"((?:[^"]|"")*)"$/.exec(refersTo) ?? [];
  return text?.replaceAll('""', '"') ?? null;
}

/** A text as the constant that a name stands for. */
export function writeNameText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The name of a sheet as formulas refer to it, always in quotes: "'Staff 2024'". */
export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** The sheet and area that a name stands for ("'Staff 2024'!$A$1:$D$6"); the area is null where it stands for something else. */
export function readNameArea(refersTo: string): { sheet: string; area: Area | null } {
  const [, quoted, plain = "", ref = ""] = /^(?:'((?:[^']|'')+)'|([^'!,(]+))!([$A-Z\d:]+)$/i.exec(refersTo) ?? [];
  return { sheet: quoted?.replaceAll("''", "'") ?? plain, area: ref === "" ? null : readArea(ref) };
}
