/** The officer's local day, "2025-03-31". At night it differs from the day in UTC. */
export function localDay(at = new Date()): string {
  return `${at.getFullYear()}-${padded(at.getMonth() + 1)}-${padded(at.getDate())}`;
}

/** The officer's local time to the minute, "2025-03-31 23:05". */
export function localTime(at = new Date()): string {
  return `${localDay(at)} ${padded(at.getHours())}:${padded(at.getMinutes())}`;
}

function padded(part: number): string {
  return String(part).padStart(2, "0");
}
