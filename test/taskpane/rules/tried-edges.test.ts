import { writeGreen } from "../../../src/rag/rules/write-ruleset";
import { readAmberText, readGreenText } from "../../../src/taskpane/rules/edges/tried-edges";

test.each(["met", "10%", "0.2 points", "5", "2% under, 5% over", "limit 90%", "0%"])(
  "%s is read, and typed the same",
  (text) => {
    const read = readGreenText(text);
    expect(read.is === "edge" && writeGreen(read.edge)).toBe(text);
  },
);

test.each<[string, string, string]>([
  ["", "empty", "empty"],
  ["   ", "empty", "empty"],
  [" Met ", "edge", "unread"],
  ["ceiling 12", "edge", "edge"],
  ["a little", "unread", "unread"],
  ["-5%", "unread", "unread"],
])("“%s” for green is %s, for amber %s", (text, green, amber) => {
  expect([readGreenText(text).is, readAmberText(text).is]).toEqual([green, amber]);
});
