import type { PackageLimits } from "../../../office-package/package-limits";
import { linkedPart, readRelationships } from "../../../office-package/relationships";
import { scanWordXml } from "../scan-word-xml";
import { openWordPackage, readPart, WORD_LIMITS } from "../word-package";
import { catchWordFaults } from "../word-problem";

/** The period that a report was made for, as its file's properties say; null where they do not. Never throws. */
export function readMadeFor(bytes: Uint8Array, limits: PackageLimits = WORD_LIMITS): string | null {
  const read = catchWordFaults(() => {
    const file = openWordPackage(bytes, limits);
    const core = linkedPart(readRelationships(file, ""), "core-properties");
    if (core === null || !file.has(core)) return null;
    let isInside = false;
    let period = "";
    scanWordXml(readPart(file, core), core, {
      open: ({ name }) => (isInside = name === "subject"),
      close: () => (isInside = false),
      text: (words) => {
        if (isInside) period += words;
      },
    });
    return period.trim() || null;
  });
  return read.ok ? read.value : null;
}
