/** The events of a filter, all of them read at one position: from the newest, or from the oldest. */

import type { Problem } from "../api/problem.ts";
import { usePages } from "../api/useAsk.ts";
import {
  type EventFilter,
  type EventPageFragment,
  type EventRowFragment,
  NewestEventsDocument,
  OldestEventsDocument,
} from "../gen/graphql.ts";

export interface Events {
  rows: EventRowFragment[];
  first: Pick<EventPageFragment, "totalCount" | "asOf"> | undefined;
  error: Problem | null;
  waiting: boolean;
  hasMore: boolean;
  more: () => void;
  again: () => void;
}

export function useEvents(filter: EventFilter, newestFirst: boolean): Events {
  const newest = usePages(
    NewestEventsDocument,
    { filter },
    ({ events: { pageInfo } }) => ({
      hasNextPage: pageInfo.hasPreviousPage,
      endCursor: pageInfo.startCursor,
    }),
    { enabled: newestFirst },
  );
  const oldest = usePages(OldestEventsDocument, { filter }, ({ events }) => events.pageInfo, {
    enabled: !newestFirst,
  });
  const { error, isFetching, hasNextPage, fetchNextPage, refetch } = newestFirst ? newest : oldest;
  const pages = (newestFirst ? newest : oldest).data?.pages ?? [];
  return {
    rows: pages.flatMap(({ events: { edges } }) => {
      const nodes = edges.map(({ node }) => node);
      return newestFirst ? nodes.reverse() : nodes;
    }),
    first: pages[0]?.events,
    error,
    waiting: isFetching,
    hasMore: hasNextPage,
    more: () => void fetchNextPage(),
    again: () => void refetch(),
  };
}
