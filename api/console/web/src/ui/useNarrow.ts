/** Whether the window is as narrow as that of a telephone. */

import { useSyncExternalStore } from "react";

const NARROW = matchMedia("(max-width: 700px)");

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      NARROW.addEventListener("change", listener);
      return () => {
        NARROW.removeEventListener("change", listener);
      };
    },
    () => NARROW.matches,
  );
}
