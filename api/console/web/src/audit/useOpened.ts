/** The event whose story is open beside the page: the address tells it, and the way back closes it. */

import { useAddress } from "../ui/useAddress.ts";

export function useOpened(): {
  id: string | null;
  open: (event: { id: string }) => void;
  close: () => void;
} {
  const [search, set] = useAddress();
  return {
    id: search.get("event"),
    open: ({ id }) => {
      set({ event: id }, true);
    },
    close: () => {
      set({ event: null });
    },
  };
}
