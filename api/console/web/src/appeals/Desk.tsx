/** The steps that the server says are open to the viewer now, and the form of the one that is being taken. */

import { Alert, Button } from "antd";
import { useState } from "react";

import { useAsk } from "../api/useAsk.ts";
import { StepsDocument, type StepsQuery } from "../gen/graphql.ts";
import { useLanguage, useText } from "../text/language.ts";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { STEPS, type StepName } from "./steps.ts";
import { StepForm } from "./StepForm.tsx";
import type { Case } from "./trail.ts";

type Allowed = NonNullable<StepsQuery["appeal"]>["allowedActions"][number];

export function Desk({ found }: { found: Case }) {
  const { desk: t } = useText().appeals;
  const [chosen, choose] = useState<StepName | null>(null);
  const [done, tell] = useState<StepName | null>(null);
  const asked = useAsk(StepsDocument, { id: found.id }, { live: true });
  const allowed = asked.data?.appeal?.allowedActions ?? [];
  const open = allowed.filter(isKnown).filter(({ enabled }) => enabled);
  const taken = allowed.filter(isKnown).find(({ action }) => action === chosen);
  return (
    <section className="card desk-steps">
      <h2>{t.title}</h2>
      {asked.error !== null && (
        <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {asked.isLoading && <p className="muted">{t.waiting}</p>}
      {asked.data !== undefined && open.length === 0 && <p className="muted">{t.nothing}</p>}
      {done !== null && <Alert type="success" showIcon title={`${t.done} · ${t.actions[done]}`} />}
      <div className="desk-choices">
        {open.map(({ action }) => (
          <Button
            key={action}
            aria-expanded={action === chosen}
            type={action === chosen ? "primary" : "default"}
            onClick={() => {
              choose(action === chosen ? null : action);
              tell(null);
            }}
          >
            {t.actions[action]}
          </Button>
        ))}
      </div>
      {taken !== undefined && (
        <>
          <Remarks step={taken} />
          <StepForm
            key={taken.action}
            found={found}
            name={taken.action}
            onDone={() => {
              choose(null);
              tell(taken.action);
            }}
            onCancel={() => {
              choose(null);
            }}
          />
        </>
      )}
    </section>
  );
}

function isKnown(step: Allowed): step is Allowed & { action: StepName } {
  return step.action in STEPS;
}

/** What to know before a step is taken, and why one that was open has closed meanwhile. */
function Remarks({ step }: { step: Allowed }) {
  const { desk: t } = useText().appeals;
  const zh = useLanguage() === "zh";
  const { reasonIfNot: closed, warning } = step;
  return (
    <>
      {closed !== null && (
        <Alert
          type="warning"
          showIcon
          title={`${t.changed} ${zh ? closed.messageZh : closed.messageEn}`}
          description={t.kept}
        />
      )}
      {warning !== null && (
        <Alert type="warning" showIcon title={zh ? warning.messageZh : warning.messageEn} />
      )}
    </>
  );
}
