/** The lines of a board.  Ranks, totals and grades are the server's; a bar only shows how far a total goes. */

import { Fragment, useRef, useState } from "react";
import { Link } from "react-router";

import { useText } from "../text/language.ts";
import { length, plain } from "../text/points.ts";
import { Grade } from "../ui/Grade.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { AppealMark, VetoMark } from "../ui/Marks.tsx";
import { Named } from "../ui/Named.tsx";
import { useMoving } from "../ui/useMoving.ts";
import type { Line } from "./LiveBoard.tsx";
import { Movement } from "./Movement.tsx";
import { RankChange } from "./RankChange.tsx";

interface Props {
  lines: Line[];
  scale: string;
  at: string | null;
  earlier?: Line[];
  against?: string;
}

export function BoardTable({ lines, scale, at, earlier, against }: Props) {
  const t = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const [explained, explain] = useState<string | null>(null);
  useMoving(body, lines.map(({ subject }) => subject).join());
  const compared = earlier !== undefined;
  return (
    <table className={compared ? "board board-compared" : "board"}>
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
            {compared ? t.boards.why : t.boards.marks}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {lines.map((line) => {
          const before = earlier?.find(({ subject }) => subject === line.subject);
          const open = compared && explained === line.subject;
          return (
            <Fragment key={line.subject}>
              <tr data-row={line.subject}>
                <td className="board-rank">
                  <Rank line={line} />
                  {before !== undefined && <RankChange before={before.rank} after={line.rank} />}
                </td>
                <th scope="row" className="board-name">
                  <Subject line={line} at={at} />
                </th>
                <td className="board-total">
                  <Total line={line} before={before} scale={scale} />
                </td>
                <td className="board-grade">
                  {before !== undefined && before.grade !== line.grade && (
                    <>
                      <Grade grade={before.grade} /> <span aria-hidden>→</span>{" "}
                    </>
                  )}
                  <Grade grade={line.grade} />
                  <span className="muted">{gradeRemark(line, t.boards)}</span>
                </td>
                <td className="board-marks">
                  {line.vetoes.map(({ ref, ground, effect }) => (
                    <VetoMark key={ref} ground={ground} effect={effect} />
                  ))}
                  {line.contested && <AppealMark />}
                  {compared && line.assessment !== null && (
                    <LinkButton
                      aria-expanded={open}
                      onClick={() => {
                        explain(open ? null : line.subject);
                      }}
                    >
                      {t.boards.why}
                    </LinkButton>
                  )}
                </td>
              </tr>
              {open && line.assessment !== null && against !== undefined && (
                <tr className="board-movement">
                  <td colSpan={5}>
                    <Movement assessment={line.assessment.id} at={at} against={against} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Rank({ line }: { line: Line }) {
  const t = useText();
  return (
    <span className={line.rank <= 3 ? "rank rank-top" : "rank"}>
      {line.rank}
      {line.tiedWith.length > 0 && <small>{t.boards.tied}</small>}
    </span>
  );
}

function Subject({ line, at }: { line: Line; at: string | null }) {
  const t = useText();
  const name = line.person?.post ?? line.unit?.name ?? line.subject;
  if (line.assessment === null) return <Named name={name} />;
  const search = at === null ? "" : `?at=${at}`;
  return (
    <Link to={`/assessments/${line.assessment.id}${search}`} title={t.boards.open}>
      <Named name={name} />
    </Link>
  );
}

function Total({ line, before, scale }: { line: Line; before: Line | undefined; scale: string }) {
  const t = useText();
  const share = (points: string) =>
    `${(Math.max(0, length(points) / length(scale)) * 100).toString()}%`;
  const more = line.provisionalTotal !== line.total;
  return (
    <>
      <span className="total">
        {before !== undefined && <span className="total-before">{plain(before.total)} →</span>}
        <strong>{plain(line.total)}</strong>
        {more && (
          <span className="muted" title={t.boards.provisional}>
            ({plain(line.provisionalTotal)})
          </span>
        )}
      </span>
      <span className="track" aria-hidden>
        {more && (
          <span className="track-provisional" style={{ width: share(line.provisionalTotal) }} />
        )}
        <span className="track-total" style={{ width: share(line.total) }} />
        {before !== undefined && (
          <span className="track-before" style={{ left: share(before.total) }} />
        )}
      </span>
    </>
  );
}

function gradeRemark(line: Line, t: { officialGrade: string; provisionalGrade: string }): string {
  return line.officialGrade === line.grade ? t.officialGrade : t.provisionalGrade;
}
