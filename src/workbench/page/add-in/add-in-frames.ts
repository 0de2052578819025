import { type OfficeTheme } from "../../../office-host/host/frame/app-context";
import { connectFrame, type FrameConnection, type FrameOptions } from "../../../office-host/host/frame/connect-frame";
import { paneAddress } from "../../../office-host/host/frame/pane-address";
import type { RichApiHost } from "../../../office-host/host/rich-api";
import { createDialog } from "./dialog";
import { make } from "../dom";
import { giveOfficeTheme } from "./themes";
import type { Manifest } from "./manifest";

/** What Excel on the web allows an add-in's frame. Dialogs of the browser (`alert`) are not among it. */
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

/** A page of the add-in in a frame, at home in the workbook. */
export interface OpenFrame {
  frame: HTMLIFrameElement;
  connection: FrameConnection;
}

export interface AddInFrames {
  /** Opens a page where the person sees it. */
  open(parent: HTMLElement, page: string): OpenFrame;
  /** The page of ribbon functions, out of sight; loaded at the first call, as Excel does. Throws when there is none. */
  commands(): FrameConnection;
  /** Tells all open pages of another Office theme. */
  setTheme(theme: OfficeTheme): void;
}

/** Opens the pages of an add-in. Each may open dialogs of its own. */
export function createAddInFrames(
  manifest: Manifest,
  host: RichApiHost,
  options: { documentUrl: string; theme: () => OfficeTheme; onRefused: (message: string) => void },
): AddInFrames {
  const frames = new Set<OpenFrame>();
  let conversations = 0;
  let commandsFrame: OpenFrame | undefined;

  function open(
    parent: HTMLElement,
    page: string,
    title: string,
    extra: Partial<FrameOptions> & { isDialog?: boolean } = {},
  ): OpenFrame {
    const conversationId = `conversation-${++conversations}`;
    // Office.js remembers by the app id that it is in a dialog, so a dialog has one of its own.
    const appId = extra.isDialog ? `${manifest.id}-${conversationId}` : manifest.id;
    const { documentUrl, theme } = options;
    const frame = make("iframe", { title });
    frame.setAttribute("sandbox", SANDBOX);
    const connection = connectFrame(frame, host, { conversationId, appId, documentUrl, theme: theme(), ...extra });
    frame.src = paneAddress(page, { conversationId, appId, hostOrigin: location.origin, isDialog: extra.isDialog });
    parent.append(frame);
    void connection.ready.then(() => frame.contentWindow && giveOfficeTheme(frame.contentWindow, theme));
    const opened = { frame, connection };
    frames.add(opened);
    return opened;
  }

  /** Opens a page that may open dialogs: small windows over the workbook, one at a time. */
  function openWithDialogs(parent: HTMLElement, page: string, title: string): OpenFrame {
    let close: (() => void) | undefined;
    const opened: OpenFrame = open(parent, page, title, {
      dialogs: {
        close: () => close?.(),
        open({ url, width, height }) {
          if (new URL(url, location.href).origin !== location.origin) {
            return options.onRefused(`The dialog ${url} is not a page of the add-in's own.`);
          }
          const dialog = createDialog(manifest.name, { width, height }, () => {
            close?.();
            opened.connection.reportDialogClosed();
          });
          const shown = open(dialog.slot, url, title, {
            isDialog: true,
            onMessageToParent: (message) => opened.connection.sendDialogMessage(message),
          });
          close = () => {
            close = undefined;
            shown.connection.close();
            frames.delete(shown);
            dialog.remove();
          };
        },
      },
    });
    return opened;
  }

  return {
    open: (parent, page) => openWithDialogs(parent, page, manifest.name),
    commands() {
      if (manifest.commandsPage === undefined) throw new Error("manifest.xml names no page of functions.");
      if (!commandsFrame) {
        commandsFrame = openWithDialogs(document.body, manifest.commandsPage, `${manifest.name} commands`);
        commandsFrame.frame.hidden = true;
      }
      return commandsFrame.connection;
    },
    setTheme(theme) {
      for (const opened of frames) {
        if (opened.frame.isConnected) opened.connection.setTheme(theme);
        else frames.delete(opened);
      }
    },
  };
}
