import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { attributeOf, childrenOf, elementsNamed, everyElement, readXml, textOf, type XmlElement } from "./read-xml";

const root = path.resolve(__dirname, "../..");
const manifest = readXml(readFileSync(path.join(root, "manifest.xml"), "utf8"));
const elements = everyElement(manifest);

/** The only element of a name, which must be there. */
function only(name: string, within: XmlElement = manifest): XmlElement {
  const found = elementsNamed(within, name);
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`The manifest has ${found.length} <${name}> elements.`);
  return first;
}

/**
 * The order of children that the schema asks for ([MS-OWEMXML], and "How to find the proper order of manifest elements"
 * in the Office Add-ins documentation). Children that may come in any number are named once.
 */
const CHILD_ORDER: Record<string, string[]> = {
  OfficeApp: [
    "Id",
    "AlternateId",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "Dictionary",
    "VersionOverrides",
  ],
  AppDomains: ["AppDomain"],
  Requirements: ["Sets", "Methods"],
  Sets: ["Set"],
  DefaultSettings: ["SourceLocation"],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources"],
  Hosts: ["Host"],
  Host: ["AllFormFactors", "DesktopFormFactor"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  ExtensionPoint: ["OfficeTab"],
  OfficeTab: ["Group"],
  Group: ["OverriddenByRibbonApi", "Label", "Icon", "Control"],
  Control: ["OverriddenByRibbonApi", "Label", "Supertip", "Icon", "Action", "Enabled"],
  Supertip: ["Title", "Description"],
  Icon: ["bt:Image"],
  Action: ["TaskpaneId", "SourceLocation", "Title", "FunctionName"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
  "bt:Images": ["bt:Image"],
  "bt:Urls": ["bt:Url"],
  "bt:ShortStrings": ["bt:String"],
  "bt:LongStrings": ["bt:String"],
};

/** The dimensions in a PNG's first chunk, IHDR (PNG specification, 11.2.1). */
function sizeOfPng(file: string): { width: number; height: number } {
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect(bytes.subarray(12, 16).toString("latin1")).toBe("IHDR");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The file behind an address of the add-in. */
function fileAt(url: string): string {
  return path.join(root, new URL(url).pathname);
}

const resources = new Map(
  childrenOf(only("Resources")).flatMap((kind) =>
    childrenOf(kind).map((each) => [attributeOf(each, "id") ?? "", { kind: kind.name, each }] as const),
  ),
);

function valueOf(resid: string | undefined): string {
  return attributeOf(resources.get(resid ?? "")?.each, "DefaultValue") ?? "";
}

describe("the shape the schema asks for", () => {
  const parents = elements.filter((element) => childrenOf(element).length > 0);

  test.each([...new Set(parents.map((parent) => parent.name))])("the children of <%s> are in order", (name) => {
    const order = CHILD_ORDER[name] ?? [];
    for (const parent of elementsNamed(manifest, name)) {
      const places = childrenOf(parent).map((child) => [child.name, order.indexOf(child.name)] as const);
      expect(places.filter(([, place]) => place < 0)).toEqual([]);
      expect(places).toEqual(places.toSorted(([, a], [, b]) => a - b));
    }
  });

  test("it is a task pane add-in with version 1.0 of the overrides", () => {
    expect(attributeOf(manifest, "xsi:type")).toBe("TaskPaneApp");
    expect(attributeOf(only("VersionOverrides"), "xsi:type")).toBe("VersionOverridesV1_0");
  });

  test("the id is a GUID and the version has four numbers", () => {
    expect(textOf(only("Id"))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(textOf(only("Version"))).toMatch(/^\d{1,5}\.\d{1,5}\.\d{1,5}\.\d{1,5}$/);
  });

  test("the version is that of the package", () => {
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    expect(textOf(only("Version"))).toBe(`${version}.0`);
  });

  test("names and descriptions are short enough", () => {
    expect(attributeOf(only("DisplayName"), "DefaultValue")?.length).toBeLessThanOrEqual(125);
    const [description] = elementsNamed(manifest, "Description");
    expect(attributeOf(description, "DefaultValue")?.length).toBeLessThanOrEqual(250);
    expect(textOf(only("ProviderName")).length).toBeLessThanOrEqual(125);
  });

  test("every id is short and given once", () => {
    const ids = elements.flatMap((element) => attributeOf(element, "id") ?? []);
    expect(ids.filter((id) => id.length > 125)).toEqual([]);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe("what it asks of Excel", () => {
  test("a workbook, with reading and writing", () => {
    expect(
      elementsNamed(manifest, "Host").map((host) => attributeOf(host, "Name") ?? attributeOf(host, "xsi:type")),
    ).toEqual(["Workbook", "Workbook"]);
    expect(textOf(only("Permissions"))).toBe("ReadWriteDocument");
  });

  test("ExcelApi 1.9", () => {
    const set = only("Set", only("Requirements"));
    expect([attributeOf(set, "Name"), attributeOf(set, "MinVersion")]).toEqual(["ExcelApi", "1.9"]);
  });
});

describe("resources", () => {
  const uses = elements.flatMap((element) => {
    const resid = attributeOf(element, "resid");
    return resid === undefined ? [] : [{ name: element.name, resid }];
  });

  test("each is defined once, used, and named in at most 32 characters", () => {
    const defined = childrenOf(only("Resources")).flatMap((kind) =>
      childrenOf(kind).map((each) => attributeOf(each, "id") ?? ""),
    );
    expect(defined).toEqual([...new Set(defined)]);
    expect(defined.toSorted()).toEqual([...new Set(uses.map((use) => use.resid))].toSorted());
    expect(defined.filter((id) => id.length === 0 || id.length > 32)).toEqual([]);
  });

  test.each(uses)("<$name> uses a resource of the right kind: $resid", ({ name, resid }) => {
    const kinds: Record<string, string> = {
      "bt:Image": "bt:Images",
      Label: "bt:ShortStrings",
      Title: "bt:ShortStrings",
      Description: "bt:LongStrings",
    };
    expect(resources.get(resid)?.kind).toBe(kinds[name] ?? "bt:Urls");
  });

  test.each([
    ["bt:ShortStrings", 125],
    ["bt:LongStrings", 250],
    ["bt:Urls", 2048],
    ["bt:Images", 2048],
  ])("a value among <%s> has at most %i characters", (kind, limit) => {
    const values = childrenOf(only(kind)).map((each) => attributeOf(each, "DefaultValue") ?? "");
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter((value) => value.length === 0 || value.length > limit)).toEqual([]);
  });
});

describe("addresses", () => {
  const urls = elements
    .flatMap((element) => [
      attributeOf(element, "DefaultValue"),
      element.name === "AppDomain" ? textOf(element) : undefined,
    ])
    .filter((value) => value !== undefined && /^\w+:/.test(value))
    .map(String);

  test("all are https and on one origin", () => {
    expect(urls.length).toBeGreaterThan(0);
    expect([...new Set(urls.map((url) => new URL(url).origin))]).toEqual(["https://localhost:3000"]);
  });

  test("there is a page to turn to for help", () => {
    expect(attributeOf(only("SupportUrl"), "DefaultValue")).toBe("https://localhost:3000/help.html");
  });

  test("the pages are the ones the build makes", () => {
    const page = (name: string): string => new URL(valueOf(attributeOf(only(name), "resid"))).pathname;
    expect(page("FunctionFile")).toBe("/commands.html");
    expect(new URL(attributeOf(only("SourceLocation", only("DefaultSettings")), "DefaultValue") ?? "").pathname).toBe(
      "/taskpane.html",
    );
    expect(new URL(valueOf(attributeOf(only("SourceLocation", only("VersionOverrides")), "resid"))).pathname).toBe(
      "/taskpane.html",
    );
  });
});

describe("icons", () => {
  test.each([
    ["IconUrl", 32],
    ["HighResolutionIconUrl", 64],
  ])("<%s> is %i pixels square", (name, size) => {
    expect(sizeOfPng(fileAt(attributeOf(only(name), "DefaultValue") ?? ""))).toEqual({ width: size, height: size });
  });

  test.each(["Group", "Control"])("every <%s> has the sizes that Excel requires", (name) => {
    for (const owner of elementsNamed(manifest, name)) {
      const icon = childrenOf(owner).find((child) => child.name === "Icon");
      const sizes = childrenOf(icon).map((image) => Number(attributeOf(image, "size")));
      expect(sizes).toEqual(expect.arrayContaining([16, 32, 80]));
    }
  });

  const images = elements.filter(
    (element) => element.name === "bt:Image" && attributeOf(element, "resid") !== undefined,
  );
  test.each(images.map((image) => [attributeOf(image, "resid"), Number(attributeOf(image, "size"))] as const))(
    "%s is %i pixels square",
    (resid, size) => {
      const file = fileAt(valueOf(resid));
      expect(existsSync(file)).toBe(true);
      expect(sizeOfPng(file)).toEqual({ width: size, height: size });
    },
  );
});

describe("buttons", () => {
  const actions = elementsNamed(manifest, "Control").map((control) => {
    const action = only("Action", control);
    return {
      id: attributeOf(control, "id"),
      label: valueOf(
        attributeOf(
          childrenOf(control).find((child) => child.name === "Label"),
          "resid",
        ),
      ),
      action: attributeOf(action, "xsi:type"),
    };
  });

  test("the Home tab has the two commands, under the ids they keep for ever", () => {
    expect(attributeOf(only("OfficeTab"), "id")).toBe("TabHome");
    expect(actions).toEqual([
      { id: "KpiReporter.Recalculate", label: "Recalculate RAG", action: "ExecuteFunction" },
      { id: "KpiReporter.OpenPane", label: "Open KPI Reporter", action: "ShowTaskpane" },
    ]);
  });

  test("the function that a button calls is registered by the commands page", () => {
    const folder = path.join(root, "src/commands");
    const sources = readdirSync(folder).filter((name) => /\.tsx?$/.test(name));
    const code = sources.map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n");
    expect(code).toContain(`Office.actions.associate("${textOf(only("FunctionName"))}"`);
  });
});
