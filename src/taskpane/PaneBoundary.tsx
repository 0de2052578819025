import { Component, type ReactNode } from "react";
import { describeProblem } from "../planning/describe-problem";
import { COPY } from "./copy";

interface BoundaryState {
  error: Error | null;
}

/** Shows a message when drawing the pane throws. Without it, React would leave the pane empty. */
export class PaneBoundary extends Component<{ children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: Error): BoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const { title, body } = describeProblem({ code: "unexpected", detail: error.message });
    return (
      <div className="unreachable" role="alert">
        <p className="skeleton-title">{title}</p>
        <p>{body}</p>
        <button type="button" onClick={() => this.setState({ error: null })}>
          {COPY.tryAgain}
        </button>
      </div>
    );
  }
}
