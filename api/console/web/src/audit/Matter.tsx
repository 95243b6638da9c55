/** The events of one matter: what began it, what caused what, and which of them were one command. */

import { ArrowLeftOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { Link, useParams } from "react-router";

import { useAsk, usePages } from "../api/useAsk.ts";
import { AppealLinks } from "../events/AppealLinks.tsx";
import { EventDrawer } from "../events/EventDrawer.tsx";
import {
  type EventRowFragment,
  MatterDocument,
  MatterInOrderDocument,
  type MatterQuery,
} from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";
import { Loading } from "../ui/Loading.tsx";
import { Named } from "../ui/Named.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { useAddress } from "../ui/useAddress.ts";
import { EventTable, type Row } from "./EventTable.tsx";
import { commandsIn, concernedIn } from "./matter.ts";
import { type Names, useNames } from "./useNames.ts";
import { useOpened } from "./useOpened.ts";

type Tree = NonNullable<MatterQuery["correlation"]>["tree"];

interface ViewProps {
  names: Names;
  onOpen: (event: { id: string }) => void;
}

export function Matter({ office }: { office: string }) {
  const { matter: t } = useText().audit;
  const id = useParams()["id"] ?? "";
  const [search, set] = useAddress();
  const { id: opened, open, close } = useOpened();
  const names = useNames(office);
  const asked = useAsk(MatterDocument, { id }, { live: true });
  const inOrder = search.get("view") === "order";
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (asked.data === undefined) return <Loading />;
  const found = asked.data.correlation;
  return (
    <>
      <Link to="/events" className="back">
        <ArrowLeftOutlined aria-hidden /> {t.back}
      </Link>
      {found === null ? (
        <Nothing title={t.missing} lead={t.missingLead} />
      ) : (
        <>
          <h2>{t.title}</h2>
          <p className="muted">{t.lead}</p>
          <Summary tree={found.tree} id={id} names={names} />
          <Segmented
            aria-label={t.view}
            value={inOrder ? "order" : "tree"}
            options={(["tree", "order"] as const).map((value) => ({
              value,
              label: t.views[value],
            }))}
            onChange={(view) => {
              set({ view: view === "order" ? view : null });
            }}
          />
          {inOrder ? (
            <InOrder id={id} names={names} onOpen={open} />
          ) : (
            <ByCause tree={found.tree} names={names} onOpen={open} />
          )}
        </>
      )}
      <EventDrawer id={opened} onOpen={open} onClose={close} />
    </>
  );
}

function Summary({ tree, id, names }: { tree: Tree; id: string; names: Names }) {
  const { matter: t } = useText().audit;
  const { event } = useText();
  const { assessments, appeals } = concernedIn(tree.events.map((told) => told.event));
  return (
    <dl className="facts">
      <dt>{event.correlation}</dt>
      <dd>
        <code>{id}</code>
      </dd>
      {assessments.length + appeals.length > 0 && (
        <>
          <dt>{t.concerns}</dt>
          <dd className="facts-links">
            {assessments.map((each) => (
              <Link key={each.id} to={`/assessments/${each.id}`}>
                <Named name={names.nameOf(each.subject)} />
              </Link>
            ))}
            {appeals.map((each) => (
              <AppealLinks key={each.id} id={each.id} year={each.year} number={each.number} />
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function ByCause({ tree, names, onOpen }: { tree: Tree } & ViewProps) {
  const { matter: t } = useText().audit;
  const rows = tree.events.map(({ event, depth, effects, shown }): Row => {
    const left = effects - shown;
    return {
      event,
      depth,
      foot: left > 0 && (
        <Link className="event-table-more" to={`/events?cause=${event.eventId}&order=oldest`}>
          {t.moreEffects(left)}
        </Link>
      ),
    };
  });
  return (
    <>
      <EventTable rows={rows} names={names} onOpen={onOpen} />
      {tree.unreadAfter !== null && <p className="muted">{t.unread(tree.unreadAfter)}</p>}
    </>
  );
}

function InOrder({ id, names, onOpen }: { id: string } & ViewProps) {
  const { audit: t } = useText();
  const pages = usePages(
    MatterInOrderDocument,
    { id },
    ({ correlation }) => correlation?.events.pageInfo,
    { live: true },
  );
  if (pages.error !== null) {
    return <ProblemNotice problem={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) return <Loading />;
  const events = pages.data.pages.flatMap(
    ({ correlation }) => correlation?.events.edges.map(({ node }) => node) ?? [],
  );
  return (
    <>
      <p className="muted" role="status">
        {t.matter.count(pages.data.pages[0]?.correlation?.events.totalCount ?? 0)}
      </p>
      <EventTable rows={commandsIn(events).flatMap(told)} names={names} onOpen={onOpen} />
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t.browse.more}
        </Button>
      )}
    </>
  );

  function told(events: EventRowFragment[]): Row[] {
    return events.map((event, index) => ({
      event,
      together: events.length > 1,
      ...(index === 0 &&
        events.length > 1 && {
          head: (
            <>
              {t.matter.commit(event.commitPosition, events.length)}{" "}
              <span className="muted">{minuteOf(event.recordedAt)}</span>
            </>
          ),
        }),
    }));
  }
}
