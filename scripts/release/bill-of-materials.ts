import { execFileSync } from "node:child_process";

/** A package in a CycloneDX document, with the fields that are used here. */
export interface Component {
  "bom-ref": string;
  name: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

/** A bill of materials in CycloneDX 1.5, as npm writes it. */
export interface Bill {
  serialNumber?: string | undefined;
  metadata: { timestamp?: string | undefined; component: Component & { description?: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/** The fields of package.json that are used here. */
export interface PackageFile {
  name: string;
  version: string;
  dependencies: Record<string, string>;
}

/** Asks npm for every package in package-lock.json. It reads only the lock file, and needs no network. */
export function readFullBill(root: string): Bill {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--offline", "--no-update-notifier"];
  const options = { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  const npm = process.env["npm_execpath"];
  const written = npm
    ? execFileSync(process.execPath, [npm, ...args], options)
    : execFileSync(process.platform === "win32" ? "npm.cmd" : "npm", args, {
        ...options,
        shell: process.platform === "win32",
      });
  return JSON.parse(written) as Bill;
}

/** The named packages, and all that they depend on. */
function reach(bill: Bill, from: readonly string[]): Set<string> {
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const reached = new Set<string>();
  const left = [...from];
  for (let ref = left.pop(); ref !== undefined; ref = left.pop()) {
    if (reached.has(ref)) continue;
    reached.add(ref);
    left.push(...(needs.get(ref) ?? []));
  }
  return reached;
}

/**
 * Keeps the packages of a full bill that the product itself needs: its `dependencies` and all that these depend on.
 * `npm sbom --omit dev` leaves out packages that a development tool needs as well, such as React.
 * The serial number and the timestamp are left out, so that the same lock file gives the same bytes.
 */
export function keepProduction(full: Bill, { name, version, dependencies }: PackageFile): Bill {
  const own = full.metadata.component["bom-ref"];
  const direct = (full.dependencies.find(({ ref }) => ref === own)?.dependsOn ?? []).filter((ref) =>
    Object.entries(dependencies).some(([needed, exact]) => ref === `${needed}@${exact}`),
  );
  if (direct.length !== Object.keys(dependencies).length) {
    throw new Error("package-lock.json does not agree with package.json: run npm install first.");
  }
  const kept = reach(full, direct);
  const { metadata } = full;
  return {
    ...full,
    serialNumber: undefined,
    metadata: { ...metadata, timestamp: undefined, component: { ...metadata.component, name, version } },
    components: full.components.filter((component) => kept.has(component["bom-ref"])),
    dependencies: full.dependencies.flatMap((entry) =>
      entry.ref === own ? [{ ...entry, dependsOn: direct }] : kept.has(entry.ref) ? [entry] : [],
    ),
  };
}
