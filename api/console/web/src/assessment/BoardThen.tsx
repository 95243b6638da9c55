/** The board as it stood right after an event. */

import { useRef } from "react";

import { useAsk } from "../api/useAsk.ts";
import { BoardDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { Grade } from "../ui/Grade.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Named } from "../ui/Named.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { useMoving } from "../ui/useMoving.ts";

interface Props {
  plan: string;
  group: string;
  subject: string;
  position: string;
}

export function BoardThen({ plan, group, subject, position }: Props) {
  const t = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const asked = useAsk(BoardDocument, { plan, peerGroup: group, asOf: { position } });
  const lines = asked.data?.leaderboard?.edges.map(({ node }) => node) ?? [];
  useMoving(body, lines.map((line) => line.subject).join());
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (asked.data === undefined) return <Loading />;
  return (
    <table className="board-then">
      <caption>{t.assessment.boardThen}</caption>
      <thead>
        <tr>
          <th scope="col">{t.boards.rank}</th>
          <th scope="col">{t.boards.subject}</th>
          <th scope="col" className="number">
            {t.boards.total}
          </th>
          <th scope="col">{t.boards.grade}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {lines.map((line) => (
          <tr key={line.subject} data-row={line.subject} aria-current={line.subject === subject}>
            <td>{line.rank}</td>
            <th scope="row">
              <Named name={line.person?.post ?? line.unit?.name ?? line.subject} />
            </th>
            <td className="number">{plain(line.total)}</td>
            <td>
              <Grade grade={line.grade} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
