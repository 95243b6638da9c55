/** How the log is sealed and the scores attested, what proves it, and what to take along. */

import { Alert } from "antd";

import { useAsk } from "../api/useAsk.ts";
import { AttestationsDocument, type AttestationsQuery, SealingDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";
import { Copy } from "../ui/Copy.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { Bundles } from "./Bundles.tsx";
import { Checkpoints } from "./Checkpoints.tsx";

export function Proof() {
  return (
    <div className="proof">
      <div className="proof-pair">
        <Sealed />
        <Verification />
      </div>
      <Checkpoints />
      <div className="proof-pair">
        <Attested />
        <Bundles />
      </div>
    </div>
  );
}

function Sealed() {
  const { proof: t } = useText().audit;
  const asked = useAsk(SealingDocument, {}, { live: true });
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  const sealing = asked.data?.sealing ?? null;
  if (sealing === null) return <Loading />;
  const { position, sealed, anchored, fault } = sealing;
  const [head, inside, outside] = [BigInt(position), BigInt(sealed), BigInt(anchored)];
  return (
    <section>
      <h2>{t.sealing}</h2>
      <dl className="figures">
        {[
          [t.at, position],
          [t.sealed, sealed],
          [t.anchored, anchored],
        ].map(([name, at]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure-main">{at}</dd>
          </div>
        ))}
      </dl>
      {fault !== null && (
        <Alert type="error" showIcon title={`${t.fault} ${fault}`} description={t.faultLead} />
      )}
      {fault === null && outside >= head && <Alert type="success" showIcon title={t.complete} />}
      {inside < head && <Alert type="info" showIcon title={t.unsealed(sealed)} />}
      {outside < inside && <Alert type="warning" showIcon title={t.unanchored(anchored)} />}
    </section>
  );
}

function Verification() {
  const { proof: t } = useText().audit;
  return (
    <section>
      <h2>{t.verify}</h2>
      <p className="muted">{t.verifyLead}</p>
      <Commands
        commands={[
          [t.commands.verify, "jiheng verify"],
          [t.commands.seal, "jiheng seal > kept.checkpoint"],
          [t.commands.from, "jiheng verify --from kept.checkpoint"],
        ]}
      />
    </section>
  );
}

export function Commands({ commands }: { commands: [what: string, command: string][] }) {
  return (
    <ul className="commands">
      {commands.map(([what, command]) => (
        <li key={command}>
          <span>{what}</span>
          <code>{command}</code>
          <Copy text={command} />
        </li>
      ))}
    </ul>
  );
}

function Attested() {
  const { proof: t } = useText().audit;
  const asked = useAsk(AttestationsDocument, {}, { live: true });
  const found = asked.data?.attestations.edges.map(({ node }) => node);
  return (
    <section>
      <h2>{t.attestations}</h2>
      <p className="muted">{t.attestationsLead}</p>
      {asked.error !== null && (
        <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {found?.length === 0 && <Nothing title={t.noAttestation} lead={t.noAttestationLead} />}
      {found?.map((each) => (
        <Attestation key={each.number} of={each} />
      ))}
      <Commands
        commands={[
          [t.commands.attest, "jiheng attest"],
          [t.commands.dryRun, "jiheng attest --dry-run"],
        ]}
      />
    </section>
  );
}

type Told = AttestationsQuery["attestations"]["edges"][number]["node"];

function Attestation({ of: told }: { of: Told }) {
  const { proof: t } = useText().audit;
  const { assessments, leaves, boards, editions, mismatches } = told;
  return (
    <article className="attestation">
      <header>
        <strong>{t.number(told.number)}</strong>
        <time dateTime={told.attestedAt}>{minuteOf(told.attestedAt)}</time>
        <span>
          {t.border} {told.border}
        </span>
      </header>
      {mismatches.length === 0 ? (
        <p className="up">{t.fits}</p>
      ) : (
        <ul>
          {mismatches.map(({ kind, count }) => (
            <li key={kind} className="down">
              {t.mismatch(t.facts[kind], count)}
            </li>
          ))}
        </ul>
      )}
      <p className="muted">{t.compared(assessments, leaves, boards, editions)}</p>
      <p className="muted">
        {t.digest} <code>{told.digest}</code>
      </p>
    </article>
  );
}
