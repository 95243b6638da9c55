/** What an assessment came to, at a glance. */

import { useText, wordFor } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { Grade } from "../ui/Grade.tsx";
import { AppealMark, VetoMark } from "../ui/Marks.tsx";
import { Named } from "../ui/Named.tsx";
import type { Shown } from "./Assessment.tsx";

export function Summary({ found, name }: { found: Shown; name: string }) {
  const t = useText();
  const holding = found.vetoes.filter(({ inForce }) => inForce);
  return (
    <section className="card summary">
      <div className="summary-who">
        <h1>
          <Named name={name} />
        </h1>
        <p className="muted">
          {found.plan?.title} · {wordFor(t.peerGroups, found.peerGroup)}
          {found.sealed && <> · {t.assessment.sealed}</>}
        </p>
        <div className="summary-marks">
          {found.contested.length > 0 && <AppealMark />}
          {found.appeals.map(({ id, year, number }) => (
            <span key={id} className="muted">
              {t.assessment.appeal(year, number)}
            </span>
          ))}
          {holding.map(({ ref, ground, effect, since, until }) => (
            <span key={ref} className="summary-veto">
              <VetoMark ground={ground} effect={effect} />
              <span>
                {wordFor(t.grounds, ground)} · {t.effects[effect]} · {t.assessment.vetoSince(since)}
                {until !== null && ` ${t.assessment.vetoUntil(until)}`}
              </span>
            </span>
          ))}
        </div>
      </div>
      <dl className="figures">
        <div>
          <dt>{t.assessment.total}</dt>
          <dd className="figure-main">{plain(found.total)}</dd>
          {found.provisionalTotal !== found.total && (
            <dd className="muted">
              {t.assessment.provisional} {plain(found.provisionalTotal)}
            </dd>
          )}
        </div>
        <div>
          <dt>{t.assessment.rank}</dt>
          <dd className="figure-main">{found.rank}</dd>
        </div>
        <div>
          <dt>{t.assessment.grade}</dt>
          <dd className="figure-grade">
            <Grade grade={found.grade} />
          </dd>
          <dd className="muted">
            {found.officialGrade === null
              ? t.assessment.provisionalGrade
              : t.assessment.official(t.grades[found.officialGrade])}
          </dd>
        </div>
      </dl>
    </section>
  );
}
