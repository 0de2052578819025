import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createAddInServer } from "../office-host/server/create-server";
import { listen } from "../office-host/server/listen";

// `npm start`: serves the workbench page, the built add-in and Office.js on this machine.

const root = join(import.meta.dirname, "../..");
const folders = {
  addIn: join(root, "dist"),
  page: join(root, "dist-workbench"),
  officeJs: join(root, "node_modules/@microsoft/office-js/dist"),
  workbooks: join(root, "test/workbooks"),
};

const { values } = parseArgs({
  options: { port: { type: "string", default: "3000" }, open: { type: "boolean", default: false } },
});
const wantedPort = Number(values.port);

if (!Number.isInteger(wantedPort) || wantedPort < 0 || wantedPort > 65535) {
  console.error(`"${values.port}" is not a port. Give a number from 0 to 65535.`);
  process.exitCode = 1;
} else if (!existsSync(folders.addIn) || !existsSync(folders.page)) {
  console.error("There is nothing to serve yet. Run npm run build first.");
  process.exitCode = 1;
} else {
  const port = await listen(createAddInServer(folders), wantedPort);
  const address = `http://localhost:${port}/`;
  const instead = port === wantedPort || wantedPort === 0 ? "" : ` (port ${wantedPort} is in use)`;
  console.log(`KPI Reporter workbench: ${address}${instead}`);
  if (values.open) openInBrowser(address);
}

/** Opens the default browser. A failure is ignored: the address is printed as well. */
function openInBrowser(address: string): void {
  const commands: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ["open", [address]],
    win32: ["cmd", ["/c", "start", "", address]],
  };
  const [command, args] = commands[process.platform] ?? ["xdg-open", [address]];
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
