/** A part's name with forward slashes and without a leading one: some writers use backslashes or begin with a slash. */
export function plainName(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/, "");
}

/** What two spellings of one part's name have in common. Names are compared without regard to case (ECMA-376 part 2, 9.1.1). */
export function nameKey(name: string): string {
  return plainName(name).toLowerCase();
}

/** A part's name as relationships and content types write it: characters outside ASCII, and spaces, percent-encoded. */
export function encodeName(name: string): string {
  return name.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** Follows a relative path from a part: "../tables/table1.xml" from "xl/worksheets/sheet1.xml" is "xl/tables/table1.xml". */
export function resolvePath(part: string, target: string): string {
  const steps = target.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of target.replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** The shortest way to write one part's name as a target of another's relationship. LibreOffice ignores absolute targets in a glossary. */
export function targetFrom(part: string, name: string): string {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  return encodeName(folder !== "" && name.startsWith(folder) ? name.slice(folder.length) : `/${name}`);
}
