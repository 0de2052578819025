// Builds the add-in and the workbench in parallel processes: webpack itself would build one after the other.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const webpack = createRequire(import.meta.url).resolve("webpack/bin/webpack.js");

const codes = await Promise.all(
  ["product", "workbench"].map(
    (name) =>
      new Promise((resolve) =>
        spawn(process.execPath, [webpack, "--config-name", name], { stdio: "inherit" }).on("close", (code) =>
          resolve(code ?? 1),
        ),
      ),
  ),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
