import { contrast, LEAST_CONTRAST, mix, PALETTE_NAMES, type Colour } from "../../rag/rules/statuses/colours";
import type { ListedStatus } from "../../rag/rules/statuses/status-list";
import { USUAL_LOOKS } from "../../rag/rules/statuses/status-icons-and-colours";
import type { CSSProperties } from "react";

/** The lightest ground of the dark theme that a status stands on. */
const DARK_GROUND = "3D3D3D";

/** How much lighter each try is than the one before. */
const STEP = 0.08;

/**
 * The colours of the statuses where the rules have others than usual, as variables of the stylesheet: "--amber-ink" and
 * "--amber-fill" by the status. In high contrast the stylesheet keeps to one colour.
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

/** The colour, so much lighter that it can be read on the dark theme. */
function lightened(colour: Colour): string {
  const own = colour.slice(1);
  for (let share = 1; share > 0; share -= STEP) {
    const mixed = mix(own, "FFFFFF", share);
    if (contrast(mixed, DARK_GROUND) >= LEAST_CONTRAST) return `#${mixed.toLowerCase()}`;
  }
  return "#ffffff";
}
