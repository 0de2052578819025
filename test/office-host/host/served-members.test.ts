import { readFileSync } from "node:fs";
import { servedMembers } from "../../../src/office-host/host/members/served";

/** The requirement set of each member of each class of the Excel namespace, from the comments of @types/office-js. */
function documentedSets(): Map<string, string> {
  const source = readFileSync(require.resolve("@types/office-js/index.d.ts"), "utf8");
  const excel = source.slice(source.indexOf("declare namespace Excel {"));
  const sets = new Map<string, string>();
  let type = "";
  let typeSet = "";
  let set: string | undefined;
  for (const line of excel.split("\n")) {
    // A set after a parameter belongs to the parameter.
    set =
      /^\s*\* \[Api set: ExcelApi (\d+\.\d+)\s*(?:,.*)?\]/.exec(line)?.[1] ?? (/\/\*\*/.test(line) ? undefined : set);
    const declared = /^ {4}(?:class|interface) (\w+)/.exec(line);
    if (declared) {
      type = declared[1] ?? "";
      typeSet = set ?? "1.1";
      set = undefined;
      continue;
    }
    const member = /^ {8}(?:readonly )?(\w+)[?]?[(:]/.exec(line);
    const key = `${type}.${member?.[1]}`;
    if (member && !sets.has(key)) sets.set(key, set ?? typeSet);
  }
  return sets;
}

describe("the members served", () => {
  const documented = documentedSets();

  test.each(servedMembers().map((m) => [`${m.type}.${m.name}`, m.since]))("%s is of ExcelApi %s", (name, since) => {
    expect(documented.get(name)).toBe(since);
  });
});
