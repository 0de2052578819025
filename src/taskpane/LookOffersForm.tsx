import { Checkbox } from "@fluentui/react-components";
import type { JSX } from "react";
import { fillsToClear, type LookChoices, type LookOffers } from "../workbook/status-looks/offers";
import { RUN_COPY } from "./run-copy";

/** What is offered of the looks of status columns, with why, and a tick for each that an officer agrees to. */
export function LookOffersForm(props: {
  looks: LookOffers;
  isBusy: boolean;
  choices: LookChoices;
  onChoose: (choices: LookChoices) => void;
}): JSX.Element | null {
  const { looks, isBusy, choices, onChoose } = props;
  if (looks.sentences.length === 0) return null;
  const icons = looks.icons.filter(({ blockedBy }) => blockedBy === null);
  const fills = fillsToClear(looks, choices);
  return (
    <div className="look-offers" role="group" aria-label={RUN_COPY.looks}>
      {looks.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {icons.length > 0 && (
        <Checkbox
          label={RUN_COPY.replaceIcons(icons.map(({ area }) => area))}
          checked={choices.replacesIcons}
          disabled={isBusy}
          onChange={(_, { checked }) => onChoose({ ...choices, replacesIcons: checked === true })}
        />
      )}
      {fills.length > 0 && (
        <Checkbox
          label={RUN_COPY.clearFills(fills.length)}
          checked={choices.clearsFills}
          disabled={isBusy}
          onChange={(_, { checked }) => onChoose({ ...choices, clearsFills: checked === true })}
        />
      )}
    </div>
  );
}
