/** The highest version of each requirement set that a host offers: { ExcelApi: "1.15" }. */
export type RequirementSets = Readonly<Record<string, string>>;

/** True when the sets include this version of a set. Names ignore letter case; "1.9" is lower than "1.15". */
export function isSetOffered(sets: RequirementSets, name: string, version: string): boolean {
  const key = Object.keys(sets).find((k) => k.toLowerCase() === name.toLowerCase());
  const offered = key === undefined ? undefined : sets[key];
  if (offered === undefined) return false;
  const [offeredMajor = 0, offeredMinor = 0] = offered.split(".").map(Number);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return offeredMajor > major || (offeredMajor === major && offeredMinor >= minor);
}
