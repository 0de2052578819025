import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeMembers } from "../../src/office-host/host/describe-members";

const README = join(__dirname, "../../src/office-host/README.md");

function example(): string {
  const source = readFileSync(join(__dirname, "readme-example.test.ts"), "utf8");
  return `\`\`\`ts\n${source.replaceAll("../../src/office-host/", "./office-host/")}\`\`\``;
}

// With UPDATE_DOCS=1 the README is rewritten first.
test.each([
  ["members", "the members served, and no others", describeMembers],
  ["example", "the example that readme-example.test.ts runs", example],
])("src/office-host/README.md shows, as %s, %s", (mark, _, describe) => {
  const text = readFileSync(README, "utf8");
  const [start, end] = [`<!-- ${mark} -->\n`, `\n<!-- /${mark} -->`];
  const before = text.slice(0, text.indexOf(start) + start.length);
  const current = before + describe() + text.slice(text.indexOf(end));
  if (process.env["UPDATE_DOCS"]) writeFileSync(README, current);
  expect(readFileSync(README, "utf8")).toBe(current);
});
