import { Checkbox } from "@fluentui/react-components";
import type { JSX } from "react";
import { listSome } from "../../report/words";
import { fillsToClear, iconsToReplace, type LookChoices, type LookOffers } from "../../planning/status-looks/offers";

/** The words of the form. They are loaded with it, as few workbooks need it. */
const WORDS = {
  looks: "Icons and fills",
  replaceIcons: (areas: readonly string[]): string =>
    `Put KPI Reporter’s symbols over the icon set of ${listSome(areas)}`,
  clearFills: (count: number): string =>
    `Take away the ${count === 1 ? "fill of that cell" : `fills of these ${count.toLocaleString("en-GB")} cells`}`,
};

/** Offers to replace icon sets and clear fills of status columns, each with its reason and a checkbox. */
export function LookOffersForm(props: {
  looks: LookOffers;
  isBusy: boolean;
  choices: LookChoices;
  onChoose: (choices: LookChoices) => void;
}): JSX.Element | null {
  const { looks, isBusy, choices, onChoose } = props;
  if (looks.sentences.length === 0) return null;
  const icons = iconsToReplace(looks);
  const fills = fillsToClear(looks, choices);
  return (
    <div className="look-offers" role="group" aria-label={WORDS.looks}>
      {looks.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {icons.length > 0 && (
        <Checkbox
          label={WORDS.replaceIcons(icons.map(({ area }) => area))}
          checked={choices.replacesIcons}
          disabled={isBusy}
          onChange={(_, { checked }) => onChoose({ ...choices, replacesIcons: checked === true })}
        />
      )}
      {fills.length > 0 && (
        <Checkbox
          label={WORDS.clearFills(fills.length)}
          checked={choices.clearsFills}
          disabled={isBusy}
          onChange={(_, { checked }) => onChoose({ ...choices, clearsFills: checked === true })}
        />
      )}
    </div>
  );
}
