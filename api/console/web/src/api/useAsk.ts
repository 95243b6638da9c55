/** Asking the server from a view. */

import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";

import type { TypedDocumentString } from "../gen/graphql.ts";
import { session } from "../session/session.ts";
import { useLanguage } from "../text/language.ts";
import { ask } from "./http.ts";
import { Problem } from "./problem.ts";

const RETRIES = 2;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity, // an answer grows old when the position moves on, not with time
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof Problem && error.retryable && failures < RETRIES,
    },
  },
});

interface Options {
  enabled?: boolean;
  /** The answer is about now: ask again whenever the log has moved on. */
  live?: boolean;
}

/** The answer to an operation; while the next one is on its way, the last one stays. */
export function useAsk<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { enabled = true, live = false }: Options = {},
): UseQueryResult<Data, Problem> {
  return useQuery<Data, Problem>({
    queryKey: useKey(document, variables),
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled,
    meta: { live },
    placeholderData: keepPreviousData,
  });
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

/** The pages of a list so far; `pageOf` finds where a page ends. */
export function usePages<Data, Variables extends { after?: string | null | undefined }>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  pageOf: (data: Data) => PageInfo | undefined,
  { enabled = true, live = false }: Options = {},
): UseInfiniteQueryResult<InfiniteData<Data>, Problem> {
  return useInfiniteQuery({
    queryKey: useKey(document, variables),
    queryFn: ({ pageParam, signal }) => ask(document, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Data) => {
      const info = pageOf(last);
      return info?.hasNextPage === true ? info.endCursor : null;
    },
    enabled,
    meta: { live },
    placeholderData: keepPreviousData,
  });
}

/** Answers are those to somebody, in a language. */
function useKey<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): readonly unknown[] {
  const token = session.use()?.token;
  return [token, useLanguage(), document.toString(), variables];
}

/** What is about now has grown old. */
export function askAgain(): void {
  void queries.invalidateQueries({ predicate: (query) => query.meta?.["live"] === true });
}
