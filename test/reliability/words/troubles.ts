import type { FaultMoment } from "../../../src/office-host/host/rich-api";
import { ExcelError, type ExcelErrorCode } from "../../../src/office-host/workbook/excel-error";
import type { World } from "./world";

/** What goes wrong while a pane works: a request fails, its answer is lost, or someone does something between two requests. */
const TROUBLES = {
  "a request breaks off": ({ chance }, trip) => {
    const code = chance.pick<ExcelErrorCode>(["RequestAborted", "GeneralException", "AccessDenied", "ItemNotFound"]);
    // Most of what a request asks for comes late in it.
    const step = chance.below(chance.pick([10, 60, 250]));
    return (moment) => {
      if (moment.kind === "action" && moment.trip === trip && moment.index === step) throw new ExcelError(code);
    };
  },
  "an answer is lost": ({ host }, trip) => {
    const usual = { ...host.limits };
    return (moment) => {
      if (moment.kind === "batch") Object.assign(host.limits, moment.trip === trip ? { responseBytes: 10 } : usual);
    };
  },
} satisfies Record<string, (world: World, trip: number) => (moment: FaultMoment) => void>;

/** Does something in a pane while one thing goes wrong, or `meanwhile` is done, at one of its first requests. */
export async function inTrouble<T>(
  world: World,
  meanwhile: () => string,
  act: () => Promise<T>,
): Promise<[told: string, T]> {
  const { host, chance } = world;
  const trip = host.trips.length + 1 + chance.below(6);
  let told = "";
  const name = chance.pick(["somebody", ...Object.keys(TROUBLES)] as ["somebody", ...(keyof typeof TROUBLES)[]]);
  const usual = { ...host.limits };
  if (name === "somebody") {
    host.faults = (moment) => {
      if (moment.kind === "batch" && moment.trip === trip) told = world.model.actAs("host", meanwhile);
    };
  } else {
    told = name;
    host.faults = TROUBLES[name](world, trip);
  }
  try {
    const done = await act();
    return [told, done];
  } finally {
    host.faults = undefined;
    host.limits = usual;
  }
}
