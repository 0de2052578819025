import { Button } from "@fluentui/react-components";
import { useLayoutEffect, useRef, useState, type JSX, type ReactNode } from "react";
import { COPY } from "../copy";

/** Lines that are drawn at first, and with each press of the button. */
const AT_FIRST = 20;
const AT_A_TIME = 100;

/** A list that draws its first lines, and more on request. */
export function InParts({ length, children }: { length: number; children: (count: number) => ReactNode }): JSX.Element {
  const [count, setCount] = useState(AT_FIRST);
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useRef<number | null>(null);
  useLayoutEffect(() => {
    // The first new line takes the focus, as the button may have gone.
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
          {COPY.showMore(more)}
        </Button>
      )}
    </>
  );
}
