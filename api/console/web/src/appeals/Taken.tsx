/** The steps that were taken, in order; each leads to its event. */

import { useLanguage, useText, wordFor } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { joined } from "./joined.ts";
import { useUnitName } from "./names.ts";
import type { Case } from "./trail.ts";

export function Taken({ found, onOpen }: { found: Case; onOpen: (event: string) => void }) {
  const t = useText();
  const language = useLanguage();
  const unitOf = useUnitName(found.office);
  return (
    <ol className="taken">
      {(found.steps ?? []).map(
        ({ step, decidedAt, actorRole, actorUnit, reason, event }, place) => (
          <li key={place}>
            <time dateTime={decidedAt}>{minuteOf(decidedAt)}</time>
            <div>
              {event === null ? (
                <strong>{step}</strong>
              ) : (
                <LinkButton
                  onClick={() => {
                    onOpen(event.id);
                  }}
                >
                  {event.label[language]}
                </LinkButton>
              )}
              <span className="muted">
                {joined(event?.actor.name?.text, wordFor(t.roles, actorRole), unitOf(actorUnit))}
              </span>
              {reason !== null && <p>{reason}</p>}
            </div>
          </li>
        ),
      )}
    </ol>
  );
}
