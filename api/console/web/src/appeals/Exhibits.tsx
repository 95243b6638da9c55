/** What parties supposed, simulated again by the server where it was filed. */

import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";

import { useAsk } from "../api/useAsk.ts";
import { ExhibitsDocument, type ExhibitsQuery } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { Loading } from "../ui/Loading.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { usePointName } from "./names.ts";
import { OutcomeOf } from "./OutcomeOf.tsx";
import { Simulated } from "./Simulated.tsx";
import type { Case } from "./trail.ts";

type Exhibit = NonNullable<NonNullable<ExhibitsQuery["appeal"]>["exhibits"]>[number];

export function Exhibits({ found }: { found: Case }) {
  const { hearing: t } = useText().appeals;
  const asked = useAsk(ExhibitsDocument, { id: found.id }, { live: true });
  const exhibits = asked.data?.appeal?.exhibits;
  return (
    <>
      <h2>{t.exhibits}</h2>
      {asked.error !== null && (
        <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {asked.isLoading && <Loading />}
      {exhibits?.length === 0 && <p className="muted">{t.noExhibits}</p>}
      {exhibits?.map((exhibit) => (
        <ExhibitView key={exhibit.number} exhibit={exhibit} found={found} />
      ))}
    </>
  );
}

function ExhibitView({ exhibit, found }: { exhibit: Exhibit; found: Case }) {
  const { appeals: t } = useText();
  const { number, party, filedOn, note, simulation, digest } = exhibit;
  return (
    <article className="exhibit">
      <header>
        <strong>{t.hearing.exhibit(number)}</strong>
        <span className="muted">
          {t.parties[party]} · {filedOn}
        </span>
      </header>
      <p className="entry-reason">{note}</p>
      <Hypotheses exhibit={exhibit} found={found} />
      {simulation === null ? (
        <p className="muted">{t.hearing.unseen}</p>
      ) : (
        <>
          <Simulated simulation={simulation} office={found.office} />
          <p className={simulation.digest === digest ? "digest" : "digest digest-other"}>
            {simulation.digest === digest ? (
              <>
                <CheckCircleOutlined aria-hidden /> {t.hearing.same}
              </>
            ) : (
              <>
                <WarningOutlined aria-hidden /> {t.hearing.other}
              </>
            )}{" "}
            <code>{digest}</code>
          </p>
        </>
      )}
    </article>
  );
}

function Hypotheses({ exhibit, found }: { exhibit: Exhibit; found: Case }) {
  const { hearing: t } = useText().appeals;
  const nameOf = usePointName();
  return (
    <ul className="hypotheses">
      {exhibit.hypotheses.map(({ kind, about, outcome, points }) => {
        const point = found.items?.find(({ item }) => item === about);
        return (
          <li key={kind + about}>
            {t.supposing} {point === undefined ? <code>{about}</code> : nameOf(point).name}{" "}
            {wordFor(t.supposed, kind)}{" "}
            {outcome === null ? (
              points !== null && plain(points)
            ) : (
              <OutcomeOf outcome={outcome} points={points} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
