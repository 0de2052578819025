/* The year named in a text: in the name of a base ("2019/20 baseline") or the heading of its column. */

interface Years {
  from: number;
  to: number;
}

const YEARS = /(?<!\d)(?:fy\s?)?(?:(\d{4})(?:\s?[/–-]\s?(\d{4}|\d{2}))?|(\d{2})\s?[/–-]\s?(\d{2}))(?!\d)/gi;

/** The one calendar or financial year that a text names; null where it names none or several. */
function readYears(text: string): Years | null {
  const [found, ...others] = [...text.matchAll(YEARS)].flatMap(([, long, after, short, next]) => {
    const from = Number(long ?? `20${short ?? ""}`);
    const end = after ?? next;
    const to = end === undefined ? from : end.length === 4 ? Number(end) : Math.floor(from / 100) * 100 + Number(end);
    return from >= 1980 && from <= 2060 && (to === from || to === from + 1) ? [{ from, to }] : [];
  });
  return found && others.length === 0 ? found : null;
}

/**
 * True where two texts name different years: "2019/20 baseline" and a column headed "2023/24 Baseline". "2019" falls
 * within 2019/20.
 */
export function nameDifferentYears(a: string, b: string): boolean {
  const [one, other] = [readYears(a), readYears(b)];
  if (!one || !other) return false;
  const isYear = one.from === one.to || other.from === other.to;
  return isYear ? one.from > other.to || other.from > one.to : one.from !== other.from;
}
