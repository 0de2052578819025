import { Button } from "@fluentui/react-components";
import { useLayoutEffect, useRef, useState, type JSX, type ReactNode, type RefObject } from "react";
import { dismissalKey, type Dismissable, type DismissedFinding } from "../../planning/sheets/dismissed-checks/read";
import { CHECKS_COPY } from "./checks-copy";
import { Disclosure } from "../kit/Disclosure";
import { DismissForm } from "./DismissForm";
import type { ShownFinding } from "../state/pane-app";
import { isFocusLost } from "../kit/focus";
import { InParts } from "../kit/InParts";
import { ProblemNote } from "../kit/ProblemNote";
import { savingOf } from "../state/pane-state";
import type { Pane } from "../state/use-pane";

/** A finding whose cell can be shown, and which can be dismissed. */
export type Listable = Dismissable & ShownFinding;

/** A finding in a list. Its id stays the same when the workbook is read again, even if its row has moved. */
export interface Listed<T> {
  id: string;
  finding: T;
}

/** Findings under one heading. `name` identifies the heading on the page. */
export interface ListedGroup<T> {
  name: string;
  heading: ReactNode;
  listed: Listed<T>[];
}

interface FindingListProps<T extends Listable> {
  pane: Pane;
  groups: readonly ListedGroup<T>[];
  dismissed: readonly DismissedFinding<T>[];
  /** The name of the heading over dismissed findings. */
  dismissedName: string;
  /** The name of a finding's group. */
  groupOf: (finding: T) => string;
  /** Draws a finding's line. */
  children: (finding: T) => ReactNode;
}

/** What the parts of the list share: which headings are open, and which finding was acted on last. */
interface ListState {
  isOpen: (name: string) => boolean;
  toggle: (name: string) => void;
  /** Where a failure is shown: the id of the finding dismissed last, or `dismissedName` after bringing one back. */
  actedOn: string | null;
  setActedOn: (actedOn: string) => void;
  /** Moves the focus to the first of these parts that is drawn, if the element that had it is gone. */
  focusOn: (parts: string[]) => void;
}

/** Findings in groups that open, each with a link to its cell and a way to dismiss it; dismissed findings come last. */
export function FindingList<T extends Listable>(props: FindingListProps<T>): JSX.Element {
  const { groups } = props;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [actedOn, setActedOn] = useState<string | null>(null);
  const { list, focusOn } = useFocusIn();
  const state: ListState = {
    isOpen: (name) => opened.has(name),
    toggle: (name) =>
      setOpened(opened.has(name) ? new Set([...opened].filter((one) => one !== name)) : new Set([...opened, name])),
    ...{ actedOn, setActedOn, focusOn },
  };
  return (
    <div ref={list}>
      {groups.map((group) => (
        <Group key={group.name} {...props} group={group} state={state} />
      ))}
      {props.dismissed.length > 0 && <DismissedGroup {...props} state={state} />}
    </div>
  );
}

function Group<T extends Listable>(
  props: FindingListProps<T> & { group: ListedGroup<T>; state: ListState },
): JSX.Element {
  const { name, heading, listed } = props.group;
  const { state, pane, dismissedName } = props;
  const [formOpened, setFormOpened] = useState<string | null>(null);
  const dismiss = async ({ id, finding }: Listed<T>, reason: string): Promise<void> => {
    state.setActedOn(id);
    // The next finding that stays: those with the same key are dismissed with this one.
    const next = nextAfter(
      listed,
      listed.findIndex((one) => one.id === id),
      (one) => one.finding.key !== finding.key,
    );
    if (await pane.checks.dismiss(id, finding, reason))
      state.focusOn([...(next ? [`${next.id} line`] : []), `${dismissedName} disclosure`]);
  };
  return (
    <Disclosure name={name} heading={heading} isOpen={state.isOpen(name)} onToggle={() => state.toggle(name)}>
      <InParts length={listed.length}>
        {(count) =>
          listed.slice(0, count).map((one) => (
            <li key={one.id}>
              <Line pane={pane} {...one}>
                {props.children}
              </Line>
              <Dismissing
                pane={pane}
                {...one}
                isActedOn={state.actedOn === one.id}
                takesFocus={formOpened === one.id}
                onOpen={() => setFormOpened(one.id)}
                onSave={(reason) => void dismiss(one, reason)}
                onCancel={() => state.focusOn([`${one.id} dismiss`])}
              />
            </li>
          ))
        }
      </InParts>
    </Disclosure>
  );
}

/** The button that opens the form to dismiss a finding; once pressed, the form. */
function Dismissing(props: {
  pane: Pane;
  id: string;
  finding: Listable;
  isActedOn: boolean;
  takesFocus: boolean;
  onOpen: () => void;
  onSave: (reason: string) => void;
  onCancel: () => void;
}): JSX.Element {
  const { id, finding } = props;
  const { checks, state } = props.pane;
  const reason = state.reasons.get(id);
  if (reason === undefined) {
    return (
      <Button
        className="check-act"
        size="small"
        data-part={`${id} dismiss`}
        aria-label={CHECKS_COPY.dismissLabel(finding.address)}
        onClick={() => {
          props.onOpen();
          checks.type(id, "");
        }}
      >
        {CHECKS_COPY.dismiss}
      </Button>
    );
  }
  return (
    <DismissForm
      address={finding.address}
      reason={reason}
      saving={savingOf(state, "dismissing", props.isActedOn)}
      takesFocus={props.takesFocus}
      onType={(typed) => checks.type(id, typed)}
      onSave={props.onSave}
      onCancel={() => {
        checks.type(id, null);
        props.onCancel();
      }}
    />
  );
}

function DismissedGroup<T extends Listable>(props: FindingListProps<T> & { state: ListState }): JSX.Element {
  const { pane, dismissed, dismissedName: name, groupOf, state } = props;
  const { isBusy, problem } = savingOf(pane.state, "bringing-back", state.actedOn === name);
  const bringBack = async (index: number, finding: T): Promise<void> => {
    state.setActedOn(name);
    const next = nextAfter(dismissed, index, (one) => one.finding.key !== finding.key);
    if (await pane.checks.bringBack(finding))
      state.focusOn([...(next ? [`${dismissalKey(next.finding)} back`] : []), `${groupOf(finding)} disclosure`]);
  };
  return (
    <Disclosure
      name={name}
      heading={CHECKS_COPY.dismissed(dismissed.length)}
      isOpen={state.isOpen(name)}
      onToggle={() => state.toggle(name)}
    >
      {problem && <ProblemNote problem={problem} />}
      <InParts length={dismissed.length}>
        {(count) =>
          dismissed.slice(0, count).map(({ finding, dismissal }, index) => {
            const id = `${finding.key} ${finding.tableId} ${finding.row}`;
            return (
              <li key={id}>
                <Line pane={pane} id={id} finding={finding}>
                  {props.children}
                </Line>
                <p className="check-why">{CHECKS_COPY.why(dismissal.reason, dismissal.when)}</p>
                <Button
                  className="check-act"
                  size="small"
                  data-part={`${dismissalKey(finding)} back`}
                  aria-label={CHECKS_COPY.bringBackLabel(finding.address)}
                  disabledFocusable={isBusy}
                  onClick={() => void bringBack(index, finding)}
                >
                  {CHECKS_COPY.bringBack}
                </Button>
              </li>
            );
          })
        }
      </InParts>
    </Disclosure>
  );
}

/** A finding as a button that shows its cell. */
function Line<T extends Listable>(props: Listed<T> & { pane: Pane; children: (finding: T) => ReactNode }): JSX.Element {
  const { pane, id, finding } = props;
  return (
    <button type="button" className="link-button" data-part={`${id} line`} onClick={() => pane.checks.show(finding)}>
      {props.children(finding)}
    </button>
  );
}

/** The next item that stays in the list, or else the last one before. */
function nextAfter<Item>(items: readonly Item[], at: number, stays: (item: Item) => boolean): Item | undefined {
  return items.slice(at).find(stays) ?? items.slice(0, at).findLast(stays);
}

/** Moves the focus to the first of several parts that is drawn, once the element that had it is gone. */
function useFocusIn(): { list: RefObject<HTMLDivElement>; focusOn: (parts: string[]) => void } {
  const list = useRef<HTMLDivElement>(null);
  const [wanted, focusOn] = useState<string[]>([]);
  useLayoutEffect(() => {
    if (wanted.length === 0 || !isFocusLost()) return;
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
