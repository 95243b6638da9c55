/** The events that made something different, each leading to its story. */

import type { CauseFragment } from "../gen/graphql.ts";
import { useLanguage, useText } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";

interface Props {
  events: CauseFragment[];
  onOpen: (event: { id: string }) => void;
}

export function Causes({ events, onOpen }: Props) {
  const { audit: t } = useText();
  const language = useLanguage();
  return (
    <ul className="causes" aria-label={t.difference.causes}>
      {events.map((event) => (
        <li key={event.id}>
          <button
            type="button"
            className="link"
            onClick={() => {
              onOpen(event);
            }}
          >
            {event.label[language]}
          </button>
          <span className="muted">
            {minuteOf(event.recordedAt)} · {event.position}
          </span>
        </li>
      ))}
    </ul>
  );
}
