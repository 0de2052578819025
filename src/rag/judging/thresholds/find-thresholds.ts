import { THRESHOLD_FIELDS, type ThresholdField } from "../../figure-columns";
import { isReason, notRated } from "../../not-rated";
import type { Field, NotRatedReason } from "../../rating";
import { showCell } from "../../reading/values/shown-figure";
import type { Edges } from "../../rules/edges/edge";
import { readRowRule } from "../../rules/edges/row-rule";
import { hasAmberAlone, type Ruleset } from "../../rules/ruleset";
import { takeOwnEdges } from "../doubt-tolerance";
import { convertEdges } from "../edge-units";
import { placeBands, type Gap } from "./place-bands";
import { readBand, type BandPlace, type BandReading } from "./read-band";

/** The edges that a row's own thresholds make, and the results that they leave without a colour. */
export interface OwnThresholds {
  edges: Partial<Edges>;
  gaps: readonly Gap[];
}

/** The first threshold that the row gives; null where it gives none. */
export function firstThreshold(cells: BandPlace["cells"]): ThresholdField | null {
  return THRESHOLD_FIELDS.find((field) => cells[field].kind !== "empty") ?? null;
}

/**
 * Reads a row's thresholds, which are its whole rule: figures at which the colours begin or end ("≥95%", "90-94.9%",
 * "<90%", or "95" and "90"), or distances from the target ("within 5%", "over 5%"). Null where the row gives none.
 */
export function findThresholds(place: BandPlace, ruleset: Ruleset): OwnThresholds | NotRatedReason | null {
  const { cells, comparison } = place;
  const first = firstThreshold(cells);
  if (first === null || isMarked(place)) return null;
  const read = new Map<ThresholdField, BandReading>();
  for (const field of THRESHOLD_FIELDS) {
    const band = comparison.polarity === "on-target" ? "words" : readBand(place, field);
    if (isReason(band)) return band;
    if (band !== null && cells[field].kind !== "empty") read.set(field, band);
  }
  const [given] = [...read.keys()];
  if (given === undefined) return null;
  if (cells.tolerance.kind !== "empty") return contradiction(place, "tolerance", given);
  if (!hasAmberAlone(ruleset)) return notRated(cells, "tolerance-does-not-fit", given);
  if (comparison.polarity === "on-target") return contradiction(place, given, "goodIs");
  if (comparison.against === "expected-to-date") return notRated(cells, "threshold-of-year", given);
  const worded = [...read].find(([field, band]) => band === "words" || (band === "met" && field !== "greenThreshold"));
  if (worded) return readDistances(place, worded[0]);
  const placed = placeFigures(place, read);
  const green = read.get("greenThreshold") ?? "met";
  const isBare = [...read.values()].some((band) => typeof band === "object" && band?.isBare);
  if (!isReason(placed) || green !== "met" || isBare) return placed;
  // "Met, up to 5%, over 5%" are no figures that a target of 95% leaves room for: they are distances.
  const distances = readDistances(place, given);
  return isReason(distances) ? placed : distances;
}

/** True for marks in three columns headed by the colours alone: a tick under the one that the row has. */
function isMarked({ cells }: BandPlace): boolean {
  return THRESHOLD_FIELDS.every((field) => {
    const heading = cells.columns?.by[field]?.heading ?? "threshold";
    return /^\W*(?:rag )?(?:green|amber|red)\W*$/i.test(heading) && !/\d|target|met/i.test(String(cells[field].value));
  });
}

function placeFigures(
  place: BandPlace,
  read: ReadonlyMap<ThresholdField, BandReading>,
): OwnThresholds | NotRatedReason {
  const [green, amber, red] = THRESHOLD_FIELDS.map((field) => read.get(field) ?? null);
  const isBand = (band: BandReading | undefined): band is Exclude<BandReading, "met" | "words"> =>
    band !== "met" && band !== "words";
  const placed = placeBands(
    {
      green: green === "met" ? "met" : isBand(green) ? green : null,
      amber: isBand(amber) ? amber : null,
      red: isBand(red) ? red : null,
    },
    place.comparison,
  );
  switch (placed.is) {
    case "placed":
      return placed;
    case "contradiction":
      return contradiction(place, placed.field, placed.other);
    case "lacking":
      return notRated(place.cells, "threshold-missing", placed.field);
    case "unclear":
      return notRated(place.cells, "threshold-unclear", placed.field);
  }
}

/** Reads thresholds that are distances from the target, as the same words in a Tolerance are read. */
function readDistances(place: BandPlace, field: ThresholdField): OwnThresholds | NotRatedReason {
  const { cells, comparison, given } = place;
  const clauses = THRESHOLD_FIELDS.flatMap((one, index) =>
    cells[one].kind === "empty" ? [] : [`${COLOURS[index] ?? ""}: ${showCell(cells[one])}`],
  );
  const rule = readRowRule(clauses.join("; "), comparison.polarity);
  if (rule === null) return notRated(cells, "threshold-not-read", field);
  const edges = convertEdges(rule, { cells, comparison, given, heading: null, field });
  if (isReason(edges)) return edges;
  const taken = takeOwnEdges(edges, "", comparison);
  return "is" in taken ? notRated(cells, "threshold-not-read", field) : { edges: taken, gaps: [] };
}

const COLOURS = ["green", "amber", "red"];

function contradiction(
  { cells }: BandPlace,
  field: ThresholdField | "tolerance",
  other: Extract<Field, ThresholdField | "goodIs" | "target">,
): NotRatedReason {
  return {
    ...notRated(cells, "threshold-contradicts", field),
    other: { field: other, text: showCell(cells[other]) },
  };
}

/** The reason for a result that falls where the thresholds give no colour. */
export function refuseGap(cells: BandPlace["cells"], { field, isShared }: Gap): NotRatedReason {
  return notRated(cells, isShared ? "threshold-shared" : "threshold-gap", field);
}
