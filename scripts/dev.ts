import { join } from "node:path";
import { parseArgs } from "node:util";
import webpack from "webpack";
import { createAddInServer } from "../src/office-host/server/create-server";
import { listen } from "../src/office-host/server/listen";
import { createReloader } from "../src/office-host/server/reload";
import configs, { outputFolder } from "../webpack.config.js";

// Builds the add-in and the workbench and serves them. Rebuilds and reloads the page on every save.

const root = join(import.meta.dirname, "..");
const mode = "development";
const { values } = parseArgs({ options: { port: { type: "string", default: "3000" } } });

const reloader = createReloader();
const server = createAddInServer(
  {
    addIn: outputFolder("product", mode),
    page: outputFolder("workbench", mode),
    officeJs: join(root, "node_modules/@microsoft/office-js/dist"),
    workbooks: join(root, "test/workbooks"),
  },
  reloader,
);

let address: string | undefined;

const watching = webpack(configs({}, { mode })).watch({ aggregateTimeout: 50 }, (error, stats) => {
  if (error || !stats) {
    console.error(error);
    return;
  }
  // A failed build does not replace a working page.
  if (stats.hasErrors()) {
    console.error(stats.toString({ preset: "errors-only", colors: process.stdout.isTTY }));
    return;
  }
  reloader.announce(stats.hash ?? "");
  void serveAfterFirstBuild();
});

async function serveAfterFirstBuild(): Promise<void> {
  if (address !== undefined) {
    console.log("Rebuilt and reloaded.");
    return;
  }
  address = "";
  address = `http://localhost:${await listen(server, Number(values.port))}/`;
  console.log(`KPI Reporter workbench: ${address} It reloads on every save.`);
}

process.on("SIGINT", () => {
  reloader.close();
  server.close();
  watching?.close(() => process.exit());
});
