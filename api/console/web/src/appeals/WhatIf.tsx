/** What would be if the bench ruled so: asked of the server, recorded nowhere. */

import { Button } from "antd";
import { useState } from "react";

import { useAsk } from "../api/useAsk.ts";
import { type HypothesisInput, WhatIfDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { BLANK, type Draft, hypotheses } from "./draft.ts";
import { Simulated } from "./Simulated.tsx";
import type { Case } from "./trail.ts";
import { Verdicts } from "./Verdicts.tsx";

export function WhatIf({ found }: { found: Case }) {
  const { hearing: t } = useText().appeals;
  const [draft, fill] = useState<Draft>(BLANK);
  const [supposed, suppose] = useState<HypothesisInput[] | null>(null);
  const asked = useAsk(
    WhatIfDocument,
    { assessment: found.assessment?.id ?? "", hypotheses: supposed ?? [] },
    { enabled: supposed !== null, live: true },
  );
  const simulation = supposed === null ? undefined : asked.data?.simulate;
  return (
    <form
      className="what-if"
      aria-labelledby="what-if"
      onSubmit={(event) => {
        event.preventDefault();
        suppose(hypotheses(draft));
      }}
    >
      <h2 id="what-if">{t.whatIf}</h2>
      <p className="muted">{t.whatIfLead}</p>
      <Verdicts found={found} draft={draft} use="suppose" onChange={fill} />
      <Button
        htmlType="submit"
        disabled={hypotheses(draft).length === 0}
        loading={asked.isFetching}
      >
        {t.ask}
      </Button>
      {asked.error !== null && <ProblemNotice problem={asked.error} />}
      {asked.isLoading && <Loading />}
      {simulation === null && <p className="muted">{t.unseen}</p>}
      {simulation != null && asked.error === null && (
        <Simulated simulation={simulation} office={found.office} />
      )}
    </form>
  );
}
