/** The step of a replay, told in the address by the log position of its event. */

import type { EventLineFragment } from "../gen/graphql.ts";
import { useAddress } from "../ui/useAddress.ts";

export function useStep(steps: EventLineFragment[]): [number, (step: number) => void] {
  const [search, change] = useAddress();
  const sought = search.get("step");
  const found = steps.findIndex(({ position }) => position === sought);
  return [
    found === -1 ? steps.length - 1 : found,
    (step) => {
      const event = steps[Math.min(Math.max(step, 0), steps.length - 1)];
      if (event !== undefined) change({ step: event.position });
    },
  ];
}
