import { useId, type JSX, type ReactNode } from "react";

/** A heading that opens and closes what is below it. */
export function Disclosure(props: {
  name: string;
  heading: ReactNode;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}): JSX.Element {
  const { name, isOpen } = props;
  const id = useId();
  return (
    <div className="disclosure" data-part={name}>
      <h3>
        <button
          type="button"
          className="disclosure-button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={props.onToggle}
        >
          {props.heading}
        </button>
      </h3>
      {isOpen && <div id={id}>{props.children}</div>}
    </div>
  );
}
