import type { JSX } from "react";
import { describeProblem } from "../../planning/describe-problem";
import type { Problem } from "../../planning/problem";

/** A problem, shown beside what caused it. The messages at the top, which may be out of view, announce it. */
export function ProblemNote({ problem }: { problem: Problem }): JSX.Element {
  const { title, body } = describeProblem(problem);
  return (
    <p className="problem-note">
      <strong>{title}.</strong> {body}
    </p>
  );
}
