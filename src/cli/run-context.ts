import { localTime } from "../progress/clock";
import type { RunContext } from "../planning/sheets/rag-log/describe";
import type { Arguments } from "./arguments/command";
import { UnusableInput } from "./errors";
import type { Environment } from "./environment";

/** The officer's local time: "2025-03-31 23:05"; midnight of the day given with --today. */
function timeNow(given: Arguments, environment: Environment): string {
  const wanted = given.valueOf("today");
  if (wanted === undefined) return localTime(environment.now());
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(wanted) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (year === "" || date.toISOString().slice(0, 10) !== wanted)
    throw new UnusableInput(`“${wanted}” is not a day. Write it as year, month and day: --today 2024-11-20`);
  return `${wanted} 00:00`;
}

/** The officer's local day, or the one given with --today: "2025-03-31". */
export function today(given: Arguments, environment: Environment): string {
  return timeNow(given, environment).slice(0, "2025-03-31".length);
}

/** The time and the system's user name for the log; no name with --no-name. */
export function runContext(given: Arguments, environment: Environment): RunContext {
  const { USER, USERNAME, LOGNAME } = environment.env;
  const who = given.isOn("no-name") ? "" : ([USER, USERNAME, LOGNAME].find(Boolean) ?? "").slice(0, LONGEST_NAME);
  return { now: timeNow(given, environment), who };
}

const LONGEST_NAME = 100;
