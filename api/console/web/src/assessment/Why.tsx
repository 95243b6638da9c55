/** The reason for one contribution: the events of its item, those that made it first. */

import { Drawer } from "antd";

import { useAsk } from "../api/useAsk.ts";
import { TrailDocument } from "../gen/graphql.ts";
import { EventCard } from "../events/EventCard.tsx";
import { useText } from "../text/language.ts";
import { signed } from "../text/points.ts";
import { Loading } from "../ui/Loading.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import type { Until } from "./Assessment.tsx";
import type { Leaf } from "./Composition.tsx";

interface Props {
  id: string;
  leaf: Leaf | null;
  place: string;
  until: Until;
  onClose: () => void;
}

export function Why({ id, leaf, place, until, onClose }: Props) {
  const t = useText();
  return (
    <Drawer
      open={leaf !== null}
      onClose={onClose}
      size={520}
      title={t.assessment.why}
      destroyOnHidden
    >
      {leaf !== null && (
        <>
          <p className="why-head">
            <strong>{place}</strong> {t.assessment.kinds[leaf.kind]}
            <span className="why-points">{signed(leaf.points)}</span>
          </p>
          {leaf.item === null ? (
            <p>{t.assessment.computed}</p>
          ) : (
            <Events id={id} item={leaf.item} made={leaf.events} until={until} />
          )}
        </>
      )}
    </Drawer>
  );
}

function Events({
  id,
  item,
  made,
  until,
}: {
  id: string;
  item: string;
  made: string[];
  until: Until;
}) {
  const answer = useAsk(
    TrailDocument,
    { id, filter: { item }, asOf: until },
    { live: until === null },
  );
  if (answer.error !== null) {
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  }
  if (answer.data === undefined || answer.isPlaceholderData) return <Loading />;
  const events = answer.data.assessment?.trail.edges.map(({ node }) => node) ?? [];
  return (
    <ol className="events">
      {events.map((event) => (
        <li key={event.id}>
          <EventCard event={event} strong={made.includes(event.eventId)} />
        </li>
      ))}
    </ol>
  );
}
