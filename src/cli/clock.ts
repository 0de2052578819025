import type { RunContext } from "../planning/sheets/rag-log/describe";
import type { Given } from "./arguments/command";
import { UnusableInput } from "./errors";
import type { Surroundings } from "./surroundings";

/** The time where the officer is, to the minute: "2025-03-31 23:05"; of a day that was given, its first minute. */
function timeNow(given: Given, around: Surroundings): string {
  const wanted = given.valueOf("today");
  if (wanted === undefined) return writeTime(around.now());
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(wanted) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (year === "" || date.toISOString().slice(0, 10) !== wanted)
    throw new UnusableInput(`“${wanted}” is not a day. Write it as year, month and day: --today 2024-11-20`);
  return `${wanted} 00:00`;
}

/** "2025-03-31" */
export function today(given: Given, around: Surroundings): string {
  return timeNow(given, around).slice(0, "2025-03-31".length);
}

function writeTime(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** When and by whom something is written, for the log: the name that the system has for its user, unless it is not wanted there. */
export function runContext(given: Given, around: Surroundings): RunContext {
  const { USER, USERNAME, LOGNAME } = around.env;
  const who = given.isOn("no-name") ? "" : ([USER, USERNAME, LOGNAME].find(Boolean) ?? "").slice(0, LONGEST_NAME);
  return { now: timeNow(given, around), who };
}

const LONGEST_NAME = 100;
