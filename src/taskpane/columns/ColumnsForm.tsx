import { Field, Select } from "@fluentui/react-components";
import { useId, useLayoutEffect, useRef, useState, type JSX, type ReactNode } from "react";
import { COLUMNS, HEADINGS, REQUIRED_COLUMNS, type ColumnKey } from "../../kpi/columns/columns";
import { choose, type ColumnChoices } from "../../kpi/finding/choose-columns";
import { foldName } from "../../rag/fold-name";
import type { ColumnPlace, ColumnsReading } from "../../planning/tables/columns-reading";
import { COLUMNS_COPY } from "./columns-copy";
import {
  FIRST_COLUMNS,
  followDraft,
  findDraftFaults,
  openDraft,
  OTHER_COLUMNS,
  type DraftFaults,
} from "../state/columns-draft";
import { PaneForm } from "../kit/PaneForm";
import { JOB_TABLE } from "../state/jobs";
import { savingOf } from "../state/pane-state";
import type { Pane } from "../state/use-pane";

/** Asks which heading is which column, in a table or over rows in plain cells. */
export function ColumnsForm({ pane }: { pane: Pane }): JSX.Element | null {
  const { columns, naming } = pane.state;
  const followed = columns && naming ? followDraft(naming, columns) : null;
  return columns && followed ? <Form pane={pane} reading={columns} {...followed} /> : null;
}

const WORDS = { save: COLUMNS_COPY.save, saving: JOB_TABLE["naming-columns"].busy };

function Form(props: { pane: Pane; reading: ColumnsReading; place: ColumnPlace; choices: ColumnChoices }): JSX.Element {
  const { pane, reading, place, choices } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [hasTried, setHasTried] = useState(false);
  const faults = findDraftFaults(choices, place);
  const isFaulty = (key: ColumnKey): boolean => faults.clashes.has(key) || faults.repeats.has(key);
  useLayoutEffect(() => form.current?.querySelector("select")?.focus(), []);
  const save = (): void => {
    setHasTried(true);
    const faulty = [...FIRST_COLUMNS, ...OTHER_COLUMNS].find((key) => faults.open.includes(key) || isFaulty(key));
    if (faulty) form.current?.querySelector<HTMLElement>(`[data-column="${faulty}"]`)?.focus();
    else pane.columns.save(place, choices);
  };
  const fieldOf = (key: ColumnKey): JSX.Element => (
    <ColumnField
      key={key}
      column={key}
      place={place}
      choice={choices[key]}
      clash={faults.clashes.get(key) ?? []}
      isRepeated={faults.repeats.has(key)}
      isMissing={hasTried && faults.open.includes(key)}
      onChoose={(heading) => pane.columns.type({ placeId: place.id, choices: choose(choices, key, heading) })}
    />
  );
  return (
    <PaneForm
      form={form}
      className="columns-form"
      name={{ "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-intro` }}
      saving={savingOf(pane.state, "naming-columns")}
      words={WORDS}
      onSave={save}
      onCancel={pane.columns.leave}
      answer={
        <p role="status" className="answer">
          {describeFaults(faults)}
        </p>
      }
    >
      <h2 id={`${id}-title`}>{COLUMNS_COPY.title}</h2>
      <p id={`${id}-intro`} className="hint">
        {COLUMNS_COPY.intro}
      </p>
      <PlaceField reading={reading} place={place} onChoose={(next) => pane.columns.type(openDraft(next, reading))} />
      {place.periods && <p className="hint">{COLUMNS_COPY.periods(place.periods.text)}</p>}
      {FIRST_COLUMNS.map(fieldOf)}
      <OtherColumns choices={choices} hasFault={OTHER_COLUMNS.some(isFaulty)}>
        {OTHER_COLUMNS.map(fieldOf)}
      </OtherColumns>
    </PaneForm>
  );
}

/** The columns that few tables have. They stay open while one of them has a fault. */
function OtherColumns(props: { choices: ColumnChoices; hasFault: boolean; children: ReactNode }): JSX.Element {
  const { choices } = props;
  const [isOpen, setOpen] = useState(false);
  const chosen = OTHER_COLUMNS.filter((key) => typeof choices[key] === "string");
  return (
    <details open={isOpen || props.hasFault} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{COLUMNS_COPY.others(chosen.length, OTHER_COLUMNS.length)}</summary>
      <div className="other-columns">{props.children}</div>
    </details>
  );
}

/** What still prevents saving, in a sentence. */
function describeFaults({ open, clashes, repeats }: DraftFaults): string {
  if (open.length > 0) return COLUMNS_COPY.stillOpen(open.map((key) => HEADINGS[key]));
  if (clashes.size > 0) return COLUMNS_COPY.clash(clashes.size);
  return repeats.size > 0 ? COLUMNS_COPY.repeats(repeats.size) : COLUMNS_COPY.complete;
}

/** The table or row of headings: a select if there are several, else its name. */
function PlaceField(props: {
  reading: ColumnsReading;
  place: ColumnPlace;
  onChoose: (place: ColumnPlace) => void;
}): JSX.Element {
  const { places } = props.reading;
  if (places.length === 1) return <p className="place-name">{nameOf(props.place)}</p>;
  return (
    <Field label={COLUMNS_COPY.place}>
      <Select
        value={props.place.id}
        onChange={(_, { value }) => {
          const next = places.find((place) => place.id === value);
          if (next) props.onChoose(next);
        }}
      >
        {places.map((place) => (
          <option key={place.id} value={place.id}>
            {nameOf(place)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function nameOf({ at, sheetName }: ColumnPlace): string {
  return typeof at === "string" ? COLUMNS_COPY.table(at, sheetName) : COLUMNS_COPY.row(at, sheetName);
}

/** Values of the select besides the index of a heading. */
const UNDECIDED = "";
const NONE = "none";

/** Chooses the heading of one column. */
function ColumnField(props: {
  column: ColumnKey;
  place: ColumnPlace;
  choice: string | null | undefined;
  /** Other columns with the same heading. */
  clash: ColumnKey[];
  /** True when several columns of the sheet have the chosen heading. */
  isRepeated: boolean;
  isMissing: boolean;
  onChoose: (heading: string | null | undefined) => void;
}): JSX.Element {
  const { column, choice, clash } = props;
  const { headings, periods } = props.place;
  const isRequired = REQUIRED_COLUMNS.includes(column) && !periods?.fields.includes(column);
  const index = typeof choice === "string" ? headings.findIndex(({ text }) => foldName(text) === foldName(choice)) : -1;
  const value = index >= 0 ? String(index) : choice === null && !isRequired ? NONE : UNDECIDED;
  const fault = typeof choice === "string" ? describeFault(choice, clash, props.isRepeated) : undefined;
  return (
    <Field
      label={!isRequired && FIRST_COLUMNS.includes(column) ? COLUMNS_COPY.optional(HEADINGS[column]) : HEADINGS[column]}
      required={isRequired}
      hint={COLUMNS[column].note.what}
      validationMessage={fault ?? (props.isMissing ? COLUMNS_COPY.isOpen : undefined)}
    >
      <Select
        data-column={column}
        value={value}
        onChange={(_, data) =>
          props.onChoose(
            data.value === NONE ? null : data.value === UNDECIDED ? undefined : headings[Number(data.value)]?.text,
          )
        }
      >
        {(isRequired || value === UNDECIDED) && <option value={UNDECIDED}>{COLUMNS_COPY.choose}</option>}
        {!isRequired && <option value={NONE}>{COLUMNS_COPY.none}</option>}
        {headings.map(({ text, examples }, at) => (
          <option key={text} value={at}>
            {COLUMNS_COPY.heading(text, examples)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function describeFault(heading: string, clash: readonly ColumnKey[], isRepeated: boolean): string | undefined {
  if (clash.length > 0) {
    return COLUMNS_COPY.twice(
      heading,
      clash.map((key) => HEADINGS[key]),
    );
  }
  return isRepeated ? COLUMNS_COPY.repeated(heading) : undefined;
}
