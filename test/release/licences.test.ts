import { findForbidden, isAllowed } from "../../scripts/release/licences";

test.each([
  ["MIT", true],
  ["ISC", true],
  ["Apache-2.0", true],
  ["BSD-3-Clause", true],
  ["0BSD", true],
  ["GPL-3.0-only", false],
  ["AGPL-3.0-or-later", false],
  ["LGPL-3.0", false],
  ["UNLICENSED", false],
  ["SEE LICENSE IN LICENSE.md", false],
  ["(MIT OR GPL-3.0-or-later)", true],
  ["GPL-2.0 OR MIT", true],
  ["GPL-2.0 OR LGPL-2.1", false],
  ["MIT AND ISC", true],
  ["(MIT AND GPL-3.0)", false],
  ["MIT OR (ISC AND GPL-3.0)", false],
  ["", false],
])("%s: %s", (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

test("forbidden packages are named with their licence, and so is a package without one", () => {
  const of = (name: string, licenses?: { license?: { id?: string; name?: string }; expression?: string }[]) => ({
    "bom-ref": name,
    name,
    version: "1.0.0",
    licenses,
  });
  expect(
    findForbidden([
      of("fine", [{ license: { id: "MIT" } }]),
      of("choice", [{ expression: "MIT OR GPL-3.0" }]),
      of("viral", [{ license: { id: "GPL-3.0-only" } }]),
      of("both", [{ license: { id: "MIT" } }, { license: { name: "Proprietary" } }]),
      of("silent"),
    ]),
  ).toEqual(["viral 1.0.0: GPL-3.0-only", "both 1.0.0: MIT AND Proprietary", "silent 1.0.0: names no licence"]);
});
