import type { Formula } from "./formula";
import { areaOf, linesFrom, OTHER, readColumns, readCorner, type Corner } from "./formula-references";
import { tokenize, type Token } from "./tokenize";

/** Excel allows 64 nested functions; brackets come on top. */
const DEEPEST = 200;

/** Operators by precedence: comparisons lowest, the power highest. */
const BINDING: Record<string, number> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};
const COMPARING = 1;
const JOINING = 2;

/** Parses a formula, with or without its "="; null where it is not understood. */
export function parseFormula(written: string): Formula | null {
  const tokens = tokenize(written.replace(/^=/, ""));
  if (!tokens || tokens.length === 0) return null;
  const reader = new FormulaReader(tokens);
  const formula = reader.expression(0);
  return formula && reader.isAtEnd() ? formula : null;
}

class FormulaReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** An expression of operators with a precedence above `least`. */
  expression(least: number): Formula | null {
    this.depth += 1;
    if (this.depth > DEEPEST) return null;
    let left = this.operand();
    while (left) {
      const sign = this.nextMark();
      const binding = sign === null ? undefined : BINDING[sign];
      if (binding === undefined || binding <= least) break;
      this.at += 1;
      const right = this.expression(binding);
      left = right && {
        is: binding === COMPARING ? "comparison" : binding === JOINING ? "joined" : "sum",
        left,
        right,
      };
    }
    this.depth -= 1;
    return left;
  }

  private nextMark(): string | null {
    const token = this.tokens[this.at];
    return token?.kind === "mark" ? token.text : null;
  }

  private takes(mark: string): boolean {
    if (this.nextMark() !== mark) return false;
    this.at += 1;
    return true;
  }

  /** A value, with the signs before and after it. */
  private operand(): Formula | null {
    if (this.takes("-")) return wrap("-", this.deeper());
    // "+" and "@" do not change what is compared.
    if (this.takes("+") || this.takes("@")) return this.deeper();
    let value = this.value();
    while (value) {
      if (this.takes("%")) value = wrap("%", value);
      else if (this.takes("#")) continue;
      else if (this.takes(":")) value = this.upTo(value);
      else break;
    }
    return value;
  }

  private deeper(): Formula | null {
    this.depth += 1;
    const inner = this.depth > DEEPEST ? null : this.operand();
    this.depth -= 1;
    return inner;
  }

  private value(): Formula | null {
    const token = this.tokens[this.at];
    if (!token) return null;
    this.at += 1;
    switch (token.kind) {
      case "text":
        return { is: "text", text: token.text };
      case "number":
        return this.numberOrRows(token.figure);
      case "error":
        return OTHER;
      case "brackets":
        return this.ofBrackets(token.text);
      case "sheet":
        return this.onSheet(token.name);
      case "word":
        return this.ofWord(token.text, null);
      case "mark":
        return this.ofMark(token.text);
    }
  }

  private ofMark(mark: string): Formula | null {
    if (mark === "(") {
      const given = this.given(")");
      return given && (given.length === 1 ? (given[0] ?? null) : OTHER);
    }
    if (mark === "{") {
      const members = this.given("}");
      return members && { is: "list", members };
    }
    return null;
  }

  /** Arguments up to a closing bracket; a missing one counts too. */
  private given(closing: string): Formula[] | null {
    const given: Formula[] = [];
    if (this.takes(closing)) return given;
    for (;;) {
      const isLeftOut = [",", ";", closing].includes(this.nextMark() ?? "");
      const one = isLeftOut ? OTHER : this.expression(0);
      if (!one) return null;
      given.push(one);
      if (this.takes(closing)) return given;
      if (!this.takes(",") && !this.takes(";")) return null;
    }
  }

  /** "[@[RAG Status]]" within the table itself; in "[1]KPIs!A1" the brackets name another workbook. */
  private ofBrackets(text: string): Formula | null {
    const next = this.tokens[this.at];
    if (next?.kind !== "sheet") return readColumns(null, text);
    this.at += 1;
    return this.onSheet(next.name) && OTHER;
  }

  private onSheet(sheet: string): Formula | null {
    const token = this.tokens[this.at];
    if (!token) return null;
    this.at += 1;
    // "'C:\[Book.xlsx]KPIs'!A1" is in another workbook.
    const isElsewhere = sheet.includes("[");
    const found = this.cellsOn(sheet, token);
    return found && isElsewhere ? OTHER : found;
  }

  private cellsOn(sheet: string, token: Token): Formula | null {
    if (token.kind === "word") return this.ofWord(token.text, sheet);
    if (token.kind === "number") return this.numberOrRows(token.figure, sheet);
    return token.kind === "error" ? OTHER : null;
  }

  private ofWord(word: string, sheet: string | null): Formula | null {
    if (this.takes("(")) {
      const given = this.given(")");
      return given && { is: "call", name: word.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, ""), given };
    }
    const token = this.tokens[this.at];
    if (token?.kind === "brackets") {
      this.at += 1;
      return readColumns(word, token.text);
    }
    const corner = readCorner(word);
    if (corner && corner.row !== null && corner.column !== null) {
      return { is: "cells", sheet, area: { row: corner.row, column: corner.column, rowCount: 1, columnCount: 1 } };
    }
    if (corner && this.nextMark() === ":") return this.lines(corner, sheet);
    if (/^(?:true|false)$/i.test(word)) return OTHER;
    return { is: "name", sheet, name: word.replace(/^_xlpm\./i, "") };
  }

  /** Whole columns or rows: "G:H" or "$2:$9". */
  private lines(first: Corner, sheet: string | null): Formula | null {
    const token = this.tokens[this.at + 1];
    const last =
      token?.kind === "word"
        ? readCorner(token.text)
        : token?.kind === "number"
          ? readCorner(String(token.figure))
          : null;
    if (!last || (last.row === null) !== (first.row === null) || (last.column === null) !== (first.column === null))
      return null;
    this.at += 2;
    return { is: "cells", sheet, area: linesFrom(first, last) };
  }

  private numberOrRows(figure: number, sheet: string | null = null): Formula | null {
    const corner = this.nextMark() === ":" ? readCorner(String(figure)) : null;
    return corner ? this.lines(corner, sheet) : sheet === null ? { is: "number", figure } : null;
  }

  /** A range from one cell to another. Where only Excel can calculate the other, it is a call of ":". */
  private upTo(first: Formula): Formula | null {
    const last = this.value();
    if (!last) return null;
    if (first.is !== "cells" || last.is !== "cells") return { is: "call", name: ":", given: [first, last] };
    const [a, b] = [first.area, last.area];
    const end = { row: b.row + b.rowCount - 1, column: b.column + b.columnCount - 1 };
    return { is: "cells", sheet: first.sheet, area: areaOf(a, end) };
  }
}

function wrap(name: string, inner: Formula | null): Formula | null {
  return inner && { is: "call", name, given: [inner] };
}
