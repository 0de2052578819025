/** A dialog that an add-in asks its host to open. Width and height are percentages of the window. */
export interface DialogRequest {
  url: string;
  width: number;
  height: number;
}

/** Shows the dialogs of a frame's add-in. An add-in has one dialog at a time. */
export interface DialogHost {
  open(request: DialogRequest): void;
  /** The add-in closed its dialog. */
  close(): void;
}

/** `Microsoft.Office.WebExtension.EventType.DialogMessageReceived`. The client opens a dialog by subscribing to this event. */
export const DIALOG_EVENT = "dialogMessageReceived";

/** `OSF.DDA.MethodDispId.dispidMessageParentMethod`: a dialog's message to the page that opened it. */
export const MESSAGE_PARENT = 144;

/** Reads the dialog that a subscription asks for. Its arguments travel as JSON text in `targetId`. */
export function readDialogRequest(data: unknown): DialogRequest | undefined {
  const targetId = (data as { targetId?: unknown } | null)?.targetId;
  if (typeof targetId !== "string") return undefined;
  const asked = JSON.parse(targetId) as Partial<DialogRequest>;
  return typeof asked.url === "string"
    ? { url: asked.url, width: Number(asked.width ?? 80), height: Number(asked.height ?? 80) }
    : undefined;
}

/** The event that carries a dialog's message to the page that opened it (`OSF.DialogMessageType`). */
export function dialogMessage(messageContent: string): unknown {
  return { messageType: 0, messageContent };
}

/** The event that reports that the person closed the dialog. */
export const DIALOG_CLOSED: unknown = { messageType: 12_006 };

/**
 * Lets a page on plain http open dialogs, which Office.js refuses before it asks the host. Excel always uses https; this serves a host
 * on the local machine. It patches the client in the page's own window, so the page must be of the same origin.
 */
export function allowPlainHttpDialogs(frameWindow: Window): void {
  if (frameWindow.location.protocol !== "http:") return;
  const office = (frameWindow as unknown as { OSF?: OfficeInternals }).OSF;
  const delegate = office?.DDA?.WAC?.Delegate;
  if (!office || !delegate) throw new Error("This version of Office.js opens dialogs in another way.");
  delegate.openDialog = (request) => {
    if (office.DialogShownStatus) office.DialogShownStatus.isWindowDialog = false;
    delegate.registerEventAsync(request);
  };
}

/** The undocumented parts of the client that `allowPlainHttpDialogs` patches. */
interface OfficeInternals {
  DialogShownStatus?: { isWindowDialog: boolean };
  DDA?: { WAC?: { Delegate?: { openDialog(request: unknown): void; registerEventAsync(request: unknown): void } } };
}
