/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { readManifest } from "../../../src/workbench/page/add-in/manifest";

const MANIFEST = readFileSync("manifest.xml", "utf8");

test("the ribbon is read from the add-in's manifest, with addresses relative to the task pane's page", () => {
  const manifest = readManifest(MANIFEST);
  expect(manifest).toMatchObject({ name: "KPI Reporter", commandsPage: "commands.html" });
  expect(manifest.groups).toMatchObject([
    {
      label: "KPI Reporter",
      buttons: [
        {
          label: "Recalculate RAG",
          icon: "assets/recalculate-32.png",
          action: { kind: "run", functionName: "recalculateRag" },
        },
        { label: "Open KPI Reporter", icon: "assets/icon-32.png", action: { kind: "open", page: "taskpane.html" } },
      ],
    },
  ]);
});

test("a manifest for a host with its own folder is read the same way", () => {
  const hosted = MANIFEST.replaceAll("https://localhost:3000/", "https://council.example/kpi-reporter/");
  expect(readManifest(hosted)).toEqual(readManifest(MANIFEST));
});

test.each([
  ["text that is not XML", "<OfficeApp", "not well-formed"],
  ["a label that is not defined", MANIFEST.replace('bt:String id="OpenPane.Label"', 'bt:String id="Gone"'), "Label"],
  [
    "an icon elsewhere",
    MANIFEST.replace(
      'https://localhost:3000/assets/icon-32.png"/>\n        <bt:Image id="Icon.40',
      'https://other.example/icon-32.png"/>\n        <bt:Image id="Icon.40',
    ),
    "is not in the task pane",
  ],
])("%s is an error", (_what, xml, message) => {
  expect(() => readManifest(xml)).toThrow(message);
});
