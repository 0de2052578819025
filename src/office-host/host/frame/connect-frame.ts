import type { EventMessage } from "../events";
import type { RichApiHost } from "../rich-api";
import { answerBatch } from "./answer-batch";
import { appContext, type AppContextOptions, type OfficeTheme } from "./app-context";
import { createFrameChannel, isUnregistering, outcome, type FrameChannel, type FrameRequest } from "./frame-channel";
import {
  allowPlainHttpDialogs,
  DIALOG_CLOSED,
  DIALOG_EVENT,
  dialogMessage,
  MESSAGE_PARENT,
  readDialogRequest,
  type DialogHost,
} from "./frame-dialogs";
import { createRibbonCommands, type RibbonCommands } from "./ribbon-commands";

/** How a frame is connected. */
export interface FrameOptions extends AppContextOptions {
  /** Office's colours. In Excel on the web the 2022 client that npm has does not pass them on; newer clients do. */
  theme?: OfficeTheme;
  /** Milliseconds before a batch is answered. 150 is typical of a distant server. */
  latency?: number;
  /** Shows the dialogs that the frame's page opens. Without it they are refused. */
  dialogs?: DialogHost;
  /** For a frame that is itself a dialog: receives its messages to the page that opened it. */
  onMessageToParent?: (message: string) => void;
  /** The host page's window. Defaults to `window`. */
  hostWindow?: Window;
}

/** A frame whose Office.js is connected to a host. */
export interface FrameConnection {
  /** Resolves when the frame's Office.js has its context. Office.onReady follows. */
  readonly ready: Promise<void>;
  /**
   * Presses a ribbon button: runs the function that the page registered with `Office.actions.associate` under this name.
   * Resolves when the function completes its event; rejects when there is no such function.
   */
  invokeCommand(actionId: string): Promise<void>;
  /** Changes Office's colours and notifies a frame that has subscribed. */
  setTheme(theme: OfficeTheme): void;
  /** Passes a message from the page's dialog to the page. */
  sendDialogMessage(message: string): void;
  /** Tells the page that the person closed its dialog. */
  reportDialogClosed(): void;
  /** Stops answering. */
  close(): void;
}

/** `OSF.DDA.MethodDispId` */
const EXECUTE_RICH_API = 93;
const COMMAND_COMPLETED = 94;

/** Office.js's error number for a part of the Common API that is not served. */
const NOT_SUPPORTED = 5000;

/** Makes this page the host of the Office.js that runs in a frame. Open the frame at `paneAddress`. */
export function connectFrame(
  frame: HTMLIFrameElement | Window,
  host: RichApiHost,
  options: FrameOptions,
): FrameConnection {
  const hostWindow = options.hostWindow ?? window;
  let theme = options.theme;
  let settleReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (settleReady = resolve));

  const { conversationId } = options;
  const channel = createFrameChannel({ frame, hostWindow, conversationId, onRequest: handleRequest });
  const commands = createRibbonCommands(channel);

  function handleRequest(request: FrameRequest, event: MessageEvent): void {
    switch (request._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        channel.answer(request, appContext(host, options, theme));
        if (options.dialogs && event.origin === hostWindow.location.origin)
          allowPlainHttpDialogs(event.source as Window);
        settleReady();
        return;
      case "ContextActivationManager_notifyHost":
        // Notifications and telemetry are acknowledged and dropped.
        channel.answer(request, null);
        return;
      case "executeMethod":
        executeMethod(request, { channel, commands, host, options });
        return;
      default:
        register(request, channel, options.dialogs);
    }
  }

  // As in Excel, an event follows the answer to the request that caused it.
  const stopEvents = host.onEvent((message) => {
    setTimeout(() => channel.raise("richApiMessage", { ArrayData: [entryOf(message)] }), 0);
  });

  return {
    ready,
    invokeCommand: (actionId) => commands.invoke(actionId),
    setTheme(next) {
      theme = next;
      channel.raise("officeThemeChanged", { officeTheme: next });
    },
    sendDialogMessage: (message) => channel.raise(DIALOG_EVENT, dialogMessage(message)),
    reportDialogClosed: () => channel.raise(DIALOG_EVENT, DIALOG_CLOSED),
    close() {
      channel.close();
      stopEvents();
      commands.close();
    },
  };
}

interface Connected {
  channel: FrameChannel;
  commands: RibbonCommands;
  host: RichApiHost;
  options: FrameOptions;
}

/** Executes a method of the Common API: batches, completed commands, and a dialog's messages. */
function executeMethod(request: FrameRequest, { channel, commands, host, options }: Connected): void {
  const call = (request._data ?? {}) as Record<string, unknown> & { DdaMethod?: { DispatchId?: number } };
  switch (call.DdaMethod?.DispatchId) {
    case EXECUTE_RICH_API: {
      const text = String((call["ArrayData"] as unknown[] | undefined)?.[4] ?? "");
      const answer = (): void => channel.answer(request, answerBatch(host, text));
      if (options.latency === undefined) answer();
      else setTimeout(answer, options.latency);
      return;
    }
    case COMMAND_COMPLETED:
      commands.complete(call);
      channel.answer(request, outcome());
      return;
    case MESSAGE_PARENT:
      options.onMessageToParent?.(String(call["messageToParent"]));
      channel.answer(request, outcome());
      return;
    default:
      channel.answer(request, outcome(NOT_SUPPORTED));
  }
}

/** Subscribes the page to an event. Subscribing to dialog messages is how the client opens a dialog. */
function register(request: FrameRequest, channel: FrameChannel, dialogs: DialogHost | undefined): void {
  if (request._actionName === DIALOG_EVENT) {
    if (isUnregistering(request)) dialogs?.close();
    else {
      const dialog = readDialogRequest(request._data);
      if (!dialogs || !dialog) return channel.answer(request, outcome(NOT_SUPPORTED));
      dialogs.open(dialog);
    }
  }
  channel.register(request);
}

/** An event's entry, in the order in which `OSF.DDA.RichApiMessageEventArgs` reads it. */
function entryOf(message: EventMessage): unknown[] {
  const { messageCategory, messageType, targetId, message: text, id, isRemoteOverride } = message;
  return [messageCategory, messageType, targetId, text, id, isRemoteOverride];
}
