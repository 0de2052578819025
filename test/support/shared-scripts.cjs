// Jest's runtime, with one difference: each suite loads its modules afresh, and the worker compiles them once for all of its suites. Most
// suites take a second, and compiled the same hundred modules again.
/* eslint-disable @typescript-eslint/no-require-imports -- Jest loads a runtime by require. */
const { Script } = require("node:vm");
const { default: Runtime } = require("jest-runtime");

/** The scripts of this worker by file. V8 keeps with a script the functions that a suite has compiled by calling them. */
const known = new Map();

function scriptOf(filename, code, parameters) {
  const found = known.get(filename);
  if (found?.code === code) return found.script;
  const opening = `(function (${parameters.join(", ")}) {`;
  // The offset keeps the columns of errors and source maps where they are in the file.
  const script = new Script(`${opening}${code}\n})`, { filename, columnOffset: -opening.length });
  known.set(filename, { code, script });
  return script;
}

class SharedScripts extends Runtime {
  constructor(...given) {
    super(...given);
    const { executor, _environment: environment } = this;
    // The part of Jest that compiles is its own business. Where a later version has it elsewhere, suites compile for themselves again.
    if (typeof executor?.compile !== "function" || !Array.isArray(executor.injectedModuleParameters)) return;
    const compile = executor.compile.bind(executor);
    executor.compile = (code, filename) => {
      const context = environment.getVmContext();
      if (context === null) return null;
      try {
        return scriptOf(filename, code, executor.injectedModuleParameters).runInContext(context);
      } catch (error) {
        // Jest explains a file that cannot be compiled.
        if (error instanceof SyntaxError) return compile(code, filename);
        throw error;
      }
    };
  }
}

module.exports = { __esModule: true, default: SharedScripts };
