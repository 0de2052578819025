import officeAddins from "eslint-plugin-office-addins";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

// The plugin's own "recommended" set names no parser that works, so its rules are switched on one by one.
const officeRules = Object.fromEntries(
  Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, "error"]),
);

const onlyInExcel = ["Excel", "OfficeExtension"].map((name) => ({
  name,
  message: "Only src/excel may name Excel's object model.",
}));

export default tseslint.config(
  { ignores: ["dist/", "dist-workbench/", "dist-dev/", "release/", "coverage/", "node_modules/"] },
  ...tseslint.configs.strict,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "office-addins": officeAddins, "react-hooks": reactHooks, "jsx-a11y": jsxA11y },
    rules: {
      ...officeRules,
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.strict.rules,
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["src/{rag,kpi,report,planning,actions,taskpane,commands,cli}/**/*.{ts,tsx}"],
    rules: { "no-restricted-globals": ["error", ...onlyInExcel] },
  },
  {
    files: ["src/{rag,kpi,report,planning,actions}/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...onlyInExcel,
        ...["Office", "window", "document", "fetch", "setTimeout", "process"].map((name) => ({
          name,
          message: "The core is pure: no Office, no DOM, no clock, no I/O.",
        })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "The core has no clock; pass the time in." },
        { object: "Math", property: "random", message: "The core gives the same answer every time." },
      ],
    },
  },
  {
    files: ["**/*.mjs", "scripts/**", "bench/**", "src/office-host/server/**", "src/workbench/serve.ts"],
    languageOptions: { globals: globals.node },
    rules: { "no-console": "off" },
  },
);
