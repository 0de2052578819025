import { shortLine } from "../../text/clean-text";
import { joinWords, listSome } from "../../words";
import type { LeftOut, LeftOutKind } from "./left-out";

/** Names of a kind that are listed; the others are counted. */
const MOST_NAMES = 4;
const LONGEST_NAME = 60;

/** Says in one sentence what a report leaves out of its template; "" where it leaves out nothing. */
export function describeLeftOut(file: string, leftOut: readonly LeftOut[]): string {
  const kinds = [...new Set(leftOut.map(({ kind }) => kind))];
  if (kinds.length === 0) return "";
  const parts = kinds.map((kind) => describeKind(kind, namesOf(leftOut, kind)));
  const keeps = kinds.some((kind) => kind === "field" || kind === "link")
    ? " The words that fields and links showed are kept."
    : "";
  return `A report contains nothing that runs or is fetched from elsewhere, so this was left out of ${shortLine(file, 100)}: ${joinWords(parts, "; ", "; and ")}.${keeps}`;
}

function namesOf(leftOut: readonly LeftOut[], kind: LeftOutKind): string[] {
  return [
    ...new Set(leftOut.filter((one) => one.kind === kind).map(({ name }) => shortLine(name, LONGEST_NAME))),
  ].filter((name) => name !== "");
}

function describeKind(kind: LeftOutKind, names: readonly string[]): string {
  const named = names.length > 0 ? ` (${listSome(names, MOST_NAMES)})` : "";
  switch (kind) {
    case "field":
      return names.length === 1
        ? `the field ${names[0]}`
        : names.length === 0
          ? "a field"
          : `the fields ${listSome(names, MOST_NAMES)}`;
    case "picture":
      return names.length > 0
        ? `pictures from elsewhere${named}`
        : "a picture that is not in the file, or is more than a picture";
    case "link":
      return `links${named}`;
    case "object":
      return "embedded objects and controls";
    case "attached-template":
      return `the template that it was made from${named}`;
    case "file":
      return `pieces of other files${named}`;
    case "data":
      return `data that it is filled from${named}`;
    case "web-extension":
      return "web add-ins";
    case "macro":
      return `what starts macros${named}`;
    case "protection":
      return "its protection against changes";
    case "properties":
      return "its custom document properties";
    case "label":
      return "its sensitivity label";
    case "other":
      return `parts that are elsewhere, or not known here${named}`;
  }
}
