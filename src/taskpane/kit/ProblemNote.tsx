import type { JSX } from "react";
import { describeProblem } from "../../planning/describe-problem";
import type { Problem } from "../../planning/problem";

/** A problem said where the officer is looking; the pane's messages, which may be out of view, read it out. */
export function ProblemNote({ problem }: { problem: Problem }): JSX.Element {
  const { title, body } = describeProblem(problem);
  return (
    <p className="problem-note">
      <strong>{title}.</strong> {body}
    </p>
  );
}
