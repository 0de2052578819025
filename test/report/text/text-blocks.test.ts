import fc from "fast-check";
import { readTextBlocks, type TextBlock } from "../../../src/report/text/text-blocks";

test.each<[string, TextBlock[]]>([
  ["", []],
  ["One line", [{ kind: "paragraph", lines: ["One line"] }]],
  ["One\nand the same", [{ kind: "paragraph", lines: ["One", "and the same"] }]],
  [
    "One\r\n\r\nTwo",
    [
      { kind: "paragraph", lines: ["One"] },
      { kind: "paragraph", lines: ["Two"] },
    ],
  ],
  [
    "Three things:\n• one\n- two\n* three\nAfter",
    [
      { kind: "paragraph", lines: ["Three things:"] },
      { kind: "list", items: ["one", "two", "three"] },
      { kind: "paragraph", lines: ["After"] },
    ],
  ],
  ["1. first\n2. second", [{ kind: "paragraph", lines: ["1. first", "2. second"] }]],
  [
    "-5 degrees\n- 5 degrees",
    [
      { kind: "paragraph", lines: ["-5 degrees"] },
      { kind: "list", items: ["5 degrees"] },
    ],
  ],
])("%j", (text, blocks) => {
  expect(readTextBlocks(text)).toEqual(blocks);
});

test("every word is kept in order", () => {
  const line = fc
    .array(fc.constantFrom("- ", "• ", "2) ", "word", "95%", " ", "=1+1", "<b>"), { maxLength: 6 })
    .map((parts) => parts.join(""));
  const wordsIn = (text: string): string[] =>
    text
      .replace(/[•-]/g, " ")
      .split(/\s+/)
      .filter((word) => word !== "");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = lines.join("\n");
      const out = readTextBlocks(text).flatMap((block) => (block.kind === "list" ? block.items : block.lines));
      expect(wordsIn(out.join("\n"))).toEqual(wordsIn(text));
    }),
  );
});
