/** The parts of an add-in's manifest that the page uses: its name, its id and its ribbon buttons. */
export interface Manifest {
  id: string;
  name: string;
  groups: RibbonGroup[];
  /** The page with the functions of ribbon buttons, relative to the add-in's folder. */
  commandsPage: string | undefined;
}

/** A group of buttons on the ribbon. */
export interface RibbonGroup {
  label: string;
  buttons: RibbonButton[];
}

/** A button that runs a function or opens a page. */
export interface RibbonButton {
  id: string;
  label: string;
  tip: string;
  /** The icon of 32 pixels, or else the first one, relative to the add-in's folder. */
  icon: string;
  action: { kind: "run"; functionName: string } | { kind: "open"; page: string };
}

/** Reads an add-in-only manifest. Throws when it is invalid or refers to an undefined resource. */
export function readManifest(xml: string): Manifest {
  const root = new DOMParser().parseFromString(xml, "application/xml");
  if (root.querySelector("parsererror")) throw new Error("manifest.xml is not well-formed XML.");
  const defined = new Map(
    [...root.getElementsByTagName("*")].flatMap((e) => {
      const [id, value] = [e.getAttribute("id"), e.getAttribute("DefaultValue")];
      return id !== null && value !== null ? [[id, value] as const] : [];
    }),
  );
  const resource = (parent: Element, selector: string): string => {
    const resid = parent.querySelector(selector)?.getAttribute("resid");
    const value = resid === null || resid === undefined ? undefined : defined.get(resid);
    if (value === undefined)
      throw new Error(`manifest.xml does not define ${selector} of ${parent.id || parent.tagName}.`);
    return value;
  };
  const home = root.querySelector("DefaultSettings > SourceLocation")?.getAttribute("DefaultValue");
  if (home === null || home === undefined) throw new Error("manifest.xml names no page for the task pane.");
  const relative = (address: string): string => relativeTo(home, address);
  const functionFile = root.querySelector("FunctionFile") ? resource(root.documentElement, "FunctionFile") : undefined;

  return {
    id: root.querySelector("OfficeApp > Id")?.textContent?.trim() ?? "",
    name: root.querySelector("OfficeApp > DisplayName")?.getAttribute("DefaultValue") ?? "Add-in",
    commandsPage: functionFile === undefined ? undefined : relative(functionFile),
    groups: [...root.querySelectorAll("Group")].map((group) => ({
      label: resource(group, ":scope > Label"),
      buttons: [...group.querySelectorAll("Control")].map((control) => {
        const functionName = control.querySelector("Action > FunctionName")?.textContent?.trim();
        return {
          id: control.id,
          label: resource(control, ":scope > Label"),
          tip: resource(control, "Supertip > Description"),
          icon: relative(
            resource(control, control.querySelector('Icon > [size="32"]') ? 'Icon > [size="32"]' : "Icon > *"),
          ),
          action:
            functionName === undefined
              ? { kind: "open" as const, page: relative(resource(control, "Action > SourceLocation")) }
              : { kind: "run" as const, functionName },
        };
      }),
    })),
  };
}

/** Makes a published address relative to the task pane's folder, which the workbench serves itself. */
function relativeTo(home: string, address: string): string {
  const folder = new URL(".", home).href;
  if (!address.startsWith(folder)) throw new Error(`${address} is not in the task pane's folder.`);
  return address.slice(folder.length);
}
