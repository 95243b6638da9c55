/** Who decides, how they voted once that may be seen, how it was ruled, and what the letter says. */

import { EventCard } from "../events/EventCard.tsx";
import { useText } from "../text/language.ts";
import { Letters } from "./Letters.tsx";
import { usePointName } from "./names.ts";
import { OutcomeOf } from "./OutcomeOf.tsx";
import type { Case } from "./trail.ts";

interface Props {
  found: Case;
  onOpen: (event: string) => void;
}

export function Decision({ found, onOpen }: Props) {
  const { decision: t } = useText().appeals;
  const effects = found.effects ?? [];
  return (
    <>
      <Bench found={found} />
      <Votes found={found} />
      <h2>{t.ruling}</h2>
      <Ruling found={found} />
      {effects.length > 0 && (
        <>
          <h3>{t.effects}</h3>
          {effects.map((event) => (
            <EventCard
              key={event.id}
              event={event}
              onOpen={({ id }) => {
                onOpen(id);
              }}
            />
          ))}
        </>
      )}
      <h2>{t.letters}</h2>
      <Letters found={found} />
    </>
  );
}

type Member = Case["bench"]["seats"][number];

function Bench({ found }: { found: Case }) {
  const { decision: t, barred } = useText().appeals;
  const { seats, investigators, round } = found.bench;
  const declared = (member: Member) => (member.declared ? t.declared : t.undeclared);
  return (
    <div className="benches">
      <section>
        <h2>{t.bench}</h2>
        {seats.length === 0 && <p className="muted">{t.notSeated}</p>}
        <ul className="members">
          {seats.map((member, place) => (
            <li key={member.person}>
              <span className="seat">{place === 0 ? t.chair : t.member}</span>
              <strong>{member.post}</strong>
              <span className={member.declared ? "muted" : "undeclared"}>
                {member.barred === null ? declared(member) : barred[member.barred]}
              </span>
              {round > 0 && member.barred === null && (
                <span className={member.voted ? "voted" : "muted"}>
                  {member.voted ? t.voted : t.notVoted}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t.group}</h2>
        {investigators.length === 0 && <p className="muted">{t.noGroup}</p>}
        <ul className="members">
          {investigators.map((member) => (
            <li key={member.person}>
              <strong>{member.post}</strong>
              <span className={member.declared ? "muted" : "undeclared"}>
                {member.barred === null ? declared(member) : barred[member.barred]}
              </span>
              {member.signed && <span className="voted">{t.signed}</span>}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Votes({ found }: { found: Case }) {
  const { decision: t } = useText().appeals;
  const nameOf = usePointName();
  const { round } = found.bench;
  const votes = (found.votes ?? []).filter((vote) => vote.round === round);
  return (
    <>
      <h2>{round === 0 ? t.decided : t.votes(round)}</h2>
      {round === 0 && <p className="muted">{t.noVote}</p>}
      {round > 0 && votes.length === 0 && <p className="muted">{t.sealed}</p>}
      {votes.length > 0 &&
        (found.items ?? []).map((point) => {
          const decided = found.decided?.find(({ item }) => item === point.item);
          return (
            <section key={point.item} className="count">
              <h3>{nameOf(point).name}</h3>
              <p className="count-decided">
                {decided === undefined ? (
                  t.noMajority
                ) : (
                  <>
                    {t.decided} <OutcomeOf outcome={decided.outcome} points={decided.points} />{" "}
                    {t.tally(decided.votes)}
                  </>
                )}
                {found.endorsed === true && <span className="voted"> {t.endorsed}</span>}
              </p>
              <table className="ballot-table">
                <tbody>
                  {votes
                    .filter(({ item }) => item === point.item)
                    .map(({ post, outcome, points, reason }) => (
                      <tr key={post}>
                        <th scope="row">{post}</th>
                        <td>
                          <OutcomeOf outcome={outcome} points={points} />
                        </td>
                        <td>{reason}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </section>
          );
        })}
    </>
  );
}

function Ruling({ found }: { found: Case }) {
  const { decision: t } = useText().appeals;
  const nameOf = usePointName();
  const ruled = (found.items ?? []).filter(({ ruling }) => ruling !== null);
  const spoken = found.steps?.findLast(({ step }) => step === "RULED");
  if (ruled.length === 0) return <p className="muted">{t.noRuling}</p>;
  return (
    <>
      <ul className="ruled">
        {ruled.map((point) => (
          <li key={point.item}>
            <strong>{nameOf(point).name}</strong>{" "}
            {point.ruling !== null && (
              <OutcomeOf outcome={point.ruling.outcome} points={point.ruling.points} />
            )}
            <p>{point.rulingReason}</p>
          </li>
        ))}
      </ul>
      {spoken !== undefined && (
        <p className="muted">
          {t.reason} {spoken.reason} · {spoken.legalBasis} · {spoken.day}
        </p>
      )}
    </>
  );
}
