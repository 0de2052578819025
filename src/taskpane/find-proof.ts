import type { ReportReading } from "../actions/read-report";
import { narrativeId } from "../report/narratives/narrative-id";
import { PROOF_WORDS, type ProofFinding } from "../report/proof/finding";
import { findTextPlaces } from "../workbook/sheets/narratives/read";
import type { Listable } from "./FindingList";

/** What the proof-reader found in a narrative, to be listed: with the cell that it is typed in. */
export type ListedProof = Listable & Pick<ProofFinding, "kpi" | "words">;

/** Findings of the proof-reader are dismissed in the list of all checks; by this their keys are told from others'. */
const KEY_START = "narrative";

/** Gives each finding its narrative's cell. Where no sheet holds the narrative, its address is the narrative's name. */
export function listProof(findings: readonly ProofFinding[], { texts, textSheets }: Pick<ReportReading, "texts" | "textSheets">): ListedProof[] {
  const places = findTextPlaces(textSheets);
  const ids = new Map(texts.narratives.flatMap(({ id, kind, section, kpi, place }) => (kind === "kpi" && place === "now" ? [[narrativeId(kind, section, kpi), id]] : [])));
  return findings.map(({ code, key, section, kpi, words, sentence }): ListedProof => {
    const place = places.get(ids.get(narrativeId("kpi", section, kpi)) ?? "");
    return {
      ...{ check: PROOF_WORDS[code], key: `${KEY_START} | ${key}`, sentence, kpi, words },
      ...{ tableId: "", row: 0, column: null, address: place?.address ?? kpi },
      ...(place ? { place: { sheetId: place.sheetId, row: place.row, column: place.column } } : {}),
    };
  });
}
