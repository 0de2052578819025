/** The day where the officer is ("2025-03-31"), which at night is not the day in Greenwich. */
export function localDay(at = new Date()): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The time where the officer is, to the minute: "2025-03-31 23:05". */
export function localTime(at = new Date()): string {
  return `${localDay(at)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}
