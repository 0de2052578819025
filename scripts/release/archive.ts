import { createHash } from "node:crypto";
import { zipSync } from "fflate";

/** A file in the archive: its path with forward slashes, and its bytes. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>;

/** A checksum as `sha256sum` writes and checks it. */
export function checksumLine(path: string, bytes: Uint8Array): string {
  return `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`;
}

/**
 * Packs files into a zip below one folder, with SHA256SUMS of all of them. The same files give the same bytes.
 * @param day the release day of the version, for the dates of the files
 */
export function packArchive(folder: string, files: ArchiveFiles, day: Date): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const sums = sorted.map(([path, bytes]) => checksumLine(path, bytes)).join("");
  const entries = [...sorted, ["SHA256SUMS", new TextEncoder().encode(sums)] as const];
  return zipSync(Object.fromEntries(entries.map(([path, bytes]) => [`${folder}/${path}`, bytes])), {
    level: 9,
    mtime: day,
  });
}

/** The day on which a version was released, by its heading in the changelog (“## [0.2.0] - 2026-11-30”); null where it has none. */
export function releaseDay(changelog: string, version: string): Date | null {
  const heading = changelog.split("\n").find((line) => line.startsWith(`## [${version}] - `));
  const [year = 0, month = 0, day = 0] = heading?.slice(-10).split("-").map(Number) ?? [];
  // A zip file has local times: noon is the same day everywhere.
  return heading === undefined ? null : new Date(year, month - 1, day, 12);
}
