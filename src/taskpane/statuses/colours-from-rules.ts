import { contrast, LEAST_CONTRAST, mix, PALETTE_NAMES, type Colour } from "../../rag/rules/statuses/colours";
import type { ListedStatus } from "../../rag/rules/statuses/status-list";
import { USUAL_LOOKS } from "../../rag/rules/statuses/usual-icons-and-colours";
import type { CSSProperties } from "react";

/** The lightest background behind a status in the dark theme. */
const DARK_BACKGROUND = "3D3D3D";

/** How much lighter each attempt is than the one before. */
const STEP = 0.08;

/**
 * CSS variables for the statuses that the rules give another colour than usual: "--amber-ink" and "--amber-paint". In high
 * contrast the stylesheet uses one colour for all.
 */
export function statusColours(statuses: readonly ListedStatus[]): CSSProperties {
  const changed = statuses.filter(({ status, colour }) => colour !== USUAL_LOOKS[status].colour);
  return Object.fromEntries(
    changed.flatMap(({ status, colour }) => {
      const { ink, fill } = inPane(colour);
      return [
        [`--${status}-ink`, ink],
        [`--${status}-paint`, fill],
      ];
    }),
  );
}

function inPane(colour: Colour): { ink: string; fill: string } {
  if (PALETTE_NAMES.some((name) => name === colour)) {
    const name = colour === "grey" ? "unrated" : colour;
    return { ink: `var(--${name})`, fill: `var(--${name}-fill)` };
  }
  const both = `light-dark(${colour}, ${lightened(colour)})`;
  return { ink: both, fill: both };
}

/** The colour, made lighter until it can be read in the dark theme. */
function lightened(colour: Colour): string {
  const own = colour.slice(1);
  for (let share = 1; share > 0; share -= STEP) {
    const mixed = mix(own, "FFFFFF", share);
    if (contrast(mixed, DARK_BACKGROUND) >= LEAST_CONTRAST) return `#${mixed.toLowerCase()}`;
  }
  return "#ffffff";
}
