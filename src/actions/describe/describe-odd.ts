import { sheetAddress } from "../../kpi/address";
import type { PlacedText } from "../../kpi/layout/odd-periods";
import type { OddLayout } from "../../planning/tables/odd-layouts";
import { by, joinWords, listSome } from "../../report/words";

/** Sheets with one period and mostly the same rows. */
export interface TwinSheets {
  period: string;
  sheetNames: readonly string[];
}

/** How many cells a sentence names. */
const NAMED_CELLS = 3;

/** Describes what is odd about periods: a sentence each, which names the cells and says what to do. */
export function describeOdd(odd: readonly OddLayout[], twins: readonly TwinSheets[]): string[] {
  return [...twins.map(describeTwins), ...odd.map(describeOne)];
}

function describeTwins({ period, sheetNames }: TwinSheets): string {
  const are = sheetNames.length === 2 ? "are both of" : "are all of";
  return `The sheets ${joinWords(sheetNames)} ${are} ${period}. Rename or hide all but the one that is right.`;
}

function describeOne(odd: OddLayout): string {
  const { sheetName } = odd;
  const named = ({ text, cell }: PlacedText): string => `${text} (${sheetAddress(sheetName, cell)})`;
  switch (odd.code) {
    case "gap": {
      const lacks = odd.missing === null ? "A period is missing" : `${odd.missing} is missing`;
      return `${lacks} between ${named(odd.before)} and ${named(odd.after)}: movement is measured over the gap. Add a column for it if there are results.`;
    }
    case "out-of-order":
      return `${named(odd.later)} and ${named(odd.earlier)} stand in another order than the other periods. Periods go by their dates, wherever they stand: correct the heading if one is wrong.`;
    case "total": {
      const [are, not] = [by(odd.headings.length, "is a total", "are totals"), by(odd.headings.length, "is", "are")];
      return `${joinWords(odd.headings.map(named))} ${are} among the periods, and ${not} not read. Head a column with its period alone to have it read.`;
    }
    case "no-status": {
      const [have, are, each] = odd.indicators.length === 1 ? ["has", "is", "it"] : ["have", "are", "each"];
      return `${joinWords(odd.indicators.map(named))} ${have} no RAG column, and ${are} not judged. Put a column headed RAG beside ${each}.`;
    }
    case "no-year": {
      const cells = listSome(
        odd.targets.map(({ cell }) => sheetAddress(sheetName, cell)),
        NAMED_CELLS,
      );
      return `Nothing gives the year of ${named(odd.judged)}, and ${by(odd.targets.length, "the target", "the targets")} in ${cells} ${by(odd.targets.length, "is", "are")} for a year. Write the year into the heading, the sheet's name or its title.`;
    }
    case "words": {
      const some = listSome(
        odd.cells.map(({ text, cell }) => `“${text}” (${sheetAddress(sheetName, cell)})`),
        NAMED_CELLS,
      );
      return `${some} ${by(odd.cells.length, "is no figure", "are no figures")}, and nothing is compared with ${by(odd.cells.length, "it", "them")}. Write the result there, or “n/a” where there is none.`;
    }
  }
}
