import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAddInServer } from "../../../src/office-host/server/create-server";
import { listen } from "../../../src/office-host/server/listen";

const CDN = "https://appsforoffice.microsoft.com";
const PANE = `<meta http-equiv="Content-Security-Policy" content="script-src 'self' ${CDN}"><script src="${CDN}/lib/1/hosted/office.js"></script>`;

let root: string;
let server: Server;
let port: number;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "add-in-server-"));
  const files: Record<string, string> = {
    "secret.txt": "secret",
    "add-in/taskpane.html": PANE,
    "add-in/broken.html": "<p>no office.js</p>",
    "add-in/help.html": "<p>help</p>",
    "add-in/manifest.xml": "<OfficeApp/>",
    "add-in/taskpane.0123456789.js": "1;",
    "add-in/assets/icon-16.png": "png",
    "add-in/.hidden": "hidden",
    "page/index.html": "<p>host</p>",
    "page/sample-workbook.json": "{}",
    "office/office.js": "office",
    "office/telemetry/oteljs_agave.js": "telemetry",
    "books/small.json": "[]",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync(join(root, "secret.txt"), join(root, "add-in/linked.txt"));
  server = createAddInServer({
    addIn: join(root, "add-in"),
    page: join(root, "page"),
    officeJs: join(root, "office"),
    workbooks: join(root, "books"),
  });
  port = await listen(server, 0);
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true });
});

interface Got {
  status: number;
  type: string;
  cache: string;
  body: string;
}

/** Requests the path unchanged: `fetch` would resolve ".." before sending. */
function get(path: string, options: { method?: string; host?: string } = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const headers = { host: options.host ?? `localhost:${port}` };
    request({ host: "127.0.0.1", port, path, method: options.method ?? "GET", headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (body += part));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers["content-type"] ?? "",
          cache: response.headers["cache-control"] ?? "",
          body,
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("serves", () => {
  test.each([
    ["/", "text/html; charset=utf-8", "<p>host</p>"],
    ["/sample-workbook.json", "application/json; charset=utf-8", "{}"],
    ["/workbooks/small.json", "application/json; charset=utf-8", "[]"],
    ["/manifest.xml", "application/xml; charset=utf-8", "<OfficeApp/>"],
    ["/taskpane.0123456789.js?x=1", "text/javascript; charset=utf-8", "1;"],
    ["/assets/icon-16.png", "image/png", "png"],
    ["/help.html", "text/html; charset=utf-8", "<p>help</p>"],
    ["/lib/1/hosted/office.js", "text/javascript; charset=utf-8", "office"],
  ])("%s", async (path, type, body) => {
    expect(await get(path)).toEqual({ status: 200, type, cache: "no-store", body });
  });

  test("HEAD gives no body", async () => {
    expect(await get("/help.html", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });
});

describe("refuses", () => {
  test.each([
    ["outside the folders", "/../secret.txt", 404],
    ["outside, encoded", "/%2e%2e/secret.txt", 404],
    ["outside, with an encoded slash", "/..%2fsecret.txt", 404],
    ["outside, with a backslash", "/..%5csecret.txt", 404],
    ["outside by way of a served folder", "/lib/1/hosted/../../../../secret.txt", 404],
    ["outside by way of the workbooks", "/workbooks/../secret.txt", 404],
    ["outside by a link", "/linked.txt", 404],
    ["a null character", "/help.html%00.png", 404],
    ["a hidden file", "/.hidden", 404],
    ["a listing of a folder", "/assets/", 404],
    ["a folder", "/assets", 404],
    ["a file that is not there", "/nothing.js", 404],
    ["an address that is not one", "/%E0%A4%A", 400],
  ])("%s", async (_what, path, status) => {
    const got = await get(path);
    expect(got.status).toBe(status);
    expect(got.body).not.toContain("secret");
  });

  test("other methods", async () => {
    expect((await get("/", { method: "POST" })).status).toBe(405);
  });

  test("a foreign host name that points at this machine", async () => {
    expect((await get("/", { host: "evil.example" })).status).toBe(421);
  });
});

describe("Office.js without Microsoft's servers", () => {
  test("the page names this server in place of the CDN, in its script and its policy", async () => {
    const { body } = await get("/taskpane.html?_host_Info=Excel$Web");
    expect(body).toBe(PANE.replaceAll(CDN, `http://localhost:${port}`));
  });

  test("a page that loads Office.js from elsewhere is refused with a message", async () => {
    const log = jest.spyOn(console, "error").mockImplementation();
    const got = await get("/broken.html?_host_Info=Excel$Web");
    expect(got.status).toBe(500);
    expect(got.body).toContain("/broken.html does not load Office.js from https://appsforoffice.microsoft.com");
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
  });

  test("the scripts that send telemetry are empty", async () => {
    const got = await get("/lib/1/hosted/telemetry/oteljs_agave.js");
    expect(got).toMatchObject({ status: 200, body: "// This host sends no telemetry.\n" });
  });

  test("the trust page answers Office.js with yes", async () => {
    const got = await get("/lib/1/hosted/AgaveErrorUX/index.html");
    expect(got.status).toBe(200);
    expect(got.body).toContain("hostUserTrusted");
  });
});

test("a port in use is skipped", async () => {
  const second = createAddInServer({ addIn: root, page: root, officeJs: root, workbooks: root });
  const other = await listen(second, port);
  expect(other).toBeGreaterThan(port);
  expect(second.address()).toMatchObject({ address: "127.0.0.1" });
  await new Promise((resolve) => second.close(resolve));
});
