/** The events that made something different, each leading to its story. */

import { useState } from "react";

import type { CauseFragment } from "../gen/graphql.ts";
import { useLanguage, useText } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";
import { LinkButton } from "../ui/LinkButton.tsx";

const SHOWN = 8;

interface Props {
  events: CauseFragment[];
  onOpen: (event: { id: string }) => void;
}

export function Causes({ events, onOpen }: Props) {
  const { audit: t } = useText();
  const language = useLanguage();
  const [all, showAll] = useState(events.length <= SHOWN + 1);
  return (
    <ul className="causes" aria-label={t.difference.causes}>
      {events.slice(0, all ? events.length : SHOWN).map((event) => (
        <li key={event.id}>
          <LinkButton
            onClick={() => {
              onOpen(event);
            }}
          >
            {event.label[language]}
          </LinkButton>
          <span className="muted">
            {minuteOf(event.recordedAt)} · {event.position}
          </span>
        </li>
      ))}
      {!all && (
        <li>
          <LinkButton
            onClick={() => {
              showAll(true);
            }}
          >
            {t.difference.moreCauses(events.length - SHOWN)}
          </LinkButton>
        </li>
      )}
    </ul>
  );
}
