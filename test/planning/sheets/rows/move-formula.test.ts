import { moveFormula } from "../../../../src/planning/sheets/rows/move-formula";

describe("a formula after rows of its sheet have moved", () => {
  const moves = new Map([
    [4, 6],
    [6, 4],
  ]);

  test.each([
    ["=B5*2", "=B7*2"],
    ["=$B$5+b7", "=$B$7+b5"],
    ["=B6", "=B6"],
    ["=SUM(B5:B7)", "=SUM(B7:B5)"],
    ['="B5 is "&B5', '="B5 is "&B7'],
    ["=KPIs!B5+'Q2 ''25'!B5", "=KPIs!B5+'Q2 ''25'!B5"],
    ["=KPIs!B5:B7", "=KPIs!B5:B7"],
    ["=LOG10(B5)", "=LOG10(B7)"],
    ["=Table1[B5]+Rate_B5+B5.x", "=Table1[B5]+Rate_B5+B5.x"],
  ])("%s becomes %s", (formula, expected) => {
    expect(moveFormula(formula, moves)).toBe(expected);
  });
});
