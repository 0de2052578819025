import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeMembers } from "../../../src/office-host/host/describe-members";

test("src/office-host/README.md lists the members served, and no others", () => {
  const doc = readFileSync(join(__dirname, "../../../src/office-host/README.md"), "utf8");
  const listed = /<!-- members -->\n([\s\S]*?)\n<!-- \/members -->/.exec(doc)?.[1];
  // To mend: put the text received here between the two marks.
  expect(listed).toBe(describeMembers());
});
