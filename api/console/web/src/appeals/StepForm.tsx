/** The form of one step: what was typed stays on any refusal, and goes only once the step is taken. */

import { Alert, Button } from "antd";
import { useState } from "react";

import { useText } from "../text/language.ts";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { FieldView } from "./fields.tsx";
import { BLANK, type Draft, type Field, missing } from "./draft.ts";
import { STEPS, type StepName } from "./steps.ts";
import type { Case } from "./trail.ts";
import { useCommand } from "./useCommand.ts";

interface Props {
  found: Case;
  name: StepName;
  onDone: () => void;
  onCancel: () => void;
}

export function StepForm({ found, name, onDone, onCancel }: Props) {
  const { desk: t } = useText().appeals;
  const step = STEPS[name];
  const items = itemsOf(found, name);
  const [draft, fill] = useState<Draft>(() => begun(found, name));
  const [lacking, say] = useState<ReadonlySet<Field>>(new Set());
  const { busy, problems, run } = useCommand();
  const send = async () => {
    const blank = missing(step.fields, draft, items);
    say(blank);
    if (blank.size > 0) return;
    const said = { name, draft };
    if (await run(said, (key) => step.send(found.id, draft, key))) onDone();
  };
  return (
    <form
      className="step-form"
      aria-label={t.actions[name]}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {step.fields.length === 0 && <p className="muted">{t.noInput}</p>}
      {step.fields.map((field) => (
        <div key={field} className="step-field">
          <FieldView
            field={field}
            name={name}
            found={found}
            items={items}
            draft={draft}
            onChange={fill}
          />
          {lacking.has(field) && <Alert type="warning" title={t.fill} role="alert" />}
        </div>
      ))}
      {problems.map((problem) => (
        <ProblemNotice key={problem.code} problem={problem} />
      ))}
      <div className="step-ends">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.send} · {t.actions[name]}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  );
}

/** The points that a step speaks of: what was sent back is decided one by one. */
function itemsOf(found: Case, name: StepName): string[] {
  const all = (found.items ?? []).map(({ item }) => item);
  return name === "settleRemittal" ? (found.remitted ?? []).slice(0, 1) : all;
}

/** A draft to begin with: a ruling says what the bench decided, with the only kind of reason there is. */
function begun(found: Case, name: StepName): Draft {
  const [code, ...others] = STEPS[name].codes;
  const reasonCode = code !== undefined && others.length === 0 ? code : "";
  if (name !== "ruleOnAppeal") return { ...BLANK, reasonCode };
  const verdicts = Object.fromEntries(
    (found.decided ?? []).map(({ item, outcome, points }) => [
      item,
      { outcome, points: points ?? "", reason: "" },
    ]),
  );
  return { ...BLANK, reasonCode, verdicts };
}
