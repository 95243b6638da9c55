/** Where two moments put everybody of a peer group, and whose doing it was. */

import { DownOutlined } from "@ant-design/icons";
import { Fragment, useState } from "react";

import { useAsk } from "../api/useAsk.ts";
import { BoardDiffDocument, type MoveLineFragment } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { Grade } from "../ui/Grade.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Named } from "../ui/Named.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { type Assessed, nameOf } from "./Chooser.tsx";
import type { Moments } from "./Difference.tsx";
import { MoveCauses } from "./MoveCauses.tsx";
import { Places } from "../ui/Places.tsx";
import { Span } from "./Span.tsx";

interface Props {
  plan: string;
  group: string;
  assessed: Assessed[];
  moments: Moments;
  onOpen: (event: { id: string }) => void;
}

export function BoardDifference({ plan, group, assessed, moments, onOpen }: Props) {
  const { difference: t } = useText().audit;
  const asked = useAsk(
    BoardDiffDocument,
    { plan, peerGroup: group, ...moments },
    { live: moments.to === null },
  );
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (asked.data === undefined) return <Loading />;
  const found = asked.data.standingsDiff;
  if (found === null) return <Nothing title={t.unseen} lead={t.unseenLead} />;
  const named = new Map(assessed.map((each) => [each.subject, nameOf(each)]));
  const others = (code: string) => named.get(code) ?? code;
  return (
    <>
      <Span from={found.from} to={found.to} />
      <table className="moves" aria-busy={asked.isPlaceholderData}>
        <thead>
          <tr>
            <th scope="col">{t.rank}</th>
            <th scope="col">{t.subject}</th>
            <th scope="col" title={t.ownHint}>
              {t.own}
            </th>
            <th scope="col" title={t.othersHint}>
              {t.others}
            </th>
            <th scope="col" className="number">
              {t.total}
            </th>
            <th scope="col">{t.grade}</th>
            <th scope="col">{t.why}</th>
          </tr>
        </thead>
        <tbody>
          {found.edges.map(({ node }) => (
            <Move
              key={node.subject}
              move={node}
              moments={moments}
              nameOf={others}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface MoveProps {
  move: MoveLineFragment;
  moments: Moments;
  nameOf: (code: string) => string;
  onOpen: (event: { id: string }) => void;
}

function Move({ move, moments, nameOf: named, onOpen }: MoveProps) {
  const t = useText();
  const { difference: d } = t.audit;
  const [open, toggle] = useState(false);
  const { before, after, own, others, change, presence, subject } = move;
  const place = after ?? before;
  const name =
    place === null ? subject : nameOf({ subject, unit: place.unit, person: place.person });
  const assessment = place?.assessment?.id;
  return (
    <Fragment>
      <tr>
        <td className="moves-rank">
          {before?.rank ?? "–"} → <b>{after?.rank ?? "–"}</b>{" "}
          {presence === "STAYED" ? <Places change={change} /> : <span>{d.presence[presence]}</span>}
        </td>
        <th scope="row">
          <Named name={name} />
        </th>
        <td data-label={d.own}>
          <Places change={own?.change} />
        </td>
        <td data-label={d.others}>
          <Places change={others?.change} />
        </td>
        <td className="number">
          {before !== null && <span className="muted">{plain(before.total)} → </span>}
          {after !== null && <b>{plain(after.total)}</b>}
        </td>
        <td>
          {before !== null && before.grade !== after?.grade && (
            <span className="muted">{t.grades[before.grade]} → </span>
          )}
          {after !== null && <Grade grade={after.grade} />}
        </td>
        <td>
          {assessment !== undefined && (
            <LinkButton
              aria-expanded={open}
              aria-label={`${d.why} ${name}`}
              onClick={() => {
                toggle(!open);
              }}
            >
              {d.why} <DownOutlined aria-hidden rotate={open ? 180 : 0} />
            </LinkButton>
          )}
        </td>
      </tr>
      {open && assessment !== undefined && (
        <tr className="moves-why">
          <td colSpan={7}>
            <MoveCauses
              assessment={assessment}
              subject={subject}
              moments={moments}
              nameOf={named}
              onOpen={onOpen}
            />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
