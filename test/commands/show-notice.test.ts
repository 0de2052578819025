/** @jest-environment jsdom */
import { NOTICE_SHOWN } from "../../src/commands/notice-shown";
import { showNotice } from "../../src/commands/show-notice";

type Handler = (said: { message: string } | { error: number }) => void;

/** A dialog that Excel has opened: `tell` sends a message from its page, `leave` closes it as the officer would. */
function openedDialog(): { tell: Handler; leave: () => void; isClosed: () => boolean } {
  const handlers = new Map<string, Handler>();
  const close = jest.fn();
  const dialog = { close, addEventHandler: (event: string, handler: Handler) => void handlers.set(event, handler) };
  Object.assign(globalThis, {
    Office: {
      AsyncResultStatus: { Succeeded: "succeeded" },
      EventType: { DialogMessageReceived: "message", DialogEventReceived: "event" },
      context: {
        ui: {
          displayDialogAsync: (_: string, __: object, opened: (result: object) => void) =>
            opened({ status: "succeeded", value: dialog }),
        },
      },
    },
  });
  return {
    tell: (said) => handlers.get("message")?.(said),
    leave: () => handlers.get("event")?.({ error: 12006 }),
    isClosed: () => close.mock.calls.length > 0,
  };
}

const SUCCESS = { tone: "success", title: "49 statuses changed", body: "" } as const;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("a success is shown for six seconds after its text appears, however late the page loads", async () => {
  const dialog = openedDialog();
  const shown = showNotice(SUCCESS);
  jest.advanceTimersByTime(20_000);
  expect(dialog.isClosed()).toBe(false);
  dialog.tell({ message: NOTICE_SHOWN });
  jest.advanceTimersByTime(5900);
  expect(dialog.isClosed()).toBe(false);
  jest.advanceTimersByTime(200);
  expect(dialog.isClosed()).toBe(true);
  await shown;
});

test("a success whose page never loads does not keep the button busy", async () => {
  const dialog = openedDialog();
  const shown = showNotice(SUCCESS);
  jest.advanceTimersByTime(60_000);
  expect(dialog.isClosed()).toBe(true);
  await shown;
});

test("a problem is shown until the officer closes it", async () => {
  const dialog = openedDialog();
  const shown = showNotice({ ...SUCCESS, tone: "problem" });
  dialog.tell({ message: NOTICE_SHOWN });
  jest.advanceTimersByTime(250_000);
  expect(dialog.isClosed()).toBe(false);
  dialog.tell({ message: "close" });
  expect(dialog.isClosed()).toBe(true);
  await shown;
});

test("a dialog that the officer has closed is not closed again", async () => {
  const dialog = openedDialog();
  const shown = showNotice(SUCCESS);
  dialog.leave();
  await shown;
  jest.advanceTimersByTime(60_000);
  expect(dialog.isClosed()).toBe(false);
});
