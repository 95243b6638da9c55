/** A board as the log has it, now or as of a day; and beside it, if wanted, that of an earlier day. */

import { Alert } from "antd";

import { useAsk } from "../api/useAsk.ts";
import { BoardDocument, type BoardQuery } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { dayOf, endOf, minuteOf } from "../text/time.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { BoardTable } from "./BoardTable.tsx";
import type { Plan } from "./plans.ts";
import { Timeline } from "./Timeline.tsx";
import { usePlace } from "./usePlace.ts";

export type Line = NonNullable<BoardQuery["leaderboard"]>["edges"][number]["node"];

export function LiveBoard({ plan, group }: { plan: Plan; group: string }) {
  const t = useText();
  const [{ at, against }, go] = usePlace();
  const board = { plan: plan.id, peerGroup: group };
  const newest = useAsk(BoardDocument, board, { live: true });
  const then = useAsk(
    BoardDocument,
    { ...board, asOf: { recordedAt: endOf(at ?? "") } },
    { enabled: at !== null },
  );
  const earlier = useAsk(
    BoardDocument,
    { ...board, asOf: { recordedAt: endOf(against ?? "") } },
    { enabled: against !== null },
  );
  const shown = at === null ? newest : then;
  const error =
    newest.error ?? (at === null ? null : then.error) ?? (against === null ? null : earlier.error);
  const early = { title: t.boards.empty, lead: t.boards.emptyLead };
  const unseen = { title: t.boards.unseen, lead: t.boards.unseenLead };
  const last = newest.data?.leaderboard?.asOf.recordedAt;
  const found = shown.data?.leaderboard ?? null;
  return (
    <div className="card">
      {error !== null && <ProblemNotice problem={error} onRetry={() => void shown.refetch()} />}
      {last != null && (
        <Timeline
          first={`${plan.year.toString()}-01-01`}
          last={dayOf(last)}
          at={at}
          against={against}
          comparable
          onChange={go}
        />
      )}
      {shown.data === undefined && error === null && <Loading />}
      {found !== null && (
        <>
          <p className="board-facts">
            <strong>{at === null ? t.boards.atNow : `${t.boards.at} ${at}`}</strong>
            <span>{found.asOf.recordedAt === null ? "" : minuteOf(found.asOf.recordedAt)}</span>
            <span>{t.boards.position(found.asOf.position)}</span>
            <span>{t.boards.size(found.size)}</span>
            <span>{t.boards.liveHint}</span>
          </p>
          {found.adopting && <Alert type="info" showIcon title={t.boards.adopting} />}
          {found.asOf.incomplete && <Alert type="warning" showIcon title={t.boards.incomplete} />}
        </>
      )}
      {shown.data !== undefined && (found === null || found.edges.length === 0) && (
        <Nothing {...(last == null ? unseen : early)} />
      )}
      {found !== null && found.edges.length > 0 && (
        <BoardTable
          lines={found.edges.map(({ node }) => node)}
          scale={plan.scale}
          at={at}
          {...(against !== null && { earlier: linesOf(earlier.data), against })}
        />
      )}
    </div>
  );
}

function linesOf(data: BoardQuery | undefined): Line[] {
  return data?.leaderboard?.edges.map(({ node }) => node) ?? [];
}
