/** What is voted, proposed or ruled about an item. */

import type { Outcome } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { plain } from "../text/points.ts";

export function OutcomeOf({ outcome, points }: { outcome: Outcome; points: string | null }) {
  return (
    <span className={`outcome outcome-${outcome.toLowerCase()}`}>
      {useText().appeals.outcomes[outcome]}
      {points !== null && ` ${plain(points)}`}
    </span>
  );
}
