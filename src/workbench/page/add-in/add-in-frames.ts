import { type OfficeTheme } from "../../../office-host/host/frame/app-context";
import { connectFrame, type FrameConnection, type FrameOptions } from "../../../office-host/host/frame/connect-frame";
import { paneAddress } from "../../../office-host/host/frame/pane-address";
import type { RichApiHost } from "../../../office-host/host/rich-api";
import { createDialog } from "./dialog";
import { make } from "../dom";
import { giveOfficeTheme } from "./themes";
import type { Manifest } from "./manifest";

/** What Excel on the web allows an add-in's frame. Browser dialogs such as `alert` are not allowed. */
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

/** A page of the add-in in a frame that is connected to the workbook. */
export interface OpenFrame {
  frame: HTMLIFrameElement;
  connection: FrameConnection;
}

/** The add-in's open pages. */
export interface AddInFrames {
  /** Opens a page in view. */
  open(parent: HTMLElement, page: string): OpenFrame;
  /** The hidden page of ribbon functions. As in Excel, the first call loads it. Throws when the manifest has none. */
  commands(): FrameConnection;
  /** Changes the Office theme of all open pages. */
  setTheme(theme: OfficeTheme): void;
}

interface FramesOptions {
  documentUrl: string;
  theme: () => OfficeTheme;
  onRefused: (message: string) => void;
}

/** Opens the pages of an add-in. Each can open dialogs of its own. */
export function createAddInFrames(manifest: Manifest, host: RichApiHost, options: FramesOptions): AddInFrames {
  const opener = createFrameOpener(manifest, host, options);
  let commandsFrame: OpenFrame | undefined;
  return {
    open: (parent, page) => openWithDialogs(opener, manifest.name, options.onRefused, parent, page),
    commands() {
      if (manifest.commandsPage === undefined) throw new Error("manifest.xml names no page of functions.");
      if (!commandsFrame) {
        const title = `${manifest.name} commands`;
        commandsFrame = openWithDialogs(opener, title, options.onRefused, document.body, manifest.commandsPage);
        commandsFrame.frame.hidden = true;
      }
      return commandsFrame.connection;
    },
    setTheme: (theme) => opener.setTheme(theme),
  };
}

/** Opens frames that are connected to the workbook, and keeps track of them. */
interface FrameOpener {
  /** The add-in's name, for dialogs. */
  readonly name: string;
  open(parent: HTMLElement, page: string, title: string, extra?: ExtraOptions): OpenFrame;
  close(opened: OpenFrame): void;
  setTheme(theme: OfficeTheme): void;
}

type ExtraOptions = Partial<FrameOptions> & { isDialog?: boolean };

function createFrameOpener(manifest: Manifest, host: RichApiHost, options: FramesOptions): FrameOpener {
  const frames = new Set<OpenFrame>();
  let conversations = 0;
  return {
    name: manifest.name,
    open(parent, page, title, extra = {}) {
      const conversationId = `conversation-${++conversations}`;
      // Office.js stores under the app id that it is in a dialog, so each dialog needs an id of its own.
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
    },
    close(opened) {
      opened.connection.close();
      frames.delete(opened);
    },
    setTheme(theme) {
      for (const opened of frames) {
        if (opened.frame.isConnected) opened.connection.setTheme(theme);
        else frames.delete(opened);
      }
    },
  };
}

/** Opens a page that can open dialogs: small windows over the workbook, one at a time. */
function openWithDialogs(
  opener: FrameOpener,
  title: string,
  onRefused: (message: string) => void,
  parent: HTMLElement,
  page: string,
): OpenFrame {
  let close: (() => void) | undefined;
  const opened: OpenFrame = opener.open(parent, page, title, {
    dialogs: {
      close: () => close?.(),
      open({ url, width, height }) {
        if (new URL(url, location.href).origin !== location.origin) {
          return onRefused(`The dialog ${url} is not one of the add-in's own pages.`);
        }
        const dialog = createDialog(opener.name, { width, height }, () => {
          close?.();
          opened.connection.reportDialogClosed();
        });
        const shown = opener.open(dialog.slot, url, title, {
          isDialog: true,
          onMessageToParent: (message) => opened.connection.sendDialogMessage(message),
        });
        close = () => {
          close = undefined;
          opener.close(shown);
          dialog.remove();
        };
      },
    },
  });
  return opened;
}
