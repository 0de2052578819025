import { extendBack, extendForward, FIRST_WINDOW, fitWindow, reachIndex } from "../../../src/taskpane/kit/list-window";

test("a list begins with its first 200 rows", () => {
  expect(fitWindow(FIRST_WINDOW, 450)).toEqual({ from: 0, to: 200 });
  expect(fitWindow(FIRST_WINDOW, 5)).toEqual({ from: 0, to: 5 });
});

test("it grows forward by 200 rows, up to the end", () => {
  expect(extendForward({ from: 0, to: 200 })).toEqual({ from: 0, to: 400 });
  expect(fitWindow(extendForward({ from: 0, to: 400 }), 450)).toEqual({ from: 0, to: 450 });
});

test("it grows backward by 200 rows, up to the start", () => {
  expect(extendBack({ from: 9800, to: 10000 })).toEqual({ from: 9600, to: 10000 });
  expect(extendBack({ from: 100, to: 300 })).toEqual({ from: 0, to: 300 });
});

test.each([
  [0, { from: 0, to: 200 }],
  [199, { from: 0, to: 200 }],
  [200, { from: 200, to: 400 }],
  [9999, { from: 9800, to: 10000 }],
  [-1, { from: 0, to: 200 }],
])("to reach index %d of 10,000 it draws %j", (index, expected) => {
  expect(reachIndex(FIRST_WINDOW, index)).toEqual(expected);
});

test("an index that is drawn already moves nothing", () => {
  expect(reachIndex({ from: 0, to: 600 }, 450)).toEqual({ from: 0, to: 600 });
});

test("a list that has become shorter than its window begins again", () => {
  expect(fitWindow({ from: 400, to: 600 }, 3)).toEqual({ from: 0, to: 3 });
});
