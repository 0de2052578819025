import type { ColumnUse, StatusColumn } from "./column-use";
import type { Formula } from "./formula";
import { holds, SAME } from "./holds-column";

/* What a formula compares the cells of a status column with. */

/** Reads the other side of a comparison with the column. `how`: the first side is the column's content or a part. */
export function readCompared(other: Formula, how: "whole" | "part", column: StatusColumn): ColumnUse[] {
  switch (other.is) {
    case "text":
      return other.text.trim() === "" ? [] : [{ kind: how === "whole" ? "word" : "part", text: other.text.trim() }];
    case "number":
      return [{ kind: "number" }];
    case "list":
      return other.members.flatMap((one) => readCompared(one, how, column));
    case "cells":
    case "column":
    case "name":
      return how === "part" || holds(other, column) ? [] : [{ kind: "cells", cells: other, isCriterion: false }];
    case "call":
      return SAME.has(other.name) && other.given[0] ? readCompared(other.given[0], how, column) : [];
    case "comparison":
    case "joined":
    case "sum":
    case "other":
      return [];
  }
}

/** Reads a criterion of COUNTIF and the like: a word, a sign and a word, or a pattern. */
export function readCriterion(criterion: Formula, column: StatusColumn): ColumnUse[] {
  switch (criterion.is) {
    case "text":
      return readCriterionText(criterion.text);
    case "list":
      return criterion.members.flatMap((one) => readCriterion(one, column));
    case "joined": {
      const [left, right] = [criterion.left, criterion.right];
      // "="&A2 and A2&"" look for the content of the cell; "*"&A2&"*" for a part of a word.
      const cells = [left, right].find((one) => one.is !== "text");
      const text = left.is === "text" ? left.text : right.is === "text" ? right.text : null;
      if (left.is === "text" && right.is === "text") return readCriterionText(left.text + right.text);
      return cells && text !== null && /^[=<>]*$/.test(text) ? readCriterion(cells, column) : [];
    }
    case "cells":
    case "column":
    case "name":
      return holds(criterion, column) ? [] : [{ kind: "cells", cells: criterion, isCriterion: true }];
    case "number":
    case "call":
    case "comparison":
    case "sum":
    case "other":
      return readCompared(criterion, "whole", column);
  }
}

/** Reads a criterion given as text. */
export function readCriterionText(criterion: string): ColumnUse[] {
  const wanted = criterion.replace(/^(?:<=|>=|<>|[=<>])/, "").trim();
  if (wanted === "") return [];
  if (Number.isFinite(Number(wanted))) return [{ kind: "number" }];
  if (!/[*?]/.test(wanted)) return [{ kind: "word", text: wanted }];
  const part = wanted.replace(/~?[*?]/g, "").trim();
  return part === "" ? [{ kind: "part", text: "" }] : [{ kind: "part", text: part }];
}

/** Of a comparison that includes other cells, only words can be meant for statuses; a letter may be anything. */
export function asUncertain(said: readonly ColumnUse[]): ColumnUse[] {
  return said.flatMap((one): ColumnUse[] =>
    one.kind === "word" && [...one.text].length > 1 ? [{ kind: "perhaps", text: one.text }] : [],
  );
}

/** Reads the words of a lookup table in which the column's content is looked up: its first column or row. */
export function readKey(key: Formula, column: StatusColumn, only: "column" | "row"): ColumnUse[] {
  if (key.is === "list") return asUncertain(readCompared(key, "whole", column));
  return key.is === "cells" || key.is === "name" ? [{ kind: "cells", cells: key, isCriterion: false, only }] : [];
}
