/** The place that the address tells, and the way to another one; only a place in time leaves no way back. */

import { useAddress } from "../ui/useAddress.ts";
import { type Place, placeIn, wordsFor } from "./place.ts";

export function usePlace(): [Place, (change: Partial<Place>) => void] {
  const [search, change] = useAddress();
  return [
    placeIn(search),
    (place) => {
      change(wordsFor(place), !("at" in place || "against" in place));
    },
  ];
}
