/** The steps before and after the one that is looked at. */

import type { EventLineFragment } from "../gen/graphql.ts";
import { useLanguage, useText } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { minuteOf } from "../text/time.ts";

const REACH = 3;

interface Props {
  steps: EventLineFragment[];
  here: number;
  onStep: (step: number) => void;
}

export function Around({ steps, here, onStep }: Props) {
  const { assessment: t } = useText();
  const language = useLanguage();
  const first = Math.max(0, Math.min(here - REACH, steps.length - 2 * REACH - 1));
  return (
    <>
      <h3>{t.around}</h3>
      <ol className="around">
        {steps.slice(first, first + 2 * REACH + 1).map((event, index) => (
          <li key={event.id}>
            <button
              type="button"
              aria-current={first + index === here ? "step" : undefined}
              onClick={() => {
                onStep(first + index);
              }}
            >
              <span className="muted">{minuteOf(event.recordedAt)}</span>
              <span>
                {event.label[language]} {event.indicator}
              </span>
              <span className="number">{event.totalAfter !== null && plain(event.totalAfter)}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
