/** The audit bundle of a result or of an assessment: one file that proves itself without the system. */

import { useAsk } from "../api/useAsk.ts";
import { ResultIdDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { SaveButton } from "../ui/SaveButton.tsx";
import { Chooser, useChosen } from "./Chooser.tsx";
import { Commands } from "./Proof.tsx";

export function Bundles() {
  const { proof: t } = useText().audit;
  const chosen = useChosen();
  const { plan, group, subject } = chosen;
  const ready = plan !== undefined && group !== undefined;
  const asked = useAsk(
    ResultIdDocument,
    { plan: plan?.id ?? "", peerGroup: group ?? "" },
    { enabled: ready },
  );
  const result = asked.data?.result ?? null;
  return (
    <section>
      <h2>{t.bundle}</h2>
      <p className="muted">{t.bundleLead}</p>
      <div className="filters bundle-choice">
        <Chooser chosen={chosen} one />
      </div>
      <div className="bundle-choice audit-state-end">
        {result !== null && (
          <SaveButton key={result.id} path={`/bundles/${result.id}.zip`}>
            {t.ofResult}
          </SaveButton>
        )}
        {ready && asked.data !== undefined && result === null && (
          <span className="muted">{t.noResult}</span>
        )}
        {subject !== undefined && (
          <SaveButton key={subject.id} path={`/bundles/${subject.id}.zip`}>
            {t.ofAssessment}
          </SaveButton>
        )}
      </div>
      <Commands commands={[[t.bundleCheck, "python3 -I verify.pyz bundle.zip"]]} />
    </section>
  );
}
