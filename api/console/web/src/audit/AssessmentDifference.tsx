/** What two moments of an assessment differ in, figure by figure and leaf by leaf. */

import type { ReactNode } from "react";
import { Link } from "react-router";

import { useAsk } from "../api/useAsk.ts";
import { placeOf } from "../assessment/leafPlace.ts";
import { AssessmentDiffDocument, type AssessmentDiffQuery } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { plain, signed } from "../text/points.ts";
import { Grade } from "../ui/Grade.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { Causes } from "./Causes.tsx";
import type { Moments } from "./Difference.tsx";
import { Places } from "../ui/Places.tsx";
import { Span } from "./Span.tsx";

type Found = NonNullable<AssessmentDiffQuery["assessment"]>;
type Diff = Found["diff"];

interface Props {
  id: string;
  moments: Moments;
  onOpen: (event: { id: string }) => void;
}

export function AssessmentDifference({ id, moments, onOpen }: Props) {
  const { difference: t, matter } = useText().audit;
  const asked = useAsk(AssessmentDiffDocument, { id, ...moments }, { live: moments.to === null });
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (asked.data === undefined) return <Loading />;
  const found = asked.data.assessment;
  if (found === null) return <Nothing title={t.choose} lead={t.chooseLead} />;
  const { diff } = found;
  const versions = [
    { name: t.plan_, ...diff.planVersion },
    { name: t.policy, ...diff.policyVersion },
  ].filter(({ before, after }) => before !== after);
  const nothing = diff.leaves.length + diff.vetoes.length + versions.length === 0;
  return (
    <>
      <Span from={diff.from} to={diff.to} />
      <Figures diff={diff} />
      <p>
        <Link to={`/assessments/${id}`}>{matter.assessment} →</Link>
      </p>
      {nothing && <Nothing title={t.none} lead={t.noneLead} />}
      {versions.map(({ name, before, after, events }) => (
        <section key={name}>
          <h2>
            {name} {before ?? "–"} → {after ?? "–"}
          </h2>
          <Causes events={events} onOpen={onOpen} />
        </section>
      ))}
      {diff.vetoes.length > 0 && <Vetoes vetoes={diff.vetoes} onOpen={onOpen} />}
      {diff.leaves.length > 0 && <Leaves found={found} onOpen={onOpen} />}
    </>
  );
}

function Figures({ diff }: { diff: Diff }) {
  const { difference: t } = useText().audit;
  const { place, total, provisionalTotal: provisional } = diff;
  return (
    <dl className="figures audit-figures">
      <Figure name={t.total} before={points(total.before)} after={points(total.after)} />
      {(provisional.before !== total.before || provisional.after !== total.after) && (
        <Figure
          name={t.provisional}
          before={points(provisional.before)}
          after={points(provisional.after)}
        />
      )}
      {place !== null && (
        <>
          <Figure
            name={t.rank}
            before={place.before?.rank.toString() ?? "–"}
            after={place.after?.rank.toString() ?? "–"}
          >
            <span title={t.ownHint}>
              {t.own} <Places change={place.own?.change} />
            </span>{" "}
            <span title={t.othersHint}>
              {t.others} <Places change={place.others?.change} />
            </span>
          </Figure>
          <div>
            <dt>{t.grade}</dt>
            <dd className="figure-grade">
              {place.before !== null && <Grade grade={place.before.grade} />} →{" "}
              {place.after !== null && <Grade grade={place.after.grade} />}
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}

interface FigureProps {
  name: string;
  before: string;
  after: string;
  children?: ReactNode;
}

function Figure({ name, before, after, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="muted">{before} → </span>
        <span className="figure-main">{after}</span>
      </dd>
      {children !== undefined && <dd>{children}</dd>}
    </div>
  );
}

function Leaves({ found, onOpen }: { found: Found } & Pick<Props, "onOpen">) {
  const t = useText();
  const { difference: d } = t.audit;
  const places = {
    indicators: new Map((found.plan?.indicators ?? []).map(({ code, name }) => [code, name])),
    channels: t.assessment.channels,
  };
  const said = (leaf: Diff["leaves"][number]["before"]) =>
    leaf === null ? (
      <span className="muted">{d.absent}</span>
    ) : (
      <>
        {plain(leaf.points)}
        {leaf.state !== "IN_FORCE" && <small> {t.assessment.states[leaf.state]}</small>}
      </>
    );
  return (
    <section>
      <h2>{d.leaves}</h2>
      <table className="leaf-diffs">
        <thead>
          <tr>
            <th scope="col">{d.item}</th>
            <th scope="col" className="number">
              {d.before}
            </th>
            <th scope="col" className="number">
              {d.after}
            </th>
            <th scope="col" className="number">
              {d.change}
            </th>
            <th scope="col">{d.causes}</th>
          </tr>
        </thead>
        <tbody>
          {found.diff.leaves.map((leaf) => (
            <tr key={leaf.path + leaf.kind}>
              <th scope="row">
                {placeOf(leaf, places) || t.assessment.kinds[leaf.kind]}{" "}
                {placeOf(leaf, places) !== "" && (
                  <span className="muted">{t.assessment.kinds[leaf.kind]}</span>
                )}
              </th>
              <td className="number" data-label={d.before}>
                {said(leaf.before)}
              </td>
              <td className="number" data-label={d.after}>
                {said(leaf.after)}
              </td>
              <td className="number" data-label={d.change}>
                <b className={leaf.change.startsWith("-") ? "down" : "up"}>{signed(leaf.change)}</b>
              </td>
              <td>
                <Causes events={leaf.events} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Vetoes({ vetoes, onOpen }: Pick<Diff, "vetoes"> & Pick<Props, "onOpen">) {
  const t = useText();
  const { difference: d } = t.audit;
  const said = (veto: { inForce: boolean } | null) =>
    veto === null ? d.absent : veto.inForce ? d.vetoIn : d.vetoOut;
  return (
    <section>
      <h2>{d.vetoes}</h2>
      {vetoes.map(({ before, after, events }) => (
        <div key={after?.ref ?? before?.ref}>
          <p>
            <b>{wordFor(t.grounds, after?.ground ?? before?.ground ?? "")}</b> {said(before)} →{" "}
            {said(after)}
          </p>
          <Causes events={events} onOpen={onOpen} />
        </div>
      ))}
    </section>
  );
}

function points(value: string | null): string {
  return value === null ? "–" : plain(value);
}
