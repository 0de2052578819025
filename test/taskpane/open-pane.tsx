import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { App } from "../../src/taskpane/App";
import { Drawn } from "./drawn";
import { FakeApp } from "./fake-app";

/** Opens the pane over a fake app and waits until the workbook has been read. */
export async function openPane(
  app = new FakeApp(),
): Promise<{ app: FakeApp; user: ReturnType<typeof userEvent.setup>; container: HTMLElement }> {
  Element.prototype.scrollIntoView = (): void => undefined;
  const user = userEvent.setup();
  let container = document.body;
  await act(async () => {
    ({ container } = render(
      <Drawn>
        <App app={app} />
      </Drawn>,
    ));
    await Promise.resolve();
  });
  return { app, user, container };
}

/** An indicator's button in the list. */
export const row = (metric: string): HTMLElement => screen.getByRole("button", { name: new RegExp(metric) });

export const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });

/** Presses Recalculate RAG, and confirms the preview if there is one. */
export async function recalculate(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await user.click(button("Recalculate RAG"));
  const yes = screen.queryByRole("button", { name: /^Write \d/ });
  if (yes) await user.click(yes);
}

/** Presses a button right after a change, before the pane reads the sheet again, however slow this machine is. */
export async function pressAtOnce(name: string, happen: () => void): Promise<void> {
  const pressed = button(name);
  act(happen);
  fireEvent.click(pressed);
  await act(async () => {
    await Promise.resolve();
  });
}

/** What axe finds, without colours: jsdom draws nothing, and the browser tests check them. */
export async function findingsOf(container: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}
