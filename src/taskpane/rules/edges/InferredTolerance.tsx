import { Button, Field, Select } from "@fluentui/react-components";
import { useEffect, useMemo, useState, type JSX } from "react";
import type { Review } from "../../../actions/review";
import { allIndicators } from "../../../kpi/scorecard";
import type { InferredKind, InferredTolerance as Inferred } from "../../../rag/infer-tolerance";
import { wordFor } from "../../../rag/rules/ruleset";
import type { RuleScope } from "../../../rag/what-if";
import { inferFromSheet, suggestEdge, writeBounds, type SheetEdge } from "./inferred-edge";
import { IndicatorLinks } from "./IndicatorLinks";
import type { IndicatorPlace } from "../../state/indicator-place";
import { RULES_COPY } from "../rules-copy";
import { ScopeSelect } from "./ScopeSelect";
import { StatusIcon } from "../../statuses/StatusIcon";
import { DEFAULT_SCOPE, type TriedEdges } from "./tried-edges";

const KIND_WORDS: Record<InferredKind, string> = { percent: RULES_COPY.percent, amount: RULES_COPY.amount };
const KINDS = Object.keys(KIND_WORDS) as InferredKind[];

/** Finds the amber edge that the statuses in the sheet imply, and the rows that contradict it. */
export function InferredTolerance(props: {
  review: Review;
  onReveal: (place: IndicatorPlace) => void;
  onTry: (tried: TriedEdges) => void;
}): JSX.Element {
  const { review } = props;
  const [scope, setScope] = useState<RuleScope>(DEFAULT_SCOPE);
  const [kind, setKind] = useState<InferredKind>("percent");
  const { isAsked, found, ask } = useInferredEdge({ review, scope, kind });
  const indicators = useMemo(() => allIndicators(review.scorecard), [review.scorecard]);
  return (
    <section aria-labelledby="implied">
      <h2 id="implied">{RULES_COPY.implied}</h2>
      <p className="hint">{RULES_COPY.impliedIntro}</p>
      <div className="fields">
        <ScopeSelect indicators={indicators} scope={scope} onScope={setScope} />
        <Field label={RULES_COPY.measure}>
          <Select value={kind} onChange={(_, data) => setKind(KINDS.find((one) => one === data.value) ?? "percent")}>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {KIND_WORDS[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Button onClick={ask}>{RULES_COPY.find}</Button>
      <p role="status" className="answer">
        {isAsked && (found ? describe(found) : RULES_COPY.working)}
      </p>
      {found?.inferred && <Found found={found} inferred={found.inferred} scope={scope} {...props} />}
    </section>
  );
}

interface Question {
  review: Review;
  scope: RuleScope;
  kind: InferredKind;
}

/** Answers the question that was asked, while it is still the current one. `found` is null until the answer is there. */
function useInferredEdge(current: Question): { isAsked: boolean; found: SheetEdge | null; ask: () => void } {
  const [asked, setAsked] = useState<Question | null>(null);
  const [answer, setAnswer] = useState<{ question: Question; found: SheetEdge } | null>(null);
  useEffect(() => {
    if (!asked) return undefined;
    // A long table takes a second: the pane is drawn first.
    const infer = (): void =>
      setAnswer({ question: asked, found: inferFromSheet(asked.review, asked.scope, asked.kind) });
    const timer = setTimeout(infer, 0);
    return () => clearTimeout(timer);
  }, [asked]);
  const isAsked = asked?.review === current.review && asked.scope === current.scope && asked.kind === current.kind;
  return {
    isAsked,
    found: isAsked && answer?.question === asked ? answer.found : null,
    ask: () => setAsked(current),
  };
}

function describe({ inferred }: SheetEdge): string {
  if (!inferred) return RULES_COPY.nothingToGoOn;
  const [from, to] = writeBounds(inferred);
  return RULES_COPY.agreement(from, to, inferred.agreeing, inferred.judged);
}

function Found(props: {
  found: SheetEdge;
  inferred: Inferred;
  scope: RuleScope;
  review: Review;
  onReveal: (place: IndicatorPlace) => void;
  onTry: (tried: TriedEdges) => void;
}): JSX.Element {
  const { found, inferred, scope, review } = props;
  const edge = suggestEdge(inferred);
  const links = found.contradicting.map(({ indicator, written }) => ({
    indicator,
    note: (
      <>
        <StatusIcon status={written} size={12} /> {RULES_COPY.inSheet(wordFor(review.ruleset, written))}
      </>
    ),
  }));
  return (
    <>
      {links.length > 0 && (
        <>
          <p>{RULES_COPY.contradict(links.length)}</p>
          <IndicatorLinks links={links} onReveal={props.onReveal} />
        </>
      )}
      <Button size="small" onClick={() => props.onTry({ scope, green: "", amber: edge })}>
        {RULES_COPY.tryEdge(edge)}
      </Button>
    </>
  );
}
