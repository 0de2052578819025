import { createDOMRenderer, FluentProvider, RendererProvider } from "@fluentui/react-components";
import { configure, getConfig } from "@testing-library/react";
import type { ReactElement, ReactNode } from "react";

/**
 * The few of Fluent's thousands of style rules that decide names and visibility. jsdom matches every element against every rule
 * for each computed style, which took most of these tests' time.
 */
const renderer = createDOMRenderer(document, {
  unstable_filterCSSRule: (rule) => /display|visibility|opacity|content|pointer-events/.test(rule),
});

/** Draws a part of the pane within Fluent. No theme: jsdom draws no colours. */
export const Drawn = ({ children }: { children: ReactNode }): ReactElement => (
  <RendererProvider renderer={renderer}>
    <FluentProvider theme={{}}>{children}</FluentProvider>
  </RendererProvider>
);

/** Enough turns for React to draw all that an action causes: an answer, its effects, and the effects of those. */
const TURNS = 5;
const later = setTimeout;

/** The real timer, not a test's fake one: React draws in timers here, as jsdom has no MessageChannel. */
const turn = (): Promise<void> => new Promise((resolve) => void later(resolve, 0));

// By default user-event waits two turns, which is not always enough for React on a busy machine.
const { asyncWrapper } = getConfig();
configure({
  asyncWrapper: (work) =>
    asyncWrapper(async () => {
      const result = await work();
      for (let count = 0; count < TURNS; count += 1) await turn();
      return result;
    }),
  // The default is one second, which is too short on a busy machine.
  asyncUtilTimeout: 60_000,
});
