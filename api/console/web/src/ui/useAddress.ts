/** What the address says after its path, and how to change it. */

import { useSearchParams } from "react-router";

type Change = Record<string, string | null>;

/**
 * `change` starts from the address as it is at that moment, so that two changes in a row both stay.
 * It replaces the entry of the history unless `keep` says that the way back should lead here.
 */
export function useAddress(): [URLSearchParams, (changes: Change, keep?: boolean) => void] {
  const [search, go] = useSearchParams();
  return [
    search,
    (changes, keep = false) => {
      const next = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === "") next.delete(name);
        else next.set(name, value);
      }
      go(next, { replace: !keep });
    },
  ];
}
