const MS_PER_DAY = 86_400_000;

/** A date as a file may write it, "2025-06-30T12:00:00", as Excel counts it; null for what is none. */
export function readIsoDate(text: string, isDate1904: boolean): number | null {
  const [date, time] = text.includes("T") || /^\d{4}-/.test(text) ? text.split("T") : [undefined, text];
  const clock = time === undefined ? null : /^(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?$/.exec(time);
  if (time !== undefined && !clock) return null;
  const share = clock ? (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)) / 86_400 : 0;
  if (date === undefined) return share;
  const day = /^(\d{4})-(\d\d)-(\d\d)Z?$/.exec(date);
  if (!day) return null;
  const first = isDate1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return (Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) - first) / MS_PER_DAY + share;
}
