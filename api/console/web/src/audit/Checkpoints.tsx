/** The checkpoints of the log: what each says, its text and key to take along, and that the log has only grown since. */

import { DownOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Fragment, useState } from "react";

import { useAsk, usePages } from "../api/useAsk.ts";
import {
  type CheckpointFactsFragment,
  CheckpointsDocument,
  GrownDocument,
} from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";
import { Copy } from "../ui/Copy.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { save } from "../ui/save.ts";

export function Checkpoints() {
  const { proof: t } = useText().audit;
  const pages = usePages(
    CheckpointsDocument,
    {},
    ({ checkpoints: { pageInfo } }) => ({
      hasNextPage: pageInfo.hasPreviousPage,
      endCursor: pageInfo.startCursor,
    }),
    { live: true },
  );
  const found = pages.data?.pages.flatMap(({ checkpoints }) =>
    checkpoints.edges.map(({ node }) => node).reverse(),
  );
  return (
    <section>
      <h2>{t.checkpoints}</h2>
      <p className="muted">{t.checkpointsLead}</p>
      {pages.error !== null && (
        <ProblemNotice problem={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <Loading />}
      {found?.length === 0 && <Nothing title={t.none} lead={t.noneLead} />}
      {found !== undefined && found.length > 0 && <Table checkpoints={found} />}
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t.older}
        </Button>
      )}
    </section>
  );
}

function Table({ checkpoints }: { checkpoints: CheckpointFactsFragment[] }) {
  const { proof: t } = useText().audit;
  return (
    <table className="checkpoints">
      <thead>
        <tr>
          <th scope="col" className="number">
            {t.size}
          </th>
          <th scope="col">{t.recordedAt}</th>
          <th scope="col">{t.sealedAt}</th>
          <th scope="col">{t.kept}</th>
          <th scope="col">{t.note}</th>
        </tr>
      </thead>
      <tbody>
        {checkpoints.map((each, index) => (
          <Line key={each.size} of={each} newest={index === 0} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ of: told, newest }: { of: CheckpointFactsFragment; newest: boolean }) {
  const { proof: t } = useText().audit;
  const [open, toggle] = useState(newest);
  return (
    <Fragment>
      <tr>
        <th scope="row" className="number" data-label={t.size}>
          {told.size}
        </th>
        <td data-label={t.recordedAt}>{minuteOf(told.recordedAt)}</td>
        <td data-label={t.sealedAt}>{minuteOf(told.sealedAt)}</td>
        <td>
          <span className={told.anchored ? "up" : "down"}>{told.anchored ? t.yes : t.no}</span>
        </td>
        <td>
          <LinkButton
            aria-expanded={open}
            onClick={() => {
              toggle(!open);
            }}
          >
            {open ? t.hide : t.show} <DownOutlined aria-hidden rotate={open ? 180 : 0} />
          </LinkButton>
        </td>
      </tr>
      {open && (
        <tr className="checkpoint-note">
          <td colSpan={5}>
            <pre tabIndex={0} aria-label={t.note}>
              {told.note}
            </pre>
            <p>
              <span className="muted">{t.key}</span> <code>{told.verifierKey}</code>
            </p>
            <div className="audit-state-end">
              <Copy text={told.note} />
              <Button
                size="small"
                onClick={() => {
                  save(`${told.size}.checkpoint`, new Blob([told.note]));
                }}
              >
                {t.save}
              </Button>
              {!newest && <Grown from={told.size} />}
            </div>
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Grown({ from }: { from: string }) {
  const { proof: t } = useText().audit;
  const [wanted, want] = useState(false);
  const asked = useAsk(GrownDocument, { from }, { enabled: wanted });
  const proof = asked.data?.consistencyProof ?? null;
  if (asked.error !== null) return <ProblemNotice problem={asked.error} />;
  if (proof !== null) {
    return (
      <>
        <span role="status">{t.grownFine(proof.from, proof.to, proof.hashes.length)}</span>
        <Copy text={JSON.stringify(asked.data)} />
      </>
    );
  }
  return (
    <Button
      size="small"
      loading={asked.isFetching}
      onClick={() => {
        want(true);
      }}
    >
      {t.grown}
    </Button>
  );
}
