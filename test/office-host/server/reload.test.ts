import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingMessage, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAddInServer } from "../../../src/office-host/server/create-server";
import { listen } from "../../../src/office-host/server/listen";
import { createReloader, type Reloader } from "../../../src/office-host/server/reload";

const PAGE = "<html><head><title>host</title></head></html>";
let root: string;
const servers: Server[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "add-in-reload-"));
  mkdirSync(join(root, "page"));
  writeFileSync(join(root, "page/index.html"), PAGE);
});

afterAll(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true });
});

async function serve(reloader?: Reloader): Promise<number> {
  const server = createAddInServer(
    { addIn: root, page: join(root, "page"), officeJs: root, workbooks: root },
    reloader,
  );
  servers.push(server);
  return listen(server, 0);
}

const ask = (port: number, path: string, host = `localhost:${port}`): Promise<IncomingMessage> =>
  new Promise((resolve, reject) =>
    request({ host: "127.0.0.1", port, path, headers: { host }, agent: false }, resolve).on("error", reject).end(),
  );

async function textAt(port: number, path: string): Promise<string> {
  const response = await ask(port, path);
  return response.statusCode === 200
    ? (await response.setEncoding("utf8").toArray()).join("")
    : String(response.statusCode);
}

/** The next message of a stream. */
const next = (stream: IncomingMessage): Promise<string> =>
  new Promise((resolve) => stream.once("data", (data) => resolve(String(data))));

test("an open page is notified of each build, and knows its own build", async () => {
  const reloader = createReloader();
  reloader.announce("one");
  const port = await serve(reloader);
  expect(await textAt(port, "/")).toContain('<script src="/reload.js" data-build="one" defer></script></head>');
  expect(await textAt(port, "/reload.js")).toContain("location.reload()");

  const stream = await ask(port, "/builds");
  expect(stream.headers["content-type"]).toBe("text/event-stream");
  expect(await next(stream)).toBe("data: one\n\n");
  const heard = next(stream);
  reloader.announce("two");
  expect(await heard).toBe("data: two\n\n");
  expect(await textAt(port, "/")).toContain('data-build="two"');
  reloader.close();
});

test("a request under a foreign host name gets no builds", async () => {
  const port = await serve(createReloader());
  expect((await ask(port, "/builds", "elsewhere.example")).statusCode).toBe(421);
});

test("without a reloader, nothing of it is served", async () => {
  const port = await serve();
  expect(await textAt(port, "/")).toBe(PAGE);
  expect(await textAt(port, "/reload.js")).toBe("404");
  expect(await textAt(port, "/builds")).toBe("404");
});
