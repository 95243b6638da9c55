/** That an event is in the log which a checkpoint seals; the browser folds the proof itself. */

import { SafetyCertificateOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Descriptions } from "antd";
import { useState } from "react";

import { useAsk } from "../api/useAsk.ts";
import { InclusionDocument, type InclusionQuery } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { Copy } from "../ui/Copy.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { canFold, isIncluded } from "./tree.ts";

type Proof = NonNullable<InclusionQuery["inclusionProof"]>;

export function Inclusion({ event }: { event: string }) {
  const { inclusion: t } = useText().audit;
  const [wanted, want] = useState(false);
  const asked = useAsk(InclusionDocument, { event }, { enabled: wanted, live: true });
  return (
    <section className="inclusion">
      {!wanted && (
        <Button
          icon={<SafetyCertificateOutlined aria-hidden />}
          onClick={() => {
            want(true);
          }}
        >
          {t.prove}
        </Button>
      )}
      {asked.error !== null && (
        <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {asked.data?.inclusionProof === null && (
        <Alert type="info" showIcon title={t.missing} description={t.missingLead} />
      )}
      {asked.data?.inclusionProof != null && <Told proof={asked.data.inclusionProof} />}
    </section>
  );
}

function Told({ proof }: { proof: Proof }) {
  const { inclusion: t } = useText().audit;
  const { size, root, verifierKey } = proof.checkpoint;
  const facts: [string, string][] = [
    [t.checkpoint, size],
    [t.index, proof.index],
    [t.leaf, proof.leafHash],
    [t.root, root],
    [t.key, verifierKey],
  ];
  const items = facts.map(([label, value]) => ({
    key: label,
    label,
    children: <code>{value}</code>,
  }));
  return (
    <>
      <h3>{t.title}</h3>
      <Folded proof={proof} />
      <Descriptions className="event-facts" column={1} size="small" items={items} />
      <details>
        <summary>{t.hashes(proof.hashes.length)}</summary>
        <ol>
          {proof.hashes.map((hash) => (
            <li key={hash}>
              <code>{hash}</code>
            </li>
          ))}
        </ol>
      </details>
      <Copy text={JSON.stringify({ inclusionProof: proof }, null, 2)} label={t.copy} />
    </>
  );
}

function Folded({ proof }: { proof: Proof }) {
  const { inclusion: t } = useText().audit;
  const { size } = proof.checkpoint;
  const folded = useQuery({
    queryKey: ["folded", proof],
    queryFn: () => isIncluded(proof),
    enabled: canFold(),
  });
  if (!canFold()) return <Alert type="info" showIcon title={t.unfolded} />;
  if (folded.data === undefined) return null;
  return folded.data ? (
    <Alert type="success" showIcon title={t.holds(size)} description={t.compare} />
  ) : (
    <Alert type="error" showIcon title={t.fails(size)} />
  );
}
