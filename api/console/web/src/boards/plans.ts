/** The plans that one can choose from. */

import type { PlansQuery } from "../gen/graphql.ts";

export type Plan = PlansQuery["plans"]["edges"][number]["node"];

const SIDES = ["SYSTEM", "AGENCY", "PERSON"];

/** The newest year first, lower offices before departments before persons. */
export function inOrder(data: PlansQuery): Plan[] {
  const plans = data.plans.edges.map(({ node }) => node);
  return plans.sort((a, b) => b.year - a.year || SIDES.indexOf(a.side) - SIDES.indexOf(b.side));
}
