import { servedMembers, type ServedMember } from "./members/served";

/** The mark of each kind of member in the list. */
const MARKS: Record<ServedMember["kind"], string> = {
  property: "",
  "read-only property": " (read)",
  object: " →",
  method: "()",
  event: " ⚡",
};

/** Writes the served members as a Markdown table, for the README. */
export function describeMembers(): string {
  const byType = new Map<string, string[]>();
  for (const { type, name, since, kind } of servedMembers()) {
    const line = `\`${name}${MARKS[kind]}\` ${since}`;
    byType.set(type, [...(byType.get(type) ?? []), line]);
  }
  const rows = [...byType].map(([type, members]) => `| ${type} | ${members.sort().join(", ")} |`);
  return ["| Type | Members, each with its ExcelApi set |", "| --- | --- |", ...rows].join("\n");
}
