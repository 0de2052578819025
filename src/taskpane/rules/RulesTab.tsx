import { useRef, useState, type JSX, type RefObject } from "react";
import { hasAmberAlone } from "../../rag/rules/ruleset";
import { holdFocus } from "../kit/focus";
import type { Saving } from "../kit/PaneForm";
import { NamedColumns } from "../columns/NamedColumns";
import type { ReviseRules } from "../state/jobs";
import { savingOf } from "../state/pane-state";
import type { Pane } from "../state/use-pane";
import { InferredTolerance } from "./edges/InferredTolerance";
import { DEFAULT_SCOPE, type TriedEdges } from "./edges/tried-edges";
import { WhatIf } from "./edges/WhatIf";
import { RulesFile } from "./RulesFile";
import { RulesInWords } from "./RulesInWords";
import { RULES_COPY } from "./rules-copy";
import { WhoseRules } from "./WhoseRules";
import { TaughtWords } from "./words/TaughtWords";

/** The rules: whose they are, what they say, and what others would change. */
export function RulesTab({ pane }: { pane: Pane }): JSX.Element {
  const { review, activity, failure } = pane.state;
  const tab = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState<TriedEdges>({ scope: DEFAULT_SCOPE, green: "", amber: "" });
  const { write, savingBy } = useRulesWriter(pane, tab);
  if (!review) {
    const isReading = activity !== "idle" || failure?.problem.code !== "no-kpi-table";
    return <p className="empty">{isReading ? RULES_COPY.reading : RULES_COPY.noTable}</p>;
  }
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
        requested={pane.state.wordsRequested}
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

/** The parts of the tab that write rules. A problem is shown in the part that met it. */
type Writer = "sheet" | "file" | "edges" | "words";

/** Writes rules for one part of the tab. Once written, the focus moves to the name of the rules, at the top. */
function useRulesWriter(
  pane: Pane,
  tab: RefObject<HTMLElement>,
): { write: (by: Writer, revise: ReviseRules) => Promise<boolean>; savingBy: (by: Writer) => Saving } {
  const [writer, setWriter] = useState<Writer | null>(null);
  return {
    async write(by, revise) {
      setWriter(by);
      const isWritten = await pane.rules.write(revise);
      if (isWritten) holdFocus(tab.current?.querySelector<HTMLElement>("#whose-rules"));
      return isWritten;
    },
    savingBy: (by) => savingOf(pane.state, "writing-rules", writer === by),
  };
}
