/** All events that the viewer may browse, filtered, page by page at one position of the log. */

import { ReloadOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";

import { position as live } from "../api/live.ts";
import { EventDrawer } from "../events/EventDrawer.tsx";
import type { EventFilter } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { SaveButton } from "../ui/SaveButton.tsx";
import { useAddress } from "../ui/useAddress.ts";
import { fileOf, filterOf } from "./browse.ts";
import { EventTable } from "./EventTable.tsx";
import { Filters } from "./Filters.tsx";
import { type Events, useEvents } from "./useEvents.ts";
import { useNames } from "./useNames.ts";
import { useOpened } from "./useOpened.ts";

const FORMS = { csv: "CSV", jsonl: "JSONL" };

export function Browser({ office }: { office: string }) {
  const { browse: t } = useText().audit;
  const [search] = useAddress();
  const { id, open, close } = useOpened();
  const names = useNames(office);
  const filter = filterOf(search);
  const events = useEvents(filter, search.get("order") !== "oldest");
  const { rows, first, error } = events;
  return (
    <>
      <Filters names={names} />
      {error !== null && <ProblemNotice problem={error} onRetry={events.again} />}
      {first === undefined && error === null && <Loading />}
      {first !== undefined && <State events={events} filter={filter} />}
      {first !== undefined && rows.length === 0 && <Nothing title={t.none} lead={t.noneLead} />}
      {rows.length > 0 && (
        <EventTable
          rows={rows.map((event) => ({ event }))}
          names={names}
          busy={events.waiting}
          onOpen={open}
        />
      )}
      {events.hasMore && (
        <Button block loading={events.waiting} onClick={events.more}>
          {t.more}
        </Button>
      )}
      <EventDrawer id={id} onOpen={open} onClose={close} />
    </>
  );
}

/** How much is shown, as of when; and the way to take it along. */
function State({ events, filter }: { events: Events; filter: EventFilter }) {
  const { browse: t } = useText().audit;
  const now = live.use();
  const { first, rows, again } = events;
  if (first === undefined) return null;
  const { position, recordedAt, incomplete } = first.asOf;
  const moved = now !== null && BigInt(now) > BigInt(position);
  return (
    <>
      <div className="audit-state">
        <p role="status">
          <strong>{t.shown(rows.length, first.totalCount)}</strong>
          <span className="muted">
            {t.read(position, recordedAt === null ? "" : minuteOf(recordedAt))}
          </span>
        </p>
        {moved && (
          <Button icon={<ReloadOutlined aria-hidden />} onClick={again}>
            {t.newer(now)}
          </Button>
        )}
        <div className="audit-state-end" title={t.exported}>
          {Object.entries(FORMS).map(([form, name]) => (
            <SaveButton key={form} path={fileOf(form, filter, position)}>
              {t.export(name)}
            </SaveButton>
          ))}
        </div>
      </div>
      {incomplete && <Alert type="warning" showIcon title={t.incomplete} />}
    </>
  );
}
