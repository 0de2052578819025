import { Button, Field, Select, Spinner } from "@fluentui/react-components";
import { useId, useLayoutEffect, useRef, useState, type FormEvent, type JSX, type KeyboardEvent } from "react";
import { COLUMNS, HEADINGS, REQUIRED_COLUMNS, type ColumnKey } from "../../kpi/columns/columns";
import { choose, type ColumnChoices } from "../../kpi/finding/choose-columns";
import { foldName } from "../../rag/fold-name";
import type { ColumnPlace, ColumnsReading } from "../../planning/tables/columns-reading";
import { COLUMNS_COPY } from "./columns-copy";
import {
  FIRST_COLUMNS,
  followDraft,
  lackOf,
  openDraft,
  OTHER_COLUMNS,
  type ColumnsDraft,
} from "../state/columns-draft";
import { COPY } from "../copy";
import { ProblemNote } from "../kit/ProblemNote";
import type { Pane } from "../state/use-pane";

/** Says by hand which heading of a table, or of rows in plain cells, is which column. */
export function ColumnsForm({ pane }: { pane: Pane }): JSX.Element | null {
  const { columns, naming } = pane.state;
  const followed = columns && naming ? followDraft(naming, columns) : null;
  return columns && followed ? <Form pane={pane} reading={columns} {...followed} /> : null;
}

function Form({
  pane,
  reading,
  place,
  choices,
}: {
  pane: Pane;
  reading: ColumnsReading;
  place: ColumnPlace;
  choices: ColumnChoices;
}): JSX.Element {
  const { activity, failure } = pane.state;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const isBusy = activity !== "idle";
  const isSaving = activity === "naming-columns";
  const problem = failure?.doing === "naming-columns" ? failure.problem : null;
  const { open, clashes, repeats } = lackOf(choices, place);
  const isWrong = (key: ColumnKey): boolean => clashes.has(key) || repeats.has(key);
  const hasFaultBelow = OTHER_COLUMNS.some(isWrong);
  const type = (draft: ColumnsDraft): void => pane.columns.type(draft);
  useLayoutEffect(() => form.current?.querySelector("select")?.focus(), []);
  useLayoutEffect(() => {
    // The note pushes the buttons down, and with them what has the focus.
    if (problem) form.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    setAsked(true);
    const wrong = [...FIRST_COLUMNS, ...OTHER_COLUMNS].find((key) => open.includes(key) || isWrong(key));
    if (wrong) form.current?.querySelector<HTMLElement>(`[data-column="${wrong}"]`)?.focus();
    else pane.columns.save(place, choices);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || isSaving) return;
    event.stopPropagation();
    pane.columns.leave();
  };
  const fieldOf = (key: ColumnKey): JSX.Element => (
    <ColumnField
      key={key}
      column={key}
      place={place}
      choice={choices[key]}
      clash={clashes.get(key) ?? []}
      isRepeated={repeats.has(key)}
      isMissing={asked && open.includes(key)}
      onChoose={(heading) => type({ placeId: place.id, choices: choose(choices, key, heading) })}
    />
  );
  const state =
    open.length > 0
      ? COLUMNS_COPY.stillOpen(open.map((key) => HEADINGS[key]))
      : clashes.size > 0
        ? COLUMNS_COPY.clash(clashes.size)
        : repeats.size > 0
          ? COLUMNS_COPY.repeats(repeats.size)
          : COLUMNS_COPY.complete;
  return (
    // Escape is pressed in one of the form's own fields.
    <div role="presentation" onKeyDown={onKeyDown}>
      <form
        ref={form}
        className="columns-form"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-intro`}
        noValidate
        onSubmit={save}
      >
        <h2 id={`${id}-title`}>{COLUMNS_COPY.title}</h2>
        <p id={`${id}-intro`} className="hint">
          {COLUMNS_COPY.intro}
        </p>
        <PlaceField reading={reading} place={place} onChoose={(next) => type(openDraft(next, reading))} />
        {FIRST_COLUMNS.map(fieldOf)}
        <details open={isOpen || hasFaultBelow} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            {COLUMNS_COPY.others(
              OTHER_COLUMNS.filter((key) => typeof choices[key] === "string").length,
              OTHER_COLUMNS.length,
            )}
          </summary>
          <div className="other-columns">{OTHER_COLUMNS.map(fieldOf)}</div>
        </details>
        {problem && <ProblemNote problem={problem} />}
        <p role="status" className="answer">
          {state}
        </p>
        <div className="buttons">
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={isBusy}
            icon={isSaving ? <Spinner size="tiny" /> : undefined}
          >
            {isSaving ? COPY.saving : COLUMNS_COPY.save}
          </Button>
          <Button disabledFocusable={isSaving} onClick={pane.columns.leave}>
            {COPY.cancel}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Which table or row of headings the columns are of; said, where there is only one. */
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

const UNDECIDED = "";
const NONE = "none";

/** One column of ours, and which heading it has here. */
function ColumnField(props: {
  column: ColumnKey;
  place: ColumnPlace;
  choice: string | null | undefined;
  clash: ColumnKey[];
  isRepeated: boolean;
  isMissing: boolean;
  onChoose: (heading: string | null | undefined) => void;
}): JSX.Element {
  const { column, choice, clash } = props;
  const { headings } = props.place;
  const isRequired = REQUIRED_COLUMNS.includes(column);
  const index = typeof choice === "string" ? headings.findIndex(({ text }) => foldName(text) === foldName(choice)) : -1;
  const value = index >= 0 ? String(index) : choice === null && !isRequired ? NONE : UNDECIDED;
  const clashing =
    typeof choice === "string" && clash.length > 0
      ? COLUMNS_COPY.twice(
          choice,
          clash.map((key) => HEADINGS[key]),
        )
      : undefined;
  const repeated = typeof choice === "string" && props.isRepeated ? COLUMNS_COPY.repeated(choice) : undefined;
  return (
    <Field
      label={!isRequired && FIRST_COLUMNS.includes(column) ? COLUMNS_COPY.optional(HEADINGS[column]) : HEADINGS[column]}
      required={isRequired}
      hint={COLUMNS[column].note.what}
      validationMessage={clashing ?? repeated ?? (props.isMissing ? COLUMNS_COPY.isOpen : undefined)}
    >
      <Select
        data-column={column}
        value={value}
        onChange={(_, data) =>
          props.onChoose(
            data.value === NONE ? null : headings[Number(data.value === UNDECIDED ? -1 : data.value)]?.text,
          )
        }
      >
        {(isRequired || value === UNDECIDED) && <option value={UNDECIDED}>{COLUMNS_COPY.choose}</option>}
        {!isRequired && <option value={NONE}>{COLUMNS_COPY.none}</option>}
        {headings.map(({ text, examples }, place) => (
          <option key={text} value={place}>
            {COLUMNS_COPY.heading(text, examples)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
