import { countWords } from "../../src/report/words";

test.each([
  ["", 0],
  ["  \n ", 0],
  ["Rent collected rose to 97.5%.", 5],
  ["- one\n- two\n\n– three", 3],
  ["long-term – 12 homes", 3],
  ["<script>alert(1)</script> 😀", 1],
])("the words of %j are %d", (text, words) => {
  expect(countWords(text)).toBe(words);
});
