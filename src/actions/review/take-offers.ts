import { joinPlans } from "../../planning/plan";
import { fillsToClear, iconsToReplace, type LookChoices } from "../../planning/status-looks/offers";
import { planFills } from "../../planning/status-looks/plan-fills";
import { describeLooks } from "../describe/describe-looks";
import type { Review } from "../review";

/** Adds to a review's plan the offers that an officer accepted. The others stay open. */
export function takeOffers(review: Review, { replacesIcons, clearsFills }: LookChoices): Review {
  const { tables, looks } = review;
  const taken = replacesIcons ? iconsToReplace(looks) : [];
  const left = looks.icons.filter((offer) => !taken.includes(offer));
  const cleared = clearsFills ? fillsToClear(looks, { replacesIcons }) : [];
  if (taken.length === 0 && cleared.length === 0) return review;
  const plans = [...taken.map(({ plan }) => plan.plan), ...tables.map((table) => planFills(table, cleared))];
  const rest = { ...looks, icons: left, fills: looks.fills.filter((conflict) => !cleared.includes(conflict)) };
  return {
    ...review,
    plan: joinPlans([review.plan, ...plans]),
    changes: [...review.changes, ...taken.flatMap(({ plan }) => plan.changes)],
    kept: [...review.kept, ...taken.flatMap(({ plan }) => plan.kept)],
    looks: describeLooks(rest, tables, review.ruleset),
  };
}
