import { connectFrame, type FrameConnection } from "../../../src/office-host/host/frame/connect-frame";
import { paneAddress, TRUST_PAGE } from "../../../src/office-host/host/frame/pane-address";
import { createRichApiHost, type RichApiHost } from "../../../src/office-host/host/rich-api";
import { ExcelError } from "../../../src/office-host/workbook/excel-error";
import { WorkbookModel } from "../../../src/office-host/workbook/workbook-model";
import { sampleWorkbook } from "./sample-workbook";
import { settle } from "../../../src/office-host/host/node-office";

interface Sent {
  _actionName: string;
  _responseType: number;
  _correlationId: number;
  _data: Record<string, unknown> & unknown[];
}

/** A frame and its host page, with the messages between them. */
function openFrame(): {
  connection: FrameConnection;
  host: RichApiHost;
  model: WorkbookModel;
  sent: Sent[];
  ask: (name: string, data?: unknown, actionType?: number) => Sent | undefined;
} {
  const listeners: ((event: MessageEvent) => void)[] = [];
  const sent: Sent[] = [];
  const pane = { postMessage: (text: string) => void sent.push(JSON.parse(text) as Sent) } as unknown as Window;
  const page = {
    location: { origin: "http://localhost:3000" },
    addEventListener: (_type: string, listener: (event: MessageEvent) => void) => void listeners.push(listener),
    removeEventListener: () => void (listeners.length = 0),
  } as unknown as Window;
  const model = new WorkbookModel(sampleWorkbook());
  const host = createRichApiHost(model, { requirementSets: { ExcelApi: "1.14" } });
  const connection = connectFrame(pane, host, { conversationId: "c1", appId: "app1", hostWindow: page });
  let correlation = 0;
  const ask = (name: string, data?: unknown, actionType = 0): Sent | undefined => {
    const message = {
      _messageType: 0,
      _actionName: name,
      _conversationId: "c1",
      _correlationId: ++correlation,
      _actionType: actionType,
      _data: data,
    };
    const event = { source: pane, origin: "http://localhost:3000", data: JSON.stringify(message) };
    for (const listener of [...listeners]) listener(event as MessageEvent);
    return sent.find((m) => m._correlationId === correlation && m._responseType === 0);
  };
  return { connection, host, model, sent, ask };
}

const LOAD_ACTIVE_SHEET = JSON.stringify({
  Actions: [{ Id: 9, ActionType: 2, Name: "", ObjectPathId: 3, QueryInfo: { Select: ["name"] } }],
  ObjectPaths: {
    1: { Id: 1, ObjectPathType: 1, Name: "" },
    2: { Id: 2, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
    3: { Id: 3, ObjectPathType: 3, Name: "GetActiveWorksheet", ParentObjectPathId: 2 },
  },
});

const richApi = (body: string): object => ({
  DdaMethod: { DispatchId: 93 },
  ArrayData: ["IterativeExecutor", "POST", "ProcessQuery", [], body],
});

describe("a frame", () => {
  test("gets its context, and is then ready", async () => {
    const { connection, ask } = openFrame();
    const context = ask("ContextActivationManager_getAppContextAsync", "app1");
    await connection.ready;
    expect(context?._data).toMatchObject({ _id: "app1", _appName: 16, _requirementMatrix: '{"excelapi":"1.14"}' });
  });

  test("gets answers to its batches, and its telemetry is dropped", () => {
    const { ask } = openFrame();
    expect(ask("ContextActivationManager_notifyHost", ["app1", 23, {}])?._data).toBeNull();
    const { Error: code, Data } = (ask("executeMethod", richApi(LOAD_ACTIVE_SHEET))?._data ?? {}) as Record<
      string,
      unknown
    >;
    expect(code).toBe(0);
    const [status, , body] = Data as [number, unknown, string];
    expect([status, JSON.parse(body)]).toEqual([
      200,
      { Error: null, Results: [{ ActionId: 9, Value: { Id: "{S1}", Name: "Q2 figures" } }] },
    ]);
  });

  test.each([
    ["InvalidOperationInCellEditMode", 5004],
    ["InvalidOrTimedOutSession", 5012],
    ["RequestPayloadSizeLimitExceeded", 5103],
  ] as const)("%s travels as Office's error %i", (code, officeError) => {
    const { ask, host } = openFrame();
    host.faults = () => {
      throw new ExcelError(code);
    };
    expect(ask("executeMethod", richApi(LOAD_ACTIVE_SHEET))?._data).toMatchObject({ Error: officeError });
  });

  test("another method of the Common API is not supported", () => {
    expect(openFrame().ask("executeMethod", { DdaMethod: { DispatchId: 64 } })?._data).toMatchObject({ Error: 5000 });
  });

  test("receives a command, which resolves when the page completes it", async () => {
    const { connection, sent, ask } = openFrame();
    const pressed = connection.invokeCommand("recalculate");
    ask("appCommandInvoked", { eventDispId: 39 }, 1);
    await Promise.resolve();
    await Promise.resolve();
    const event = sent.find((m) => m._responseType === 1);
    expect(event).toMatchObject({ _actionName: "appCommandInvoked" });
    const [id, name] = event?._data ?? [];
    expect(name).toBe("recalculate");
    ask("executeMethod", { DdaMethod: { DispatchId: 94 }, 0: id, 1: 0, 2: "{}" });
    await pressed;
  });

  test("a command that the page does not have is rejected", async () => {
    const { connection, ask } = openFrame();
    ask("appCommandInvoked", { eventDispId: 39 }, 1);
    const pressed = connection.invokeCommand("nothing");
    await Promise.resolve();
    ask("executeMethod", { DdaMethod: { DispatchId: 94 }, 0: "command-1", 1: 11101, 2: "" });
    await expect(pressed).rejects.toThrow("no function of that name");
  });

  test("receives events once it has subscribed, and nothing once closed", async () => {
    const { connection, host, model, sent, ask } = openFrame();
    const register = {
      Actions: [{ Id: 5, ActionType: 3, Name: "_RegisterDataChangedEvent", ObjectPathId: 2, ArgumentInfo: {} }],
      ObjectPaths: {
        1: { Id: 1, ObjectPathType: 1, Name: "" },
        2: { Id: 2, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
      },
    };
    ask("richApiMessage", { eventDispId: 33 }, 1);
    host.processQuery(register);
    model.edit("{S1}", 0, 5, "x");
    await settle();
    const events = sent.filter((m) => m._responseType === 1);
    expect(events).toHaveLength(1);
    const [entry] = (events[0]?._data as unknown as { ArrayData: unknown[][] }).ArrayData;
    expect(entry?.slice(0, 3)).toEqual([65536, 10, "Workbook"]);
    connection.close();
    expect(ask("ContextActivationManager_getAppContextAsync")).toBeUndefined();
  });
});

test("a pane's address keeps its query and fragment, and ends with what Office.js reads last", () => {
  const address = paneAddress("/taskpane.html?v=1#top", {
    conversationId: "c1",
    appId: "a1",
    hostOrigin: "http://localhost:3000",
  });
  expect(address).toBe(
    "/taskpane.html?v=1&_host_Info=Excel$Web$16.01$en-GB$c1$$$0" +
      "#top&_serializer_version=1&_xdm_Info=c1|a1|http://localhost:3000",
  );
});

test("the trust page trusts only this machine", () => {
  expect(TRUST_PAGE).toContain('["localhost", "127.0.0.1", "[::1]"]');
});
