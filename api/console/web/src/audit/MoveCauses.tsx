/** Whose doing a movement was: what the own points did, who crossed, and what made the grade. */

import { Link } from "react-router";

import { useAsk } from "../api/useAsk.ts";
import { MoveCausesDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { useAddress } from "../ui/useAddress.ts";
import { Causes } from "./Causes.tsx";
import type { Moments } from "./Difference.tsx";
import { Places } from "../ui/Places.tsx";

interface Props {
  assessment: string;
  subject: string;
  moments: Moments;
  nameOf: (code: string) => string;
  onOpen: (event: { id: string }) => void;
}

export function MoveCauses({ assessment, subject, moments, nameOf, onOpen }: Props) {
  const { difference: t } = useText().audit;
  const [search] = useAddress();
  const asked = useAsk(
    MoveCausesDocument,
    { id: assessment, ...moments },
    { live: moments.to === null },
  );
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (asked.data === undefined || asked.isPlaceholderData) return <Loading />;
  const place = asked.data.assessment?.diff.place ?? null;
  const own = place?.own?.events ?? [];
  const crossings = place?.others?.crossings.edges.map(({ node }) => node) ?? [];
  const graded = place?.grade.events ?? [];
  const detail = new URLSearchParams(search);
  detail.set("of", "assessment");
  detail.set("subject", subject);
  return (
    <div className="moves-causes">
      {own.length + crossings.length + graded.length === 0 && <p className="muted">{t.noMove}</p>}
      {own.length > 0 && (
        <section>
          <h3>
            {t.byOwn} <Places change={place?.own?.change} />
          </h3>
          <Causes events={own} onOpen={onOpen} />
        </section>
      )}
      {crossings.map((each) => (
        <section key={each.subject + each.change.toString()}>
          <h3>{(each.change > 0 ? t.rose : t.fell)(nameOf(each.subject))}</h3>
          <Causes events={each.events} onOpen={onOpen} />
        </section>
      ))}
      {graded.length > 0 && (
        <section>
          <h3>{t.byGrade}</h3>
          <Causes events={graded} onOpen={onOpen} />
        </section>
      )}
      <Link to={`?${detail.toString()}`}>{t.inDetail} →</Link>
    </div>
  );
}
