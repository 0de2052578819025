import { compareReturned } from "../../../src/report/narratives/compare-returned";
import { narrativeOf } from "../word/sample-document";

test.each([
  ["same", "Words", "Words"],
  ["same", "Why:\r\n• one\n* two\n\n\nThen", "Why:\n\n- one\n- two\n\nThen"],
  ["same", "a\u0000b", "ab"],
  ["same", "", ""],
  ["new", "  ", "Words"],
  ["changed", "Words", "Other words"],
  ["emptied", "Words", ""],
])("%s: %j against %j", (kind, was, now) => {
  const narrative = narrativeOf("a", was);
  expect(compareReturned([{ id: "a", title: "T", text: now, others: ["x"] }], [narrative])).toEqual([
    { kind, id: "a", title: "T", narrative, was, now, others: ["x"] },
  ]);
});

test("a text with an unknown id is reported as unknown", () => {
  expect(compareReturned([{ id: "b", title: "T", text: "Words", others: [] }], [narrativeOf("a")])).toMatchObject([
    { kind: "unknown", narrative: null, was: "", now: "Words" },
  ]);
});
