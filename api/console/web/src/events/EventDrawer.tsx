/** All that is known of one event, with what caused it and what it caused. */

import { Descriptions, Drawer } from "antd";

import { useAsk } from "../api/useAsk.ts";
import { EventDetailDocument, type EventDetailQuery } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { minuteOf } from "../text/time.ts";
import { Loading } from "../ui/Loading.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { type Detail, Deeper } from "./Deeper.tsx";
import { EventCard } from "./EventCard.tsx";

interface Props {
  id: string | null;
  onOpen: (event: { id: string }) => void;
  onClose: () => void;
}

type Found = EventDetailQuery["node"];

export function EventDrawer({ id, onOpen, onClose }: Props) {
  const t = useText();
  return (
    <Drawer open={id !== null} onClose={onClose} size={560} title={t.event.title} destroyOnHidden>
      {id !== null && <Event id={id} onOpen={onOpen} />}
    </Drawer>
  );
}

function Event({ id, onOpen }: { id: string; onOpen: (event: { id: string }) => void }) {
  const t = useText();
  const asked = useAsk(EventDetailDocument, { id });
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (asked.data === undefined || asked.isPlaceholderData) return <Loading />;
  const { node } = asked.data;
  if (!isEvent(node)) return <p role="status">{t.event.missing}</p>;
  return (
    <>
      <EventCard event={node} strong />
      <Facts event={node} />
      <Deeper event={node} />
      {node.causedBy !== null && (
        <>
          <h3>{t.event.cause}</h3>
          <EventCard event={node.causedBy} onOpen={onOpen} />
        </>
      )}
      {node.effects.length > 0 && (
        <>
          <h3>{t.event.effects}</h3>
          {node.effects.map((each) => (
            <EventCard key={each.id} event={each} onOpen={onOpen} />
          ))}
        </>
      )}
    </>
  );
}

function isEvent(node: Found): node is Detail {
  return node !== null && "eventId" in node;
}

function Facts({ event }: { event: Detail }) {
  const { event: t } = useText();
  const facts: [string, string | null][] = [
    [t.recorded, minuteOf(event.recordedAt)],
    [t.decided, minuteOf(event.decidedAt)],
    [t.effective, event.effectiveOn],
    [t.provisional, event.provisionalAfter === null ? null : plain(event.provisionalAfter)],
    [t.channel, t.channels[event.channel]],
    [t.policy, event.policyVersion.toString()],
    [t.position, event.position],
    [t.item, event.item],
    [t.correlation, event.correlationId],
  ];
  const items = facts.flatMap(([label, value]) =>
    value === null ? [] : [{ key: label, label, children: value }],
  );
  return <Descriptions className="event-facts" column={1} size="small" items={items} />;
}
