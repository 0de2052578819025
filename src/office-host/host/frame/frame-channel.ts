/** A request of a frame's page: JSON text sent by `postMessage` (`Microsoft.Office.Common.XdmCommunicationManager`). */
export interface FrameRequest {
  _messageType: number;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _actionType?: number;
  _data?: unknown;
}

/** Messages between this page and the page in a frame. */
export interface FrameChannel {
  answer(request: FrameRequest, data: unknown): void;
  /** Subscribes the page to an event, or ends its subscription, as its request asks. */
  register(request: FrameRequest): void;
  /** Sends an event to the page if it has subscribed. */
  raise(eventName: string, data: unknown): void;
  /** Resolves when the page has subscribed to an event. */
  whenRegistered(eventName: string): Promise<void>;
  close(): void;
}

/** Where a channel's messages come from, and who handles them. */
export interface FrameChannelOptions {
  frame: HTMLIFrameElement | Window;
  hostWindow: Window;
  conversationId: string;
  onRequest: (request: FrameRequest, event: MessageEvent) => void;
}

const REQUEST = 0;
const RESPONSE = 1;
const FOR_CALLING = 0;
const FOR_EVENTING = 1;

/** The `_actionType` of a request that ends a subscription; 1 begins one. */
const UNREGISTER = 2;

/** The body of an answer that reports success, or an error number of Office.js. */
export function outcome(officeError = 0): { Version: number; Error: number } {
  return { Version: 1, Error: officeError };
}

/** True for a request that ends a subscription. */
export function isUnregistering(request: FrameRequest): boolean {
  return request._actionType === UNREGISTER;
}

/** Opens the channel to a frame's page. Messages of other windows and other conversations are ignored. */
export function createFrameChannel({
  frame,
  hostWindow,
  conversationId,
  onRequest,
}: FrameChannelOptions): FrameChannel {
  const registrations = new Map<string, FrameRequest>();
  const waiting = new Map<string, (() => void)[]>();
  let frameOrigin = "";

  const frameWindow = (): Window | null => ("contentWindow" in frame ? frame.contentWindow : frame);

  const send = (request: FrameRequest, data: unknown, responseType: number): void => {
    const response = {
      _messageType: RESPONSE,
      _actionName: request._actionName,
      _conversationId: request._conversationId,
      _correlationId: request._correlationId,
      _origin: hostWindow.location.origin,
      _data: data,
      _errorCode: 0,
      _responseType: responseType,
      _serializerVersion: 1,
    };
    frameWindow()?.postMessage(JSON.stringify(response), frameOrigin);
  };

  const onMessage = (event: MessageEvent): void => {
    if (event.source !== frameWindow() || typeof event.data !== "string") return;
    const request = readRequest(event.data);
    if (!request || request._messageType !== REQUEST || request._conversationId !== conversationId) return;
    frameOrigin = event.origin;
    onRequest(request, event);
  };
  hostWindow.addEventListener("message", onMessage);

  return {
    answer: (request, data) => send(request, data, FOR_CALLING),
    register(request) {
      const eventName = request._actionName;
      if (isUnregistering(request)) registrations.delete(eventName);
      else registrations.set(eventName, request);
      send(request, outcome(), FOR_CALLING);
      for (const resolve of waiting.get(eventName) ?? []) resolve();
      waiting.delete(eventName);
    },
    raise(eventName, data) {
      const registration = registrations.get(eventName);
      if (registration) send(registration, data, FOR_EVENTING);
    },
    whenRegistered: (eventName) =>
      new Promise((resolve) => {
        if (registrations.has(eventName)) resolve();
        else waiting.set(eventName, [...(waiting.get(eventName) ?? []), resolve]);
      }),
    close: () => hostWindow.removeEventListener("message", onMessage),
  };
}

function readRequest(text: string): FrameRequest | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === "object" && message !== null && "_actionName" in message
      ? (message as FrameRequest)
      : undefined;
  } catch {
    return undefined;
  }
}
