/** One event as a reader of a score needs it: what, who, when, why, and what it did to the total. */

import type { EventLineFragment } from "../gen/graphql.ts";
import { useLanguage, useText, wordFor } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { minuteOf } from "../text/time.ts";
import { LinkButton } from "../ui/LinkButton.tsx";

interface Props {
  event: EventLineFragment;
  /** It is one of those that made what is asked about. */
  strong?: boolean;
  onOpen?: (event: EventLineFragment) => void;
}

export function EventCard({ event, strong = false, onOpen }: Props) {
  const t = useText();
  const label = event.label[useLanguage()];
  const about = [event.indicator, event.period].filter((each) => each !== null).join(" · ");
  return (
    <article className={strong ? "event event-strong" : "event"}>
      <header>
        {onOpen === undefined ? (
          <strong>{label}</strong>
        ) : (
          <LinkButton
            onClick={() => {
              onOpen(event);
            }}
          >
            {label}
          </LinkButton>
        )}
        {about !== "" && <span className="event-about">{about}</span>}
        <time dateTime={event.recordedAt}>{minuteOf(event.recordedAt)}</time>
      </header>
      <p className="event-who">
        <Actor actor={event.actor} />
      </p>
      <Effect event={event} />
      {event.reason !== null && <p className="event-reason">{event.reason}</p>}
      {event.legalBasis !== null && (
        <p className="muted">
          {t.event.basis} {event.legalBasis}
        </p>
      )}
      {event.evidence.length > 0 && (
        <p className="muted">
          {t.event.evidence}{" "}
          {event.evidence.map((hash) => (
            <code key={hash} title={hash}>
              {hash.slice(0, 12)}…
            </code>
          ))}
        </p>
      )}
    </article>
  );
}

export function Actor({ actor }: { actor: EventLineFragment["actor"] }) {
  const t = useText();
  const forgotten = actor.name?.forgotten === true ? t.event.forgotten : null;
  const name = forgotten ?? actor.name?.text ?? actor.id;
  return (
    <>
      {name} <span className="muted">{wordFor(t.roles, actor.role)}</span>
    </>
  );
}

function Effect({ event }: { event: EventLineFragment }) {
  const { event: t } = useText();
  const moved = event.changedScore && event.totalAfter !== null;
  if (event.points === null && !moved) return null;
  return (
    <p className="event-effect">
      {event.points !== null && (
        <span>
          {t.points} <b>{plain(event.points)}</b>
        </span>
      )}
      {moved && event.totalAfter !== null && (
        <span className={wentDown(event) ? "down" : "up"}>
          {t.total} {event.totalBefore !== null && <>{plain(event.totalBefore)} → </>}
          <b>{plain(event.totalAfter)}</b>
        </span>
      )}
    </p>
  );
}

function wentDown({ totalBefore, totalAfter }: EventLineFragment): boolean {
  return totalBefore !== null && totalAfter !== null && Number(totalAfter) < Number(totalBefore);
}
