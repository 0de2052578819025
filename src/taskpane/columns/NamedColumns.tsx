import { Button } from "@fluentui/react-components";
import type { JSX } from "react";
import { describeUnused } from "../../actions/describe/describe-unused";
import { HEADINGS } from "../../kpi/columns/columns";
import type { ColumnsReading } from "../../planning/tables/columns-reading";
import { COLUMNS_COPY } from "./columns-copy";
import { COPY } from "../copy";

/** The headings that the workbook remembers, and the button that opens the columns form. */
export function NamedColumns({ columns, onOpen }: { columns: ColumnsReading; onOpen: () => void }): JSX.Element {
  const lines = [...columns.mapping.values()];
  return (
    <section aria-labelledby="named-columns">
      <h2 id="named-columns">{COLUMNS_COPY.title}</h2>
      {lines.length === 0 ? (
        <p>{COLUMNS_COPY.nothing}</p>
      ) : (
        <>
          <p>{COLUMNS_COPY.remembered}:</p>
          <ul className="rule-notes">
            {lines.map(({ heading, is }) => (
              <li key={heading}>
                {is === "not-used" ? COLUMNS_COPY.notUsed(heading) : COLUMNS_COPY.line(heading, HEADINGS[is])}
              </li>
            ))}
          </ul>
        </>
      )}
      {describeUnused(columns).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Button size="small" onClick={onOpen}>
        {COPY.nameColumns}
      </Button>
    </section>
  );
}
