import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keepProduction, readFullBill, type Bill, type PackageFile } from "../../scripts/release/bill-of-materials";
import { findForbidden } from "../../scripts/release/licences";

const component = (name: string): Bill["components"][number] => ({
  "bom-ref": `${name}@1.0.0`,
  name,
  version: "1.0.0",
});

/** The product needs `pane`, which needs `shared`; its tools need `tool`, which needs `shared` and `deep`. */
const FULL: Bill = {
  serialNumber: "urn:uuid:1",
  metadata: { timestamp: "2026-11-30T07:37:08.856Z", component: { ...component("product"), name: "some-folder" } },
  components: ["pane", "shared", "tool", "deep"].map(component),
  dependencies: [
    { ref: "product@1.0.0", dependsOn: ["pane@1.0.0", "tool@1.0.0"] },
    { ref: "pane@1.0.0", dependsOn: ["shared@1.0.0"] },
    { ref: "shared@1.0.0", dependsOn: ["pane@1.0.0"] },
    { ref: "tool@1.0.0", dependsOn: ["shared@1.0.0", "deep@1.0.0"] },
    { ref: "deep@1.0.0" },
  ],
};
const PACKAGE: PackageFile = { name: "product", version: "2.0.0", dependencies: { pane: "1.0.0" } };

test("the packages that the product needs are kept, those that only tools need are not", () => {
  const bill = keepProduction(FULL, PACKAGE);
  expect(bill.components.map(({ name }) => name)).toEqual(["pane", "shared"]);
  expect(bill.dependencies).toEqual([
    { ref: "product@1.0.0", dependsOn: ["pane@1.0.0"] },
    ...FULL.dependencies.slice(1, 3),
  ]);
});

test("the bill names the product rather than its folder, and is the same each time", () => {
  const { serialNumber, metadata } = keepProduction(FULL, PACKAGE);
  expect(serialNumber).toBeUndefined();
  expect(metadata).toEqual({ component: { "bom-ref": "product@1.0.0", name: "product", version: "2.0.0" } });
});

test("a lock file that disagrees with package.json is refused", () => {
  expect(() => keepProduction(FULL, { ...PACKAGE, dependencies: { pane: "1.1.0" } })).toThrow(/npm install/);
});

test("every package of this product has a licence that is allowed", () => {
  const root = join(__dirname, "../..");
  const pkg = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as PackageFile;
  const { components } = keepProduction(readFullBill(root), pkg);
  expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(pkg.dependencies)));
  expect(findForbidden(components)).toEqual([]);
});
