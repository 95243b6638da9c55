/** What is due, by when, and how many working days are left, as the server counts them. */

import type { AppealHeadFragment } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";

export function Clocks({ head }: { head: AppealHeadFragment }) {
  const { appeals: t } = useText();
  return (
    <ul className="clocks">
      {head.due.map(({ what, dueOn, workdaysLeft, overdue }) => (
        <li key={what} className={overdue ? "clock clock-over" : "clock"}>
          <strong>{t.due[what]}</strong>
          <time dateTime={dueOn}>{t.case.dueOn(dueOn)}</time>
          <span className="clock-left">{overdue ? t.case.overdue : t.case.left(workdaysLeft)}</span>
        </li>
      ))}
      {head.pausedOn !== null && <li className="clock-paused">{t.case.paused(head.pausedOn)}</li>}
    </ul>
  );
}
