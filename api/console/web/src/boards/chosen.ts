/** Which board to show: the one that the address names, else one that has something for the viewer. */

import type { Place } from "./place.ts";

export interface Seen {
  plan: string | null;
  group: string;
}

interface Planned {
  id: string;
  peerGroups: string[];
}

/** The first plan stands for all where nothing is seen; none where there is no plan. */
export function chosen<Plan extends Planned>(
  plans: Plan[],
  place: Pick<Place, "plan" | "group">,
  seen: Seen[],
): { plan: Plan | undefined; group: string | undefined } {
  const has = (plan: string, group?: string) =>
    seen.some((each) => each.plan === plan && (group === undefined || each.group === group));
  const plan =
    plans.find(({ id }) => id === place.plan) ?? plans.find(({ id }) => has(id)) ?? plans[0];
  const groups = plan?.peerGroups ?? [];
  const group =
    groups.find((each) => each === place.group) ??
    groups.find((each) => plan !== undefined && has(plan.id, each)) ??
    groups[0];
  return { plan, group };
}
