import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Component } from "./bill-of-materials";
import { licenceOf } from "./licences";

/** A package with the text of its licence; empty where the package has no such file. */
export interface Notice {
  name: string;
  version: string;
  licence: string;
  text: string;
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/i;

/** Finds a package of one version in node_modules, by the lock file's list of places. */
function findPackage(root: string, places: readonly [string, string][], { name, version }: Component): string | null {
  const place = places.find(([path, held]) => path.endsWith(`node_modules/${name}`) && held === version);
  return place && existsSync(join(root, place[0])) ? join(root, place[0]) : null;
}

/** Reads the licence of each package from node_modules. Throws where one is not installed. */
export function readNotices(root: string, components: readonly Component[]): Notice[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { version?: string }>;
  };
  const places = Object.entries(lock.packages).map(([path, { version = "" }]): [string, string] => [path, version]);
  return components.map((component) => {
    const folder = findPackage(root, places, component);
    if (folder === null) throw new Error(`${component.name} ${component.version} is not installed: run npm ci first.`);
    const files = readdirSync(folder)
      .filter((file) => LICENCE_FILE.test(file))
      .sort();
    const text = files.map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
    const { name, version } = component;
    return { name, version, licence: licenceOf(component) ?? "", text: text.join("\n\n") };
  });
}

const RULE = "-".repeat(78);

/** The text of third-party-notices.txt. Packages with the same licence text are listed above it together. */
export function writeNotices(product: string, notices: readonly Notice[]): string {
  const texts = new Map<string, string[]>();
  for (const { name, version, licence, text } of notices) {
    const shown = text === "" ? `Licence: ${licence}. The package has no file with the text.` : text;
    texts.set(shown, [...(texts.get(shown) ?? []), `${name} ${version} (${licence})`]);
  }
  const parts = [...texts].map(([text, packages]) => `${RULE}\n${packages.join("\n")}\n\n${text}\n`);
  return [`${product} is made with the following packages. Each is used under its own licence.\n`, ...parts].join("\n");
}
