import { Button } from "@fluentui/react-components";
import { useDeferredValue, useLayoutEffect, useMemo, useRef, useState, type JSX, type ReactNode, type RefObject } from "react";
import type { Review } from "../actions/review";
import type { Finding, FindingCode } from "../kpi/checks/finding";
import { allIndicators } from "../kpi/scorecard";
import { dismissalKey, splitFindings, type DismissedFinding } from "../workbook/read-dismissals";
import { CHECKS_COPY } from "./checks-copy";
import { COPY } from "./copy";
import { Disclosure } from "./Disclosure";
import { DismissForm } from "./DismissForm";
import { findChecks, groupFindings, type ListedFinding } from "./find-checks";
import { placeKey } from "./pane-state";
import { ProblemNote } from "./ProblemNote";
import type { Pane } from "./use-pane";

/** The disclosure of what was dismissed, beside those of the checks. */
const DISMISSED = "dismissed";

/** What an officer is to look at before the report is published. It is worked out while the tab is shown, behind what is typed. */
export function Checks({ pane, review }: { pane: Pane; review: Review }): JSX.Element {
  const today = pane.today();
  const [last, setLast] = useState(review);
  if (pane.state.tab === "report" && last !== review) setLast(review);
  const shown = useDeferredValue(last);
  const findings = useMemo(() => findChecks(shown, today), [shown, today]);
  const { dismissals } = review;
  const split = useMemo(() => splitFindings(findings, dismissals?.dismissals ?? []), [findings, dismissals]);
  return (
    <section className="checks" aria-labelledby="checks">
      <h2 id="checks">{CHECKS_COPY.title}</h2>
      <Found pane={pane} review={shown} {...split} />
    </section>
  );
}

interface FoundProps {
  pane: Pane;
  review: Review;
  open: Finding[];
  dismissed: DismissedFinding[];
}

function Found({ pane, review, open, dismissed }: FoundProps): JSX.Element {
  const { checks } = pane;
  const { activity, failure } = pane.state;
  const groups = useMemo(() => groupFindings(open), [open]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (name: string): void => setOpened(opened.has(name) ? new Set([...opened].filter((one) => one !== name)) : new Set([...opened, name]));
  /** The finding whose dismissal was asked for last: a failure is said in its form. */
  const [asked, setAsked] = useState<string | null>(null);
  const [formOpened, setFormOpened] = useState<string | null>(null);
  const { list, focusOn } = useFocusIn();
  const metrics = useMemo(() => new Map(allIndicators(review.scorecard).map((indicator) => [placeKey(indicator), indicator.metric])), [review]);
  const metricOf = (finding: Finding): string => metrics.get(placeKey(finding)) || COPY.noMetric;

  const dismiss = async (code: FindingCode, { id, finding }: ListedFinding, reason: string): Promise<void> => {
    setAsked(id);
    const listed = groups.find((group) => group.code === code)?.listed ?? [];
    const at = listed.findIndex((one) => one.id === id);
    const isOther = (one: ListedFinding): boolean => one.finding.key !== finding.key;
    const next = listed.slice(at).find(isOther) ?? listed.slice(0, at).findLast(isOther);
    if (await checks.dismiss(id, finding, reason)) focusOn([...(next ? [`${next.id} line`] : []), `${DISMISSED} disclosure`]);
  };
  const bringBack = async (index: number): Promise<void> => {
    const finding = dismissed[index]?.finding;
    if (!finding) return;
    const others = [...dismissed.slice(index), ...dismissed.slice(0, index).reverse()].filter((one) => one.finding.key !== finding.key);
    const next = others[0] && `${dismissalKey(others[0].finding)} back`;
    if (await checks.bringBack(finding)) focusOn([...(next ? [next] : []), `${finding.code} disclosure`]);
  };
  return (
    <div className="checks-found" ref={list}>
      <p className="answer">{CHECKS_COPY.found(open.length)}</p>
      {open.length > 0 && <p className="hint">{CHECKS_COPY.about}</p>}
      {groups.map(({ code, listed }) => (
        <Disclosure key={code} name={code} heading={<Counted word={CHECKS_COPY.group(code)} count={listed.length} />} isOpen={opened.has(code)} onToggle={() => toggle(code)}>
          <InParts length={listed.length}>
            {(count) =>
              listed.slice(0, count).map((one) => {
                const { id, finding } = one;
                const reason = pane.state.reasons.get(id);
                return (
                  <li key={id}>
                    <FindingButton id={id} metric={metricOf(finding)} finding={finding} onShow={checks.show} />
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
                        onSave={(given) => void dismiss(code, one, given)}
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
        <Disclosure name={DISMISSED} heading={CHECKS_COPY.dismissed(dismissed.length)} isOpen={opened.has(DISMISSED)} onToggle={() => toggle(DISMISSED)}>
          {failure?.doing === "bringing-back" && <ProblemNote problem={failure.problem} />}
          <InParts length={dismissed.length}>
            {(count) =>
              dismissed.slice(0, count).map(({ finding, dismissal }, index) => (
                <li key={`${finding.key} ${placeKey(finding)}`}>
                  <FindingButton id={`${finding.key} ${placeKey(finding)}`} metric={metricOf(finding)} finding={finding} onShow={checks.show} />
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
              ))
            }
          </InParts>
        </Disclosure>
      )}
    </div>
  );
}

function Counted({ word, count }: { word: string; count: number }): JSX.Element {
  return (
    <>
      <span>{word}</span> <span className="check-count">{count.toLocaleString("en-GB")}</span>
    </>
  );
}

/** What was found; shows its cell in the sheet. */
function FindingButton(props: { id: string; metric: string; finding: Finding; onShow: (finding: Finding) => void }): JSX.Element {
  const { id, finding } = props;
  return (
    <button type="button" className="link-button" data-part={`${id} line`} onClick={() => props.onShow(finding)}>
      <span className="metric">{props.metric}</span>
      <span className="says">{finding.sentence}</span>
    </button>
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
    const partOf = (button: HTMLElement): string => button.dataset.part ?? `${button.closest<HTMLElement>("[data-part]")?.dataset.part ?? ""} disclosure`;
    for (const part of wanted) {
      const button = buttons.find((one) => partOf(one) === part);
      if (button) return button.focus();
    }
  }, [wanted]);
  return { list, focusOn };
}
