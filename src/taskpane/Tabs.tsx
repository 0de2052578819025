import { useRef, type JSX, type KeyboardEvent } from "react";
import { COPY } from "./copy";
import type { Tab } from "./state/pane-data";

const TABS: readonly { tab: Tab; word: string }[] = [
  { tab: "statuses", word: COPY.tabStatuses },
  { tab: "rules", word: COPY.tabRules },
  { tab: "report", word: COPY.tabReport },
];

export const tabId = (tab: Tab): string => `tab-${tab}`;
export const panelId = (tab: Tab): string => `panel-${tab}`;

/** The tabs of the pane. The chosen one is a tab stop; the arrow keys, Home and End move between them. */
export function Tabs({ chosen, onChoose }: { chosen: Tab; onChoose: (tab: Tab) => void }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = TABS.findIndex(({ tab }) => tab === chosen);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + TABS.length) % TABS.length;
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[index]?.focus();
    onChoose(TABS[index]?.tab ?? chosen);
  };
  return (
    // Keys are handled here, but the focus is always on one of the tabs.
    <div ref={list} className="tabs" role="tablist" aria-label={COPY.tabs} tabIndex={-1} onKeyDown={onKeyDown}>
      {TABS.map(({ tab, word }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(tab)}
          className="tab"
          aria-selected={tab === chosen}
          aria-controls={panelId(tab)}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {word}
        </button>
      ))}
    </div>
  );
}
