import { FIELD_WORDS } from "../../rag/sentences/field-words";

const RESULT =
  "average|avg|mean|median|figure|rate|result|performance|value|data|benchmark|comparator|position|outturn";
const REGIONS =
  "regional|north west|north east|south west|south east|east midlands|west midlands|yorkshire and humber|" +
  "yorkshire and the humber|yorkshire & humber|yorkshire|east of england|eastern|london";

const SHARED = { parts: ["values", "formats"], isSparse: true, isSeldom: true } as const;

/** The columns that hold the result of one comparator each. A target says by name which of them it means. */
export const COMPARATOR_COLUMNS = [
  {
    key: "nationalBenchmark",
    heading: FIELD_WORDS.nationalBenchmark,
    further: [
      `(national|england|english|uk|gb|wales|welsh|scotland|scottish|england and wales|england & wales) [${RESULT}]`,
      "cyfartaledd (cymru|cenedlaethol)",
    ],
    note: { what: "The country's result, for a target such as “above national average”.", example: "93.5%" },
    ...SHARED,
  },
  {
    key: "regionalBenchmark",
    heading: FIELD_WORDS.regionalBenchmark,
    further: [`(${REGIONS}) [region] [${RESULT}]`, "(nw|region) (average|avg|mean|median)"],
    note: { what: "The region's result, for a target such as “above North West average”.", example: "92.8%" },
    ...SHARED,
  },
  {
    key: "neighboursBenchmark",
    heading: FIELD_WORDS.neighboursBenchmark,
    further: [
      `(statistical|stat|nearest|cipfa nearest|cipfa) (neighbour|neighbours) [group] [${RESULT}]`,
      "neighbours [average|mean|median]",
      "cipfa [group] [average|mean|median]",
      "sn (average|mean|median)",
    ],
    note: { what: "The result of statistical or nearest neighbours.", example: "91.9%" },
    ...SHARED,
  },
  {
    key: "familyBenchmark",
    heading: FIELD_WORDS.familyBenchmark,
    further: [`(family|most similar) (group|groups|forces|authorities|areas) [${RESULT}]`, `(msg|msf) [${RESULT}]`],
    note: { what: "The result of the family group, or of the most similar forces.", example: "90.4%" },
    ...SHARED,
  },
  {
    key: "peersBenchmark",
    heading: FIELD_WORDS.peersBenchmark,
    further: [
      `(peer|peers|peer group|comparator group|comparator authorities|similar authorities) [${RESULT}]`,
      `(sector|housemark|county|unitary|metropolitan) (average|mean|median)`,
    ],
    note: { what: "The result of other peers, such as a sector's median.", example: "92%" },
    ...SHARED,
  },
  {
    key: "quartileBenchmark",
    heading: FIELD_WORDS.quartileBenchmark,
    further: ["[national|regional|housemark|peer|sector] (top|upper|best|1st|first) quartile [value|figure|threshold]"],
    note: { what: "Where the top quartile begins.", example: "96.1%" },
    ...SHARED,
  },
] as const;

/** The columns of comparators. */
export type ComparatorKey = (typeof COMPARATOR_COLUMNS)[number]["key"];
