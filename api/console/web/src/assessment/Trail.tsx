/** Every event that concerns an assessment, appeals included, with filters that the address tells. */

import { Button, Checkbox, Select } from "antd";
import { useState } from "react";

import { usePages } from "../api/useAsk.ts";
import { EventCard } from "../events/EventCard.tsx";
import { EventDrawer } from "../events/EventDrawer.tsx";
import { useEventTypes } from "../events/useEventTypes.ts";
import { TrailDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { Several } from "../ui/Several.tsx";
import { useAddress } from "../ui/useAddress.ts";
import type { Shown, Until } from "./Assessment.tsx";
import { FILTERS, filterOf } from "./trailFilter.ts";

export function Trail({ found, until }: { found: Shown; until: Until }) {
  const t = useText();
  const [search, set] = useAddress();
  const [opened, open] = useState<string | null>(null);
  const pages = usePages(
    TrailDocument,
    { id: found.id, filter: filterOf(search), asOf: until },
    ({ assessment }) => assessment?.trail.pageInfo,
    { live: until === null },
  );
  const types = useEventTypes([]);
  const clear = () => {
    set(Object.fromEntries(FILTERS.map((name) => [name, null])));
  };
  const events =
    pages.data?.pages.flatMap(
      ({ assessment }) => assessment?.trail.edges.map(({ node }) => node) ?? [],
    ) ?? [];
  const count = pages.data?.pages[0]?.assessment?.trail.totalCount ?? 0;
  const filtered = FILTERS.some((name) => search.has(name));
  return (
    <>
      <div className="filters">
        <Checkbox
          checked={search.has("changed")}
          onChange={({ target }) => {
            set({ changed: target.checked ? "1" : null });
          }}
        >
          {t.assessment.filters.changed}
        </Checkbox>
        <Several name="kinds" label={t.audit.browse.kinds} options={types.kinds} />
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          className="filter-indicator"
          placeholder={t.assessment.filters.indicator}
          aria-label={t.assessment.filters.indicator}
          value={search.get("indicator")}
          options={(found.plan?.indicators ?? []).map(({ code, name }) => ({
            value: code,
            label: `${code} ${name ?? ""}`,
          }))}
          onChange={(code: string | undefined) => {
            set({ indicator: code ?? null });
          }}
        />
        {(["from", "to"] as const).map((name) => (
          <label key={name}>
            {t.assessment.filters[name]}
            <input
              type="date"
              value={search.get(name) ?? ""}
              onChange={({ target }) => {
                set({ [name]: target.value });
              }}
            />
          </label>
        ))}
        {filtered && <Button onClick={clear}>{t.assessment.clear}</Button>}
      </div>
      {pages.error !== null && (
        <ProblemNotice problem={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <Loading />}
      {pages.data !== undefined && events.length === 0 && (
        <Nothing title={t.assessment.noEvents} lead={t.assessment.noEventsLead} />
      )}
      {events.length > 0 && (
        <>
          <p className="muted" role="status">
            {t.assessment.shown(events.length, count)}
          </p>
          <ol className="events" aria-busy={pages.isPlaceholderData}>
            {events.map((event) => (
              <li key={event.id}>
                <EventCard
                  event={event}
                  onOpen={({ id }) => {
                    open(id);
                  }}
                />
              </li>
            ))}
          </ol>
          {pages.hasNextPage && (
            <Button
              block
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t.assessment.more}
            </Button>
          )}
        </>
      )}
      <EventDrawer
        id={opened}
        onOpen={({ id }) => {
          open(id);
        }}
        onClose={() => {
          open(null);
        }}
      />
    </>
  );
}
