import { resolve } from "node:path";
import CopyWebpackPlugin from "copy-webpack-plugin";
import HtmlWebpackPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import MinimizerPlugin from "minimizer-webpack-plugin";

const at = (path) => resolve(import.meta.dirname, path);

/** Where a build goes. One for development, with its source maps, never stands where a published one is taken from. */
export const outputFolder = (name, mode) =>
  at(mode === "production" ? { product: "dist", workbench: "dist-workbench" }[name] : `dist-dev/${name}`);

/** What both builds share. Neither uses eval, which the pages' content security policies forbid. */
function common(name, mode) {
  const forProduction = mode === "production";
  return {
    name,
    mode,
    context: import.meta.dirname,
    target: ["web", "es2022"],
    devtool: forProduction ? false : "cheap-module-source-map",
    // What a save does not change stays in a file of its own, and is not written again.
    optimization: forProduction
      ? {}
      : { splitChunks: { cacheGroups: { libraries: { test: /node_modules/, name: "libraries", chunks: "initial" } } } },
    cache: { type: "filesystem", buildDependencies: { config: [import.meta.filename, at(".swcrc")] } },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, use: "swc-loader" },
        // The rules that a workbook without its own is rated by are read while they are built, so that the reader comes only where one has its own.
        { test: at("src/rag/rules/default-ruleset.ts"), use: at("scripts/plain-data-loader.mjs") },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    output: { path: outputFolder(name, mode), filename: "[name].[contenthash:10].js", clean: true },
    stats: { preset: "errors-warnings", assets: true, timings: true, excludeAssets: /\.png$/ },
  };
}

const stylesheet = () => new MiniCssExtractPlugin({ filename: "[name].[contenthash:10].css" });

/** A page with the scripts and styles of the entries named, its own unless told. */
const page = (name, template, chunks = [name]) =>
  new HtmlWebpackPlugin({ template: at(template), filename: `${name}.html`, chunks, chunksSortMode: "manual" });

/** The add-in: what an organisation puts on its web server. */
function product(mode) {
  const base = common("product", mode);
  return {
    ...base,
    entry: {
      boot: at("src/taskpane/boot-check.ts"),
      taskpane: at("src/taskpane/index.tsx"),
      commands: at("src/commands/commands.ts"),
      notice: at("src/commands/notice-page.ts"),
    },
    // The pane should show within half a second, and every ribbon button loads the commands page: both have a budget.
    performance: {
      hints: mode === "production" ? "warning" : false,
      maxEntrypointSize: 850_000,
      maxAssetSize: 850_000,
    },
    // Scripts by swc, in a third of terser's time; pages by webpack itself. Three passes and unused arguments are worth 2%.
    optimization: {
      ...base.optimization,
      mangleExports: "size",
      minimizeOptions: { javascript: false },
      minimizer: [
        new MinimizerPlugin({
          test: /\.js$/,
          minify: MinimizerPlugin.swcMinify,
          minimizerOptions: { compress: { passes: 3, keep_fargs: false }, mangle: true },
        }),
        // Nothing is lowered for older browsers: Office's own are as new as the scripts ask for.
        new MinimizerPlugin({
          test: /\.css$/,
          minify: MinimizerPlugin.esbuildMinifyCss,
          minimizerOptions: { target: "esnext" },
        }),
        "...",
      ],
    },
    plugins: [
      stylesheet(),
      page("taskpane", "src/taskpane/taskpane.html", ["boot", "taskpane"]),
      page("commands", "src/commands/commands.html"),
      page("notice", "src/commands/notice-page.html"),
      new CopyWebpackPlugin({
        patterns: [
          { from: "src/taskpane/help.{html,css}", to: "[name][ext]", noErrorOnMissing: true },
          { from: "assets/*.png", to: "assets/[name][ext]" },
          { from: "assets/icon.svg", to: "assets/[name][ext]" },
          { from: "manifest.xml", to: "manifest.xml" },
        ],
      }),
    ],
  };
}

/** The page that hosts the add-in without Excel. Never published, so Univer's size does not matter here. */
function workbench(mode) {
  const base = common("workbench", mode);
  return {
    ...base,
    entry: {
      workbench: at("src/workbench/page/workbench-page.ts"),
      gallery: at("src/workbench/gallery/gallery-page.ts"),
    },
    performance: { hints: false },
    // Univer is 5 MB of code: leaving it as it is saves half a minute of every first build, and costs a local page nothing.
    optimization: { ...base.optimization, minimize: false },
    plugins: [
      stylesheet(),
      new HtmlWebpackPlugin({
        template: at("src/workbench/page/index.html"),
        filename: "index.html",
        chunks: ["workbench"],
      }),
      page("gallery", "src/workbench/gallery/gallery.html"),
      new CopyWebpackPlugin({
        patterns: ["sample-workbook", "months-workbook"]
          .flatMap((name) => [`${name}.json`, `${name}.xlsx`])
          .map((name) => ({
            from: `assets/${name}`,
            to: name,
          })),
      }),
    ],
  };
}

/** Two builds: `--config-name product` or `--config-name workbench` makes one. Production unless `--mode` says otherwise. */
export default (_env, { mode = "production" }) => [product(mode), workbench(mode)];
