import { compareFigures, difference } from "../../decimal";
import type { ThresholdField } from "../../figure-columns";
import type { Comparison } from "../../comparison";
import type { End } from "../../reading/values/read-bounds";
import type { Edge, Edges } from "../../rules/edges/edge";
import type { Band } from "./read-band";

/** The bands of a row by colour; null for a colour that the row leaves out. */
export interface Bands {
  green: Band | "met" | null;
  amber: Band | null;
  red: Band | null;
}

/** Results that no colour has, or that two could have; null on a side without an end. */
export interface Gap {
  low: End | null;
  high: End | null;
  /** True for a figure at which one colour ends and another begins, where nothing says whose it is. */
  isShared: boolean;
  field: ThresholdField;
}

/** The edges that the bands make, with what they leave open; or which of them cannot be so. */
export type Placed =
  | { is: "placed"; edges: Pick<Edges, "green" | "amber">; gaps: Gap[] }
  /** Two colours overlap, or a colour lies on the wrong side for what Good Is says. */
  | { is: "contradiction"; field: ThresholdField; other: ThresholdField | "goodIs" | "target" }
  /** Nothing says where amber ends. */
  | { is: "lacking"; field: ThresholdField }
  /** A bare figure may be where its colour begins, where it ends, or no threshold at all. */
  | { is: "unclear"; field: ThresholdField };

/** Puts the bands of a row in order and finds where each colour ends. */
export function placeBands(bands: Bands, comparison: Comparison): Placed {
  const { green, amber, red } = bands;
  const order = new Order(comparison);
  const greenBand = green === "met" ? null : green;
  if (greenBand && !greenBand.worst) return { is: "contradiction", field: "greenThreshold", other: "goodIs" };
  if (red && !red.best) return { is: "contradiction", field: "redThreshold", other: "goodIs" };
  const met: End = { figure: order.target, open: comparison.strict };
  // Without a green of its own, green begins where amber ends, or at the target.
  const afterAmber = green === null && amber?.best ? otherSide(amber.best) : null;
  const greenWorst = greenBand?.worst ?? afterAmber ?? met;
  const redBest = red?.best ?? null;
  const amberWorst = amber?.worst ?? (redBest && otherSide(redBest));
  if (!amberWorst) return { is: "lacking", field: amber === null ? "amberThreshold" : "redThreshold" };
  const unclear = findUnclear(bands, order, greenWorst, amberWorst);
  if (unclear) return { is: "unclear", field: unclear };

  const besideGreen = greenBand ? "greenThreshold" : "target";
  if (order.compare(amberWorst, greenWorst) > 0)
    return { is: "contradiction", field: amber ? "amberThreshold" : "redThreshold", other: besideGreen };
  const gaps = [
    amber?.best && !afterAmber ? order.between(amber.best, greenWorst, "amberThreshold") : null,
    amber?.worst && redBest ? order.between(bestOfRed(bands, redBest, amberWorst), amberWorst, "redThreshold") : null,
  ];
  const [overGreen, overAmber] = gaps;
  if (overGreen === "overlap") return { is: "contradiction", field: "amberThreshold", other: besideGreen };
  if (overAmber === "overlap") return { is: "contradiction", field: "redThreshold", other: "amberThreshold" };
  const isEndShared = red?.isBare === true && redBest !== null && !amber?.worst;
  const others = [
    isEndShared ? { low: redBest, high: redBest, isShared: true, field: "redThreshold" as const } : null,
    greenBand?.best ? order.beyond(greenBand.best, "greenThreshold") : null,
    red?.worst ? order.short(red.worst, "redThreshold") : null,
  ];
  return {
    is: "placed",
    edges: { green: greenWorst === met ? "met" : order.edge(greenWorst), amber: order.edge(amberWorst) },
    gaps: [overGreen, overAmber, ...others].filter((gap) => gap !== null && gap !== undefined),
  };
}

/** The end of the colour on the other side of a figure. */
function otherSide({ figure, open }: End): End {
  return { figure, open: !open };
}

/** Where red ends. A bare figure that is the same as amber's leaves it to amber whose it is, if amber says so. */
function bestOfRed({ amber, red }: Bands, redBest: End, amberWorst: End): End {
  const isSaid =
    red?.isBare === true && amber?.isBare === false && compareFigures(redBest.figure, amberWorst.figure) === 0;
  return isSaid ? otherSide(amberWorst) : redBest;
}

/** A bare figure is hardly further than this from the target, as a part of it. Where low is good, amber may reach twice as far. */
const FAR = 0.5;

/**
 * A bare figure that may mean something else: where low is good, "Green 0, Amber 10" may be where the colours begin, as
 * "Green 10, Amber 12" is where they end. The target tells them apart, and so does red, where it begins at amber's end.
 */
function findUnclear(
  { green, amber, red }: Bands,
  order: Order,
  greenWorst: End,
  amberWorst: End,
): ThresholdField | null {
  const isEndAgreed = amber?.worst && red?.best && compareFigures(red.best.figure, amberWorst.figure) === 0;
  if (green !== null && green !== "met" && green.isBare) {
    if (!order.isNear(greenWorst, FAR)) return "greenThreshold";
    if (!isEndAgreed && compareFigures(greenWorst.figure, order.target) * order.sign > 0) return "greenThreshold";
  }
  if (amber?.isBare && amber.worst) {
    if (!order.isNear(amberWorst, order.sign === 1 ? FAR : 2 * FAR)) return "amberThreshold";
    if (!isEndAgreed && order.compare(amberWorst, greenWorst) === 0) return "amberThreshold";
  }
  return red?.isBare && !amber && red.best && !order.isNear(red.best, order.sign === 1 ? FAR : 2 * FAR)
    ? "redThreshold"
    : null;
}

/** Which of two results is better, and what is between them. */
class Order {
  readonly sign: 1 | -1;
  /** The end of what the value is compared with that it has to reach. */
  readonly target: number;

  constructor(private readonly comparison: Comparison) {
    this.sign = comparison.polarity === "low" ? -1 : 1;
    this.target = comparison.polarity === "low" ? comparison.high : comparison.low;
  }

  /** Positive where the first is better. */
  compare(a: End, b: End): number {
    return compareFigures(a.figure, b.figure) * this.sign;
  }

  /** What is between the best end of a colour and the worst end of the next better one. */
  between(best: End, worst: End, field: ThresholdField): Gap | "overlap" | null {
    const side = this.compare(best, worst);
    if (side > 0) return "overlap";
    if (side === 0 && best.open !== worst.open) return null;
    // At one figure, either both have it or neither.
    if (side === 0) return { low: closed(best), high: closed(best), isShared: !best.open, field };
    return this.gap(otherSide(best), otherSide(worst), field);
  }

  /** Everything better than an end. */
  beyond(best: End, field: ThresholdField): Gap {
    return this.gap(otherSide(best), null, field);
  }

  /** Everything worse than an end. */
  short(worst: End, field: ThresholdField): Gap {
    return this.gap(null, otherSide(worst), field);
  }

  isNear({ figure }: End, part: number): boolean {
    return this.target === 0 || Math.abs(difference(figure, this.target)) <= part * Math.abs(this.target);
  }

  edge({ figure, open }: End): Edge {
    const { unit, scale } = this.comparison;
    return { kind: "at", figure, unit, scale, strict: open };
  }

  private gap(worse: End | null, better: End | null, field: ThresholdField): Gap {
    const [low, high] = this.sign === 1 ? [worse, better] : [better, worse];
    return { low, high, isShared: false, field };
  }
}

function closed({ figure }: End): End {
  return { figure, open: false };
}

/** The first gap that a result falls into. */
export function findGap(gaps: readonly Gap[], value: number): Gap | null {
  return gaps.find(({ low, high }) => isPast(low, value, 1) && isPast(high, value, -1)) ?? null;
}

function isPast(end: End | null, value: number, direction: 1 | -1): boolean {
  if (end === null) return true;
  const side = compareFigures(value, end.figure) * direction;
  return end.open ? side > 0 : side >= 0;
}
