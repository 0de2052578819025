import { Button } from "@fluentui/react-components";
import { useLayoutEffect, useRef, useState, type JSX, type ReactNode, type RefObject } from "react";
import { dismissalKey, type Dismissable, type DismissedFinding } from "../../planning/sheets/dismissed-checks/read";
import { CHECKS_COPY } from "./checks-copy";
import { Disclosure } from "../kit/Disclosure";
import { DismissForm } from "./DismissForm";
import type { ShownFinding } from "../state/pane-app";
import { ProblemNote } from "../kit/ProblemNote";
import type { Pane } from "../state/use-pane";

/** Something to look at, of which the cell may be shown, and which may be dismissed. */
export type Listable = Dismissable & ShownFinding;

/** A finding in a list. Its id stays the same from one reading to the next, also where its row has moved. */
export interface Listed<T> {
  id: string;
  finding: T;
}

/** Findings under one heading. `name` tells the heading from others on the page. */
export interface ListedGroup<T> {
  name: string;
  heading: ReactNode;
  listed: Listed<T>[];
}

interface FindingListProps<T extends Listable> {
  pane: Pane;
  groups: readonly ListedGroup<T>[];
  dismissed: readonly DismissedFinding<T>[];
  /** The disclosure of what was dismissed, beside the others of the page; and the group that a finding goes back to. */
  dismissedName: string;
  groupOf: (finding: T) => string;
  /** What a line says. */
  children: (finding: T) => ReactNode;
}

/** Findings in groups that open, each with a link to its cell and a way to dismiss it; those that were dismissed come last. */
export function FindingList<T extends Listable>({
  pane,
  groups,
  dismissed,
  dismissedName,
  groupOf,
  children,
}: FindingListProps<T>): JSX.Element {
  const { checks } = pane;
  const { activity, failure } = pane.state;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (name: string): void =>
    setOpened(opened.has(name) ? new Set([...opened].filter((one) => one !== name)) : new Set([...opened, name]));
  /** The finding whose dismissal, or bringing back, was asked for last: a failure is said there. */
  const [asked, setAsked] = useState<string | null>(null);
  const [formOpened, setFormOpened] = useState<string | null>(null);
  const { list, focusOn } = useFocusIn();

  const dismiss = async (group: string, { id, finding }: Listed<T>, reason: string): Promise<void> => {
    setAsked(id);
    const listed = groups.find(({ name }) => name === group)?.listed ?? [];
    const at = listed.findIndex((one) => one.id === id);
    const isOther = (one: Listed<T>): boolean => one.finding.key !== finding.key;
    const next = listed.slice(at).find(isOther) ?? listed.slice(0, at).findLast(isOther);
    if (await checks.dismiss(id, finding, reason))
      focusOn([...(next ? [`${next.id} line`] : []), `${dismissedName} disclosure`]);
  };
  const bringBack = async (index: number): Promise<void> => {
    const finding = dismissed[index]?.finding;
    if (!finding) return;
    setAsked(dismissedName);
    const others = [...dismissed.slice(index), ...dismissed.slice(0, index).reverse()].filter(
      (one) => one.finding.key !== finding.key,
    );
    const next = others[0] && `${dismissalKey(others[0].finding)} back`;
    if (await checks.bringBack(finding)) focusOn([...(next ? [next] : []), `${groupOf(finding)} disclosure`]);
  };
  const line = (id: string, finding: T): JSX.Element => (
    <button type="button" className="link-button" data-part={`${id} line`} onClick={() => checks.show(finding)}>
      {children(finding)}
    </button>
  );
  return (
    <div ref={list}>
      {groups.map(({ name, heading, listed }) => (
        <Disclosure key={name} name={name} heading={heading} isOpen={opened.has(name)} onToggle={() => toggle(name)}>
          <InParts length={listed.length}>
            {(count) =>
              listed.slice(0, count).map((one) => {
                const { id, finding } = one;
                const reason = pane.state.reasons.get(id);
                return (
                  <li key={id}>
                    {line(id, finding)}
                    {reason === undefined ? (
                      <Button
                        className="check-act"
                        size="small"
                        data-part={`${id} dismiss`}
                        aria-label={CHECKS_COPY.dismissLabel(finding.address)}
                        onClick={() => {
                          setFormOpened(id);
                          checks.type(id, "");
                        }}
                      >
                        {CHECKS_COPY.dismiss}
                      </Button>
                    ) : (
                      <DismissForm
                        address={finding.address}
                        reason={reason}
                        isBusy={activity !== "idle"}
                        isSaving={activity === "dismissing" && asked === id}
                        problem={failure?.doing === "dismissing" && asked === id ? failure.problem : null}
                        takesFocus={formOpened === id}
                        onType={(typed) => checks.type(id, typed)}
                        onSave={(given) => void dismiss(name, one, given)}
                        onCancel={() => {
                          checks.type(id, null);
                          focusOn([`${id} dismiss`]);
                        }}
                      />
                    )}
                  </li>
                );
              })
            }
          </InParts>
        </Disclosure>
      ))}
      {dismissed.length > 0 && (
        <Disclosure
          name={dismissedName}
          heading={CHECKS_COPY.dismissed(dismissed.length)}
          isOpen={opened.has(dismissedName)}
          onToggle={() => toggle(dismissedName)}
        >
          {failure?.doing === "bringing-back" && asked === dismissedName && <ProblemNote problem={failure.problem} />}
          <InParts length={dismissed.length}>
            {(count) =>
              dismissed.slice(0, count).map(({ finding, dismissal }, index) => {
                const id = `${finding.key} ${finding.tableId} ${finding.row}`;
                return (
                  <li key={id}>
                    {line(id, finding)}
                    <p className="check-why">{CHECKS_COPY.why(dismissal.reason, dismissal.when)}</p>
                    <Button
                      className="check-act"
                      size="small"
                      data-part={`${dismissalKey(finding)} back`}
                      aria-label={CHECKS_COPY.bringBackLabel(finding.address)}
                      disabledFocusable={activity !== "idle"}
                      onClick={() => void bringBack(index)}
                    >
                      {CHECKS_COPY.bringBack}
                    </Button>
                  </li>
                );
              })
            }
          </InParts>
        </Disclosure>
      )}
    </div>
  );
}

const AT_FIRST = 20;
const AT_A_TIME = 100;

/** A list of which as many lines are drawn as are asked for. */
function InParts({ length, children }: { length: number; children: (count: number) => ReactNode }): JSX.Element {
  const [count, setCount] = useState(AT_FIRST);
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useRef<number | null>(null);
  useLayoutEffect(() => {
    // The lines that a button brought are read on from; the button itself may have gone.
    if (focusNext.current === null) return;
    list.current?.children[focusNext.current]?.querySelector("button")?.focus();
    focusNext.current = null;
  }, [count]);
  const more = Math.min(AT_A_TIME, length - count);
  return (
    <>
      <ul className="links" ref={list}>
        {children(count)}
      </ul>
      {more > 0 && (
        <Button
          size="small"
          onClick={() => {
            focusNext.current = count;
            setCount(count + AT_A_TIME);
          }}
        >
          {CHECKS_COPY.showMore(more)}
        </Button>
      )}
    </>
  );
}

/**
 * Gives the focus to a button by the name of its part, once it is drawn, where what had the focus has gone: of several the
 * first that is there.
 */
function useFocusIn(): { list: RefObject<HTMLDivElement>; focusOn: (parts: string[]) => void } {
  const list = useRef<HTMLDivElement>(null);
  const [wanted, focusOn] = useState<string[]>([]);
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (wanted.length === 0 || (activeElement && activeElement !== document.body)) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const partOf = (button: HTMLElement): string =>
      button.dataset.part ?? `${button.closest<HTMLElement>("[data-part]")?.dataset.part ?? ""} disclosure`;
    for (const part of wanted) {
      const button = buttons.find((one) => partOf(one) === part);
      if (button) return button.focus();
    }
  }, [wanted]);
  return { list, focusOn };
}
