import { Button } from "@fluentui/react-components";
import { useLayoutEffect, useRef, useState, type JSX, type ReactNode, type RefObject } from "react";
import { COPY } from "../copy";

/** How many items are drawn at first, and how many each press of the button adds. */
const AT_FIRST = 20;
const AT_A_TIME = 100;

/** A list that draws its first items, and more on request. */
export function InParts({ length, children }: { length: number; children: (count: number) => ReactNode }): JSX.Element {
  const { count, list, more, showMore } = useShowMore(length, AT_FIRST, AT_A_TIME);
  return (
    <>
      <ul className="links" ref={list}>
        {children(count)}
      </ul>
      {more > 0 && (
        <Button size="small" onClick={showMore}>
          {COPY.showMore(more)}
        </Button>
      )}
    </>
  );
}

/** How many items of a list are drawn. `showMore` draws `more` of them, and moves the focus to the first. */
export function useShowMore(
  length: number,
  atFirst: number,
  atATime = atFirst,
): { count: number; list: RefObject<HTMLUListElement>; more: number; showMore: () => void } {
  const [count, setCount] = useState(atFirst);
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useRef<number | null>(null);
  useLayoutEffect(() => {
    // The button that had the focus may be gone.
    if (focusNext.current === null) return;
    list.current?.children[focusNext.current]?.querySelector("button")?.focus();
    focusNext.current = null;
  }, [count]);
  const showMore = (): void => {
    focusNext.current = count;
    setCount(count + atATime);
  };
  return { count, list, more: Math.min(atATime, length - count), showMore };
}
