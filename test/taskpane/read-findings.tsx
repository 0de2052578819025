import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { App } from "../../src/taskpane/App";
import type { PaneApp } from "../../src/taskpane/state/pane-app";
import { Drawn } from "./drawn";

/** A finding as the pane shows it. */
export interface ShownInPane {
  /** The heading above it; null for findings in narratives, which share one. */
  check: string | null;
  place: string;
  sentence: string;
}

export interface AllInPane {
  open: ShownInPane[];
  dismissed: (Omit<ShownInPane, "check"> & { why: string })[];
}

/** Opens the pane's Report tab, reads every finding, and closes the pane. */
export async function readFindings(app: PaneApp): Promise<AllInPane> {
  Element.prototype.scrollIntoView = (): void => undefined;
  render(
    <Drawn>
      <App app={app} />
    </Drawn>,
  );
  try {
    fireEvent.click(await screen.findByRole("tab", { name: "Report" }));
    const checks = await screen.findByRole("region", { name: "Before you publish" });
    // Findings may disappear once the notes have been read.
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    const look = screen.queryByRole("button", { name: "Look at the narratives" });
    if (look) {
      await waitFor(() => expect(look).not.toHaveAttribute("aria-disabled", "true"));
      fireEvent.click(look);
      await waitFor(() => expect(screen.queryAllByText(/found nothing|^To look at/)).not.toEqual([]));
    }
    const narratives = document.querySelector<HTMLElement>(".narratives");
    return joined([readList(checks, true), ...(narratives ? [readList(narratives, false)] : [])]);
  } finally {
    cleanup();
  }
}

function joined(all: readonly AllInPane[]): AllInPane {
  return { open: all.flatMap(({ open }) => open), dismissed: all.flatMap(({ dismissed }) => dismissed) };
}

function readList(list: HTMLElement, areOfRows: boolean): AllInPane {
  const found: AllInPane = { open: [], dismissed: [] };
  for (const closed of list.querySelectorAll<HTMLElement>(".disclosure-button[aria-expanded=false]"))
    fireEvent.click(closed);
  for (let more = findMore(list); more; more = findMore(list)) fireEvent.click(more);
  for (const group of list.querySelectorAll<HTMLElement>(".disclosure")) {
    const check = areOfRows ? (group.querySelector("h3 span")?.textContent ?? "") : null;
    for (const line of group.querySelectorAll<HTMLElement>("li")) {
      const act = line.querySelector(".check-act")?.getAttribute("aria-label");
      if (!act) continue;
      const [, place = ""] = /^(?:Dismiss…|Bring back) (.*)$/.exec(act) ?? [];
      const words = line.querySelector(".quoted")?.textContent;
      const sentence = `${words ? `“${words}”: ` : ""}${line.querySelector(".says")?.textContent ?? ""}`;
      const why = line.querySelector(".check-why")?.textContent;
      if (why) found.dismissed.push({ place, sentence, why: why.replace(/^Dismissed[^:]*: /, "") });
      else found.open.push({ check, place, sentence });
    }
  }
  return found;
}

const findMore = (list: HTMLElement): HTMLElement | undefined =>
  within(list).queryAllByRole("button", { name: /^Show \d+ more$/ })[0];
