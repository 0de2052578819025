import { phraseTable } from "../words/phrase";
import type { NoTarget } from "./target-reading";

/*
 * Texts by which public bodies say that there is no target. Words are in lower case, without hyphens and apostrophes;
 * "|" separates texts of one meaning.
 */

/** Whole texts that mean no target. Matched on the words alone, with periods removed. */
export const NO_TARGET_TEXTS: ReadonlyMap<string, NoTarget["why"]> = new Map(
  (
    [
      [
        "to-be-confirmed",
        "tbc|tba|tbd|to follow|not set|not yet set|not agreed|not yet agreed|not confirmed|not yet confirmed|" +
          "pending|awaited",
      ],
      [
        "to-be-confirmed",
        "target not set|target not yet set|target not agreed|awaiting target|under review|under development|" +
          "in development",
      ],
      [
        "not-applicable",
        "n a|na|not applicable|none|none set|no target|no target set|no targets|no targets set|not targeted|nil target",
      ],
      [
        "not-applicable",
        "no target applicable|no formal target|no specific target|no target required|not required|target not " +
          "applicable|no set target",
      ],
      [
        "baseline",
        "baseline|baseline year|a baseline|new|new indicator|new measure|new kpi|new pi|year of baseline|" +
          "baselining|base line|no baseline",
      ],
      [
        "information",
        "data only|for information|information|information only|for information only|for info|info only|fyi",
      ],
      [
        "information",
        "monitor|monitoring|monitored|monitor only|monitoring only|monitoring measure|monitoring indicator|" +
          "to monitor|to be monitored|for monitoring",
      ],
      [
        "information",
        "context|contextual|for context|context only|provided for context|contextual measure|contextual " +
          "indicator|contextual information",
      ],
      [
        "information",
        "trend|trend only|tracking|tracker|tracked|track|track only|tracking only|tracking indicator|tracker " +
          "indicator|volume|volume only|volumetric",
      ],
      [
        "information",
        "demand|demand measure|activity|activity measure|activity only|measure for information|for reference|" +
          "for reference only|reference only",
      ],
    ] as const
  ).flatMap(([why, texts]) => texts.split("|").map((text): [string, NoTarget["why"]] => [text, why])),
);

/** Openings that mean no target, whatever words follow, as long as there is no figure. */
export const NO_TARGET_OPENINGS = phraseTable<NoTarget["why"]>([
  [
    "tbc|tba|tbd|to be confirmed|to be agreed|to be set|to be determined|to be decided|to be established",
    "to-be-confirmed",
  ],
  [
    "to be reported|to be developed|to be finalised|to be defined|to be advised|to be reviewed|not yet set|" +
      "not yet agreed|target to be|targets to be",
    "to-be-confirmed",
  ],
  [
    "target tbc|target tba|target tbd|targets tbc|awaiting|target under review|target not yet|target will be " +
      "set|targets will be set",
    "to-be-confirmed",
  ],
  ["n / a|not applicable|no target|no targets|target not applicable|not targeted", "not-applicable"],
  [
    "baseline|establish baseline|establish a baseline|establishing baseline|establishing a baseline|set " +
      "baseline|set a baseline",
    "baseline",
  ],
  [
    "setting a baseline|to establish baseline|to establish a baseline|to set a baseline|baselining|new " +
      "indicator|new measure|new kpi",
    "baseline",
  ],
  ["establish the baseline|to baseline|first year of|collect baseline|baseline year", "baseline"],
  [
    "data only|information only|for information|monitor|monitoring|monitored|tracking only|trend only|" +
      "contextual|for context",
    "information",
  ],
  ["provided for context|context only|volume only|measure for information|to monitor|for monitoring", "information"],
]);
