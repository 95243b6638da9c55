/** What is contested, point by point: what led to it beside what has happened since. */

import { useAsk } from "../api/useAsk.ts";
import { FrozenFileDocument, ItemTrailDocument } from "../gen/graphql.ts";
import { useLanguage, useText } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { Grade } from "../ui/Grade.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { usePointName, useUnitName } from "./names.ts";
import { SinceView, TrailLine } from "./TrailViews.tsx";
import {
  aboutPoint,
  before,
  type Case,
  type FrozenItem,
  type Point,
  positionOfFiling,
  since,
} from "./trail.ts";

interface Props {
  found: Case;
  onOpen: (event: string) => void;
}

export function Points({ found, onOpen }: Props) {
  const { docket: t } = useText().appeals;
  const frozen = useAsk(FrozenFileDocument, { id: found.id }, { live: true });
  const file = frozen.data?.appeal?.caseFile ?? null;
  const items = found.items ?? [];
  if (frozen.isLoading) return <Loading />;
  return (
    <>
      {frozen.error !== null && (
        <ProblemNotice problem={frozen.error} onRetry={() => void frozen.refetch()} />
      )}
      {items.length === 0 && <Nothing title={t.nothing} lead={found.statement ?? ""} />}
      {items.map((point, place) => (
        <PointView
          key={point.item}
          found={found}
          point={point}
          place={place + 1}
          frozen={file?.items.find(({ item }) => item === point.item) ?? null}
          file={file?.number ?? null}
          onOpen={onOpen}
        />
      ))}
    </>
  );
}

interface PointProps extends Props {
  point: Point;
  place: number;
  frozen: FrozenItem | null;
  file: number | null;
}

function PointView({ found, point, place, frozen, file, onOpen }: PointProps) {
  const { point: t } = useText().appeals;
  const { name, remark } = usePointName()(point);
  const unitOf = useUnitName(found.office);
  const assessment = found.assessment?.id;
  const asked = useAsk(
    ItemTrailDocument,
    { assessment: assessment ?? "", filter: aboutPoint(point) },
    { enabled: assessment !== undefined, live: true },
  );
  if (asked.isLoading) return <Loading />;
  const live = asked.data?.assessment?.trail.edges.map(({ node }) => node) ?? [];
  const earlier = before(frozen, live, positionOfFiling(found));
  const later = since(found, point, frozen, live);
  return (
    <section className="point">
      <header className="point-head">
        <span className="point-place">{t.order(place)}</span>
        <h2>{name}</h2>
        <span className="muted">{remark}</span>
        <code className="muted">{point.item}</code>
      </header>
      <Contested point={point} frozen={frozen} />
      <div className="sides">
        <div className="side">
          <h3>
            {t.before}
            <span className="side-note">{file === null ? t.live : t.frozen(file)}</span>
          </h3>
          {earlier.length === 0 && <p className="muted">{t.nothingBefore}</p>}
          <ol>
            {earlier.map((line) => (
              <li key={line.key}>
                <TrailLine line={line} office={found.office} unitOf={unitOf} onOpen={onOpen} />
              </li>
            ))}
          </ol>
        </div>
        <div className="side side-since">
          <h3>
            {t.after}
            <span className="side-note">{t.current}</span>
          </h3>
          {later.length === 0 && <p className="muted">{t.nothingAfter}</p>}
          <ol>
            {later.map((each, at) => (
              <li key={`${each.kind} ${at.toString()}`}>
                <SinceView
                  since={each}
                  point={point}
                  office={found.office}
                  unitOf={unitOf}
                  onOpen={onOpen}
                />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}

/** Why and for what it is contested, the rule it was scored by, and what it is worth. */
function Contested({ point, frozen }: { point: Point; frozen: FrozenItem | null }) {
  const { appeals: t } = useText();
  const stated = point.about?.points ?? null;
  return (
    <dl className="contested">
      <div className="contested-wide">
        <dt>{t.point.ground}</dt>
        <dd>
          <strong>{t.grounds[point.ground]}</strong> {point.statement}
        </dd>
      </div>
      <div className="contested-wide">
        <dt>{t.case.remedy}</dt>
        <dd>{point.remedy}</dd>
      </div>
      {stated !== null && (
        <div>
          <dt>{t.point.stated}</dt>
          <dd className="contested-points">{plain(stated)}</dd>
        </div>
      )}
      {frozen !== null && <Worth frozen={frozen} />}
      {frozen?.rule != null && <Rule rule={frozen.rule} />}
    </dl>
  );
}

function Worth({ frozen }: { frozen: FrozenItem }) {
  const { point: t } = useText().appeals;
  const { worthFiled, worthNow, place } = frozen;
  return (
    <>
      {worthFiled !== null && (
        <div>
          <dt>{t.worthFiled}</dt>
          <dd className="contested-points">{plain(worthFiled)}</dd>
        </div>
      )}
      {worthNow !== null && (
        <div>
          <dt>{t.worthNow}</dt>
          <dd className="contested-points">{plain(worthNow)}</dd>
        </div>
      )}
      {place !== null && (
        <div>
          <dt>{t.place(place.rank, place.members)}</dt>
          <dd>
            <Grade grade={place.grade} />
          </dd>
        </div>
      )}
    </>
  );
}

function Rule({ rule }: { rule: NonNullable<FrozenItem["rule"]> }) {
  const { point: t } = useText().appeals;
  const language = useLanguage();
  const method = language === "zh" ? rule.method?.titleZh : rule.method?.titleEn;
  const marks = rule.marks.map(({ period, marks: most }) => `${period} ${plain(most)}`).join(" · ");
  return (
    <div className="contested-wide">
      <dt>{t.rule}</dt>
      <dd>
        {[rule.code, rule.name].filter((each) => each !== null).join(" ") || t.beside}
        {method !== undefined && <span className="muted"> {method}</span>}
        {rule.standard !== null && <div>{rule.standard}</div>}
        <div className="muted">
          {marks !== "" && `${t.marks} ${marks}`}
          {marks !== "" && rule.basis !== null && " · "}
          {rule.basis !== null && `${t.basis} ${rule.basis}`}
        </div>
      </dd>
    </div>
  );
}
