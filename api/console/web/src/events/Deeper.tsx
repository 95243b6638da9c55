/** From an event on: its matter, what it concerns, and the proof that it is in the log; for those who browse events. */

import "./inclusion.css";

import { Link } from "react-router";

import { useAsk } from "../api/useAsk.ts";
import { type EventDetailQuery, ViewerDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { AppealLinks } from "./AppealLinks.tsx";
import { Inclusion } from "./Inclusion.tsx";

export type Detail = Extract<EventDetailQuery["node"], { eventId: string }>;

export function Deeper({ event }: { event: Detail }) {
  const { matter: t } = useText().audit;
  const viewer = useAsk(ViewerDocument, {}).data?.viewer;
  if (viewer === undefined || viewer.browsesEventsOf.length === 0) return null;
  const { assessment, appeal } = event;
  return (
    <>
      <p className="event-links">
        <Link to={`/events/matters/${event.correlationId}`}>{t.open}</Link>
        {event.effects.length > 0 && (
          <Link to={`/events?cause=${event.eventId}&order=oldest`}>{t.allEffects}</Link>
        )}
        {assessment !== null && <Link to={`/assessments/${assessment.id}`}>{t.assessment}</Link>}
        {appeal !== null && (
          <AppealLinks id={appeal.id} year={appeal.year} number={appeal.number} />
        )}
      </p>
      <Inclusion key={event.id} event={event.id} />
    </>
  );
}
