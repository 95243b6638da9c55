/** Events as lines of a table: what, when, by whom, about whom, and what it did to a total. */

import type { CSSProperties, ReactNode } from "react";

import { Actor } from "../events/EventCard.tsx";
import type { EventRowFragment } from "../gen/graphql.ts";
import { useLanguage, useText } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { minuteOf } from "../text/time.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Named } from "../ui/Named.tsx";
import type { Names } from "./useNames.ts";

const DEEPEST = 6;

export interface Row {
  event: EventRowFragment;
  /** How many steps it is away from what began the story. */
  depth?: number;
  /** It is one of several of the same command. */
  together?: boolean;
  /** What is said above it, and below it. */
  head?: ReactNode;
  foot?: ReactNode;
}

interface Props {
  rows: Row[];
  names: Names;
  busy?: boolean;
  onOpen: (event: EventRowFragment) => void;
}

export function EventTable({ rows, names, busy = false, onOpen }: Props) {
  const { audit: t } = useText();
  return (
    <table className="event-table" aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col" className="number">
            {t.browse.position}
          </th>
          <th scope="col">{t.browse.recorded}</th>
          <th scope="col">{t.browse.event}</th>
          <th scope="col">{t.browse.subject}</th>
          <th scope="col">{t.browse.who}</th>
          <th scope="col" className="number">
            {t.browse.score}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Lines key={row.event.id} row={row} names={names} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function Lines({ row, names, onOpen }: { row: Row } & Pick<Props, "names" | "onOpen">) {
  const { event, depth = 0, together = false, head, foot } = row;
  const label = event.label[useLanguage()];
  const about = [event.indicator, event.period].filter((each) => each !== null).join(" · ");
  const { unit } = event.actor;
  return (
    <>
      {head !== undefined && (
        <tr className="event-table-head">
          <th scope="rowgroup" colSpan={6}>
            {head}
          </th>
        </tr>
      )}
      <tr className={together ? "event-table-together" : undefined}>
        <td className="number muted">{event.position}</td>
        <td className="event-table-time">{minuteOf(event.recordedAt)}</td>
        <th scope="row" style={{ "--depth": Math.min(depth, DEEPEST) } as CSSProperties}>
          {depth > 0 && (
            <span className="event-table-step" aria-hidden>
              └
            </span>
          )}
          <LinkButton
            onClick={() => {
              onOpen(event);
            }}
          >
            {label}
          </LinkButton>
          {about !== "" && <span className="event-about">{about}</span>}
          {event.reason !== null && <span className="event-table-reason">{event.reason}</span>}
          {foot}
        </th>
        <td>{event.subject !== null && <Named name={names.nameOf(event.subject)} />}</td>
        <td>
          <Actor actor={event.actor} />
          {unit !== null && (
            <span className="event-table-unit">
              <Named name={names.nameOf(unit)} />
            </span>
          )}
        </td>
        <td className="number event-table-score">
          <Total event={event} />
        </td>
      </tr>
    </>
  );
}

function Total({ event }: { event: EventRowFragment }) {
  const { totalBefore: before, totalAfter: after, changedScore } = event;
  if (!changedScore || after === null) return null;
  return (
    <>
      {before !== null && <span className="muted">{plain(before)} → </span>}
      <b>{plain(after)}</b>
    </>
  );
}
