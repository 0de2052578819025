import { FIELD_WORDS } from "../../rag/sentences/field-words";
import type { HeadingWords } from "./heading-words";

const KIND = "threshold|thresholds|limit|band|range|boundary|trigger|level|criteria|criterion|rule|tolerance|cut off";
const SIDE =
  "from|to|at|above|below|over|under|if|is|when|between|at least|at most|at or above|at or below|or above|or below|or over|" +
  "or under|less than|more than|greater than|up to|min|max|minimum|maximum|>|<|>=|<=|≥|≤";

/** What other workbooks call the threshold of a colour: "Green", "Amber threshold", "Red below", "Green ≥". */
function wordsFor(colour: string): HeadingWords {
  return {
    further: [
      `${colour} [${KIND}] [${SIDE}]`,
      `[rag] (${KIND}) ${colour}`,
      `(${KIND}) for ${colour}`,
      `rag ${colour} [${KIND}]`,
      `(min|max|minimum|maximum) ${colour}`,
    ],
  };
}

const SHARED = { parts: ["values", "formats"], isSparse: true, isSeldom: true } as const;

/** The columns that say in each row where its colours begin and end. */
export const THRESHOLD_COLUMNS = [
  {
    key: "greenThreshold",
    heading: FIELD_WORDS.greenThreshold,
    ...wordsFor("green"),
    note: {
      what: "Where Green begins in this row. The three are the row's rule, in place of the shared ones.",
      example: "≥95%",
    },
    ...SHARED,
  },
  {
    key: "amberThreshold",
    heading: FIELD_WORDS.amberThreshold,
    ...wordsFor("amber"),
    note: { what: "Which results are Amber in this row.", example: "90% to 94.9%" },
    ...SHARED,
  },
  {
    key: "redThreshold",
    heading: FIELD_WORDS.redThreshold,
    ...wordsFor("red"),
    note: { what: "Where Red begins in this row.", example: "<90%" },
    ...SHARED,
  },
] as const;
