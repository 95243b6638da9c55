/** Every event that moved the total, oldest first. */

import { useEffect } from "react";

import type { Problem } from "../api/problem.ts";
import { usePages } from "../api/useAsk.ts";
import { type EventLineFragment, ScoreChangesDocument } from "../gen/graphql.ts";
import type { Until } from "./Assessment.tsx";

export interface Changes {
  /** Null until all of them are there. */
  steps: EventLineFragment[] | null;
  error: Problem | null;
  retry: () => void;
}

export function useChanges(id: string, until: Until): Changes {
  const pages = usePages(
    ScoreChangesDocument,
    { id, asOf: until },
    (data) => data.assessment?.trail.pageInfo,
    { live: until === null },
  );
  const { hasNextPage, isFetching, fetchNextPage, error } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, error]);
  const steps = pages.data?.pages.flatMap(
    (page) => page.assessment?.trail.edges.map(({ node }) => node) ?? [],
  );
  return {
    steps: steps === undefined || hasNextPage ? null : steps,
    error,
    retry: () => void (pages.data === undefined ? pages.refetch() : fetchNextPage()),
  };
}
