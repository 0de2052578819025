import { createDOMRenderer, FluentProvider, RendererProvider } from "@fluentui/react-components";
import { configure, getConfig } from "@testing-library/react";
import type { ReactElement, ReactNode } from "react";

/**
 * Of Fluent's thousands of style rules, those by which names and visibility are worked out: jsdom matches every element
 * against every rule each time somebody asks how it looks, which took most of these tests' time.
 */
const renderer = createDOMRenderer(document, {
  unstable_filterCSSRule: (rule) => /display|visibility|opacity|content|pointer-events/.test(rule),
});

/** Draws a part of the pane within Fluent, without its theme: jsdom shows no colours. */
export const Drawn = ({ children }: { children: ReactNode }): ReactElement => (
  <RendererProvider renderer={renderer}>
    <FluentProvider theme={{}}>{children}</FluentProvider>
  </RendererProvider>
);

/** How often React may have to be heard before all that an action brought about is drawn: an answer, its effects, and theirs. */
const TURNS = 5;
const later = setTimeout;

/** React draws in timers here, as jsdom has no messages; those of a test's own clock are not meant. */
const turn = (): Promise<void> => new Promise((resolve) => void later(resolve, 0));

// By itself an action of the user's waits for two turns, in which React is mostly through, and on a busy machine not always.
const { asyncWrapper } = getConfig();
configure({
  asyncWrapper: (work) =>
    asyncWrapper(async () => {
      const result = await work();
      for (let count = 0; count < TURNS; count += 1) await turn();
      return result;
    }),
  // By itself a second, within which a busy machine may not come to what is waited for.
  asyncUtilTimeout: 60_000,
});
