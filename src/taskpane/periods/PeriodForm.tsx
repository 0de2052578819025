import { Field, Select } from "@fluentui/react-components";
import { useEffect, useRef, useState, type JSX } from "react";
import { isSamePeriodName } from "../../kpi/layout/chosen-period";
import type { Reporting } from "../../rag/periods/reporting";
import { COPY } from "../copy";
import { PaneForm, type Saving } from "../kit/PaneForm";
import { PERIODS_COPY } from "./periods-copy";

/** Stands for the newest period in the list. */
const NEWEST = "";

/** The form that chooses the period: the newest that most rows report, or one of those with results. It takes the focus. */
export function PeriodForm(props: {
  /** Newest first. */
  choices: readonly string[];
  chosen: string | null;
  newest: readonly string[];
  reporting: Reporting;
  saving: Saving;
  onJudge: (period: string | null) => Promise<void>;
  onLeave: () => void;
}): JSX.Element {
  const { choices, chosen, newest, reporting, saving, onJudge, onLeave } = props;
  const current = choices.find((name) => chosen !== null && isSamePeriodName(name, chosen, reporting)) ?? NEWEST;
  const [period, setPeriod] = useState(current);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("select")?.focus(), []);
  return (
    <PaneForm
      form={form}
      className="card period-form"
      name={{ "aria-label": PERIODS_COPY.field }}
      saving={saving}
      words={{ save: PERIODS_COPY.save, saving: COPY.saving }}
      onSave={() => void onJudge(period === NEWEST ? null : period)}
      onCancel={onLeave}
    >
      <Field label={PERIODS_COPY.field} hint={PERIODS_COPY.hint}>
        <Select value={period} onChange={(_, data) => setPeriod(data.value)}>
          <option value={NEWEST}>{PERIODS_COPY.newest(newest)}</option>
          {choices.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
    </PaneForm>
  );
}
