#!/usr/bin/env node
// @ts-check
// Makes the manifest that an organisation installs: manifest.xml with its localhost addresses moved to another host.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const DEVELOPMENT_ORIGIN = "https://localhost:3000";

const HELP = `Usage: node scripts/make-manifest.mjs --base-url URL [--support-url URL] [-o FILE]

Writes a copy of manifest.xml whose addresses point at the web server that holds your copy of KPI Reporter.

  --base-url URL       the https address of the folder that holds taskpane.html, with or without a path,
                       for example https://kpi.example.gov.uk or https://www.example.gov.uk/apps/kpi
  --support-url URL    the https address of your own page or form where people ask for help; Excel shows it beside the
                       add-in (default: the add-in's own help page)
  -o, --out FILE       where to write the new manifest (default: dist/manifest.xml)
  --manifest FILE      the manifest to start from (default: manifest.xml)
  -h, --help           this text

Exit status: 0 when the manifest was written, 2 when the request was refused. Nothing is written when it is refused.
`;

/** An expected refusal: its message is one sentence for the person at the keyboard. */
class Refusal extends Error {}

/**
 * Reads an https address. Returns null where it is something else.
 * @param {string} text
 */
function readHttpsUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === "https:" ? url : null;
}

/** @param {URL} url @param {string} option */
function refusePassword(url, option) {
  if (url.username !== "" || url.password !== "") {
    throw new Refusal(
      `${option} must not hold a user name or password: everyone who installs the add-in would see it.`,
    );
  }
}

/**
 * Reads the address given on the command line.
 * Returns its origin, and the address without a trailing slash, to which "/taskpane.html" can be added.
 * @param {string | undefined} text
 */
function readBaseUrl(text) {
  if (text === undefined) throw new Refusal("Say where the add-in is hosted, with --base-url https://….");
  const url = readHttpsUrl(text);
  if (!url) {
    throw new Refusal(
      `--base-url must be a full https:// address, because Office loads add-ins over https only; "${text}" is not.`,
    );
  }
  // A bare "?" or "#" at the end leaves url.search and url.hash empty, so the text itself is looked at.
  if (/[?#]/.test(text)) {
    throw new Refusal(`--base-url must not have a query or a fragment; take out the "?" or "#" in "${text}".`);
  }
  refusePassword(url, "--base-url");
  return { origin: url.origin, base: url.origin + url.pathname.replace(/\/+$/, "") };
}

/**
 * Reads the address of the page to which Excel sends people for help; undefined where none is given.
 * @param {string | undefined} text
 */
function readSupportUrl(text) {
  if (text === undefined) return undefined;
  const url = readHttpsUrl(text);
  if (!url) {
    throw new Refusal(`--support-url must be the full https:// address of a page, as Office asks; "${text}" is not.`);
  }
  refusePassword(url, "--support-url");
  return url.href;
}

/** @param {string} text */
function escapeXml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/**
 * Moves every address in the manifest from the development origin to the one given. Comments are left out.
 * @param {string} xml
 * @param {{ origin: string, base: string }} target
 * @param {string | undefined} supportUrl
 */
function moveManifest(xml, { origin, base }, supportUrl) {
  const withoutComments = xml.replace(/<!--[\s\S]*?-->\s*/g, "");
  let count = 0;
  const moveTo = (/** @type {string} */ address) => () => {
    count += 1;
    return escapeXml(address);
  };
  const moved = withoutComments
    // An AppDomain is a scheme and a host: a path has no meaning there.
    .replace(new RegExp(`(?<=<AppDomain>)${DEVELOPMENT_ORIGIN}(?=</AppDomain>)`, "g"), moveTo(origin))
    .replace(new RegExp(`${DEVELOPMENT_ORIGIN}(?=[/"<])`, "g"), moveTo(base));
  if (count === 0) {
    throw new Refusal(`Nothing to change: the manifest has no address that starts with ${DEVELOPMENT_ORIGIN}.`);
  }
  if (/localhost|127\.0\.0\.1|\[::1\]/i.test(moved)) {
    throw new Refusal("The new manifest would still point at localhost, which no other computer can reach.");
  }
  if (supportUrl === undefined) return moved;
  return moved.replace(/(?<=<SupportUrl DefaultValue=")[^"]*/, () => escapeXml(supportUrl));
}

/** Reads the command line; an unknown option is a refusal. */
function readOptions() {
  try {
    return parseArgs({
      options: {
        "base-url": { type: "string" },
        "support-url": { type: "string" },
        out: { type: "string", short: "o", default: "dist/manifest.xml" },
        manifest: { type: "string", default: fileURLToPath(new URL("../manifest.xml", import.meta.url)) },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    const [said = ""] = (error instanceof Error ? error.message : "").split(/\.(?:\s|$)/);
    throw new Refusal(`${said}: run with --help to see the options.`);
  }
}

/** @param {string} file */
async function readManifest(file) {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Refusal(`The manifest ${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

async function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const target = readBaseUrl(options["base-url"]);
  const supportUrl = readSupportUrl(options["support-url"]);
  const moved = moveManifest(await readManifest(options.manifest), target, supportUrl);
  await mkdir(path.dirname(options.out), { recursive: true });
  await writeFile(options.out, moved);
  process.stdout.write(`Wrote ${options.out} for ${target.base}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
