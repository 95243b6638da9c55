/** One assessment: what it came to, what of, how that came about, and everything that ever happened to it. */

import { ArrowLeftOutlined } from "@ant-design/icons";
import { Alert } from "antd";
import { Link, useParams, useSearchParams } from "react-router";

import { useAsk } from "../api/useAsk.ts";
import { type AsOf, AssessmentDocument, type AssessmentQuery } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { endOf, isDay } from "../text/time.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { Composition } from "./Composition.tsx";
import { Replay } from "./Replay.tsx";
import { Summary } from "./Summary.tsx";
import { Trail } from "./Trail.tsx";

export type Shown = NonNullable<AssessmentQuery["assessment"]>;

/** When an assessment is read; null: now, and anew whenever it has moved on. */
export type Until = AsOf | null;

const TABS = ["composition", "replay", "trail"] as const;

export default function Assessment() {
  const t = useText();
  const id = useParams()["id"] ?? "";
  const day = useSearchParams()[0].get("at");
  const until: Until = isDay(day) ? { recordedAt: endOf(day) } : null;
  const asked = useAsk(AssessmentDocument, { id, asOf: until }, { live: until === null });
  const found = asked.data?.assessment;
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (found === undefined) return <Loading />;
  if (found === null) {
    return (
      <div className="card">
        <Nothing title={t.assessment.notFound} lead={t.assessment.notFoundLead}>
          <Link to="/boards">{t.assessment.back}</Link>
        </Nothing>
      </div>
    );
  }
  return <AssessmentPage key={id} found={found} until={until} day={day} />;
}

function AssessmentPage({ found, until, day }: { found: Shown; until: Until; day: string | null }) {
  const t = useText();
  const [search] = useSearchParams();
  const tab = TABS.find((each) => each === search.get("tab")) ?? "composition";
  const name = found.person?.post ?? found.unit?.name ?? found.subject;
  const board = new URLSearchParams({
    ...(found.plan !== null && { plan: found.plan.id }),
    group: found.peerGroup,
    ...(until !== null && day !== null && { at: day }),
  });
  const addressOf = (key: string) => {
    const next = new URLSearchParams(search);
    next.set("tab", key);
    return `?${next.toString()}`;
  };
  const views = {
    composition: (
      <Composition id={found.id} until={until} indicators={found.plan?.indicators ?? []} />
    ),
    replay: <Replay found={found} until={until} />,
    trail: <Trail found={found} until={until} />,
  };
  return (
    <>
      <title>{`${name} · ${t.brand}`}</title>
      <Link to={`/boards?${board.toString()}`} className="back">
        <ArrowLeftOutlined aria-hidden /> {t.assessment.back}
      </Link>
      {until !== null && day !== null && (
        <Alert
          type="info"
          showIcon
          title={t.assessment.pastView(day)}
          action={<Link to={`/assessments/${found.id}?tab=${tab}`}>{t.boards.toNow}</Link>}
        />
      )}
      <Summary found={found} name={name} />
      <div className="card">
        <nav className="tabs" aria-label={name}>
          {TABS.map((key) => (
            <Link key={key} to={addressOf(key)} aria-current={key === tab ? "page" : undefined}>
              {t.assessment.tabs[key]}
            </Link>
          ))}
        </nav>
        {views[tab]}
      </div>
    </>
  );
}
