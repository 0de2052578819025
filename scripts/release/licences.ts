import type { Component } from "./bill-of-materials";

/** Licences whose code may be part of the product, by their SPDX names. They require a notice at most. */
const ALLOWED_LICENCES: readonly string[] = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
  "Zlib",
];

/** The licence that a package names, as an SPDX expression; null where it names none. */
export function licenceOf({ licenses = [] }: Component): string | null {
  const named = licenses.flatMap(({ license, expression }) => expression ?? license?.id ?? license?.name ?? []);
  return named.length === 0 ? null : named.join(" AND ");
}

/**
 * True where a licence may be used. Of alternatives (“MIT OR GPL-3.0”) one has to be allowed, of licences that apply together
 * (“MIT AND ISC”) all. An expression with both is left to a person.
 */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, "$1");
  const alternatives = plain.split(" OR ");
  const together = plain.split(" AND ");
  if (alternatives.length > 1 && together.length > 1) return false;
  return together.length > 1
    ? together.every((one) => ALLOWED_LICENCES.includes(one))
    : alternatives.some((one) => ALLOWED_LICENCES.includes(one));
}

/** The packages that may not be part of the product, each with its licence. */
export function findForbidden(components: readonly Component[]): string[] {
  return components.flatMap((component) => {
    const licence = licenceOf(component);
    return licence !== null && isAllowed(licence)
      ? []
      : [`${component.name} ${component.version}: ${licence ?? "names no licence"}`];
  });
}
