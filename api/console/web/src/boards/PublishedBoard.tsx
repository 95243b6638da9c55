/** A board as it was determined and made public: nothing of it is computed anew. */

import { Select } from "antd";
import { Link } from "react-router";

import { useAsk } from "../api/useAsk.ts";
import { PublishedBoardDocument, type PublishedBoardQuery } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { dayOf, endOf } from "../text/time.ts";
import { Grade } from "../ui/Grade.tsx";
import { Loading } from "../ui/Loading.tsx";
import { VetoMark } from "../ui/Marks.tsx";
import { Named } from "../ui/Named.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import type { Plan } from "./plans.ts";
import { Timeline } from "./Timeline.tsx";
import { usePlace } from "./usePlace.ts";

type Result = NonNullable<PublishedBoardQuery["result"]>;
type Board = NonNullable<Result["board"]>;
type Line = Board["lines"]["edges"][number]["node"];

export function PublishedBoard({ plan, group }: { plan: Plan; group: string }) {
  const t = useText();
  const [{ at, edition }, go] = usePlace();
  const sought = { plan: plan.id, peerGroup: group, edition };
  const newest = useAsk(PublishedBoardDocument, sought, { live: true });
  const then = useAsk(
    PublishedBoardDocument,
    { ...sought, asOf: { recordedAt: endOf(at ?? "") } },
    { enabled: at !== null },
  );
  const shown = at === null ? newest : then;
  const error = newest.error ?? (at === null ? null : then.error);
  const last = newest.data?.result?.asOf.recordedAt;
  const result = shown.data?.result ?? null;
  const board = result?.board ?? null;
  return (
    <div className="card">
      {error !== null && <ProblemNotice problem={error} onRetry={() => void shown.refetch()} />}
      {last != null && (
        <Timeline
          first={`${plan.year.toString()}-01-01`}
          last={dayOf(last)}
          at={at}
          against={null}
          comparable={false}
          onChange={({ at: day }) => {
            go({ at: day });
          }}
        />
      )}
      {shown.data === undefined && error === null && <Loading />}
      {shown.data !== undefined && board === null && (
        <Nothing title={t.boards.unpublished} lead={t.boards.unpublishedLead} />
      )}
      {result !== null && board !== null && (
        <>
          <p className="board-facts">
            <strong>
              {t.boards.edition(board.edition)} · {t.boards.status[result.status]}
            </strong>
            <span>{t.boards.determinedOn(board.madeOn)}</span>
            {board.publicOn !== null && <span>{t.boards.publicOn(board.publicOn)}</span>}
            <span>{t.boards.places(board.places)}</span>
            <span>
              {t.boards.fingerprint} <code>{board.fingerprint}</code>
            </span>
            {result.editions.length > 1 && (
              <Select
                aria-label={t.boards.editions}
                value={board.edition}
                options={result.editions.map((each) => ({
                  value: each.edition,
                  label: t.boards.edition(each.edition),
                }))}
                onChange={(chosen) => {
                  go({ edition: chosen });
                }}
              />
            )}
          </p>
          {board.reason !== null && (
            <p>
              <span className="muted">{t.boards.revision}</span> {board.reason}
            </p>
          )}
          <Lines lines={board.lines.edges.map(({ node }) => node)} />
        </>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: Line[] }) {
  const t = useText();
  return (
    <table className="board">
      <thead>
        <tr>
          <th scope="col" className="board-rank">
            {t.boards.rank}
          </th>
          <th scope="col">{t.boards.subject}</th>
          <th scope="col" className="board-total">
            {t.boards.total}
          </th>
          <th scope="col" className="board-grade">
            {t.boards.grade}
          </th>
          <th scope="col" className="board-marks">
            {t.boards.marks}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.subject}>
            <td className="board-rank">
              <span className={line.rank <= 3 ? "rank rank-top" : "rank"}>
                {line.rank}
                {line.tiedWith.length > 0 && <small>{t.boards.tied}</small>}
              </span>
            </td>
            <th scope="row" className="board-name">
              <Subject line={line} />
            </th>
            <td className="board-total">
              <strong>{plain(line.total)}</strong>
            </td>
            <td className="board-grade">
              <Grade grade={line.grade} />
            </td>
            <td className="board-marks">
              {line.vetoes.map((ground) => (
                <VetoMark key={ground} ground={ground} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ line }: { line: Line }) {
  const name = <Named name={line.person?.post ?? line.unit?.name ?? line.subject} />;
  return line.assessment === null ? (
    name
  ) : (
    <Link to={`/assessments/${line.assessment.id}`}>{name}</Link>
  );
}
