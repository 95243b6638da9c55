/** Where an appeal stands; the colour only repeats what the words say. */

import type { AppealStatus } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";

const TONES: Record<AppealStatus, string> = {
  OUT_OF_TIME: "waiting",
  FILED: "waiting",
  ACCEPTED: "running",
  NOT_ACCEPTED: "ended",
  WITHDRAWN: "ended",
  RULED: "running",
  EXECUTED: "done",
};

export function Status({ status }: { status: AppealStatus }) {
  return (
    <span className={`status status-${TONES[status]}`}>{useText().appeals.status[status]}</span>
  );
}
