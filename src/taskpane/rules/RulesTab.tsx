import { useRef, useState, type JSX } from "react";
import { hasAmberAlone } from "../../rag/rules/ruleset";
import { holdFocus } from "../kit/focus";
import type { Saving } from "../kit/PaneForm";
import { InferredTolerance } from "./InferredTolerance";
import { NamedColumns } from "../columns/NamedColumns";
import { RulesFile } from "./RulesFile";
import { RulesInWords } from "./RulesInWords";
import { RULES_COPY } from "./rules-copy";
import { DEFAULT_SCOPE, type TriedEdges } from "./tried-edges";
import { TaughtWords } from "./TaughtWords";
import type { ReviseRules } from "../state/jobs";
import { savingOf } from "../state/pane-state";
import type { Pane } from "../state/use-pane";
import { WhatIf } from "./WhatIf";
import { WhoseRules } from "./WhoseRules";

/** The parts of the tab that write rules: a problem is shown where it was met. */
type Writer = "sheet" | "file" | "edges" | "words";

/** The rules: whose they are, what they say, what others would change. */
export function RulesTab({ pane }: { pane: Pane }): JSX.Element {
  const { review, activity, failure } = pane.state;
  const tab = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState<TriedEdges>({ scope: DEFAULT_SCOPE, green: "", amber: "" });
  const [writer, setWriter] = useState<Writer | null>(null);
  if (!review) {
    const isReading = activity !== "idle" || failure?.problem.code !== "no-kpi-table";
    return <p className="empty">{isReading ? RULES_COPY.reading : RULES_COPY.noTable}</p>;
  }
  const write = async (by: Writer, revise: ReviseRules): Promise<boolean> => {
    setWriter(by);
    const isDone = await pane.rules.write(revise);
    // What was done is said at the top, where the rules are now the new ones.
    if (isDone) holdFocus(tab.current?.querySelector<HTMLElement>("#whose-rules"));
    return isDone;
  };
  const savingBy = (by: Writer): Saving => savingOf(pane.state, "writing-rules", writer === by);
  return (
    <div className="sections" ref={tab}>
      <WhoseRules
        review={review}
        saving={savingBy("sheet")}
        onShow={pane.rules.show}
        onWrite={() => void write("sheet", () => review.ruleset)}
      />
      <TaughtWords
        review={review}
        asked={pane.state.wordsAsked}
        saving={savingBy("words")}
        onWrite={(revise) => write("words", revise)}
      />
      <RulesInWords ruleset={review.ruleset} />
      {review.scorecard.indicatorCount > 0 && (
        <>
          <WhatIf
            review={review}
            tried={tried}
            saving={savingBy("edges")}
            onTry={setTried}
            onReveal={pane.reveal}
            onUse={async (ruleset) => {
              if (await write("edges", () => ruleset)) setTried({ ...tried, green: "", amber: "" });
            }}
          />
          {hasAmberAlone(review.ruleset) && (
            <InferredTolerance
              review={review}
              onReveal={pane.reveal}
              onTry={(next) => {
                setTried(next);
                tab.current?.querySelector<HTMLElement>("[data-amber-edge]")?.focus();
              }}
            />
          )}
        </>
      )}
      <RulesFile review={review} saving={savingBy("file")} onUse={(ruleset) => write("file", () => ruleset)} />
      <NamedColumns columns={review.columns} onOpen={pane.columns.open} />
    </div>
  );
}
