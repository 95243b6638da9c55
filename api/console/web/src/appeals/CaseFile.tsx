/** One appeal: declare first, then read what is contested, what was said, how it is decided; and take the next step. */

import "./case.css";
import "./forms.css";
import "./marks.css";
import "./papers.css";
import "./points.css";

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";

import { useAsk } from "../api/useAsk.ts";
import { EventDrawer } from "../events/EventDrawer.tsx";
import { CaseFileDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { CaseHead } from "./CaseHead.tsx";
import { Clocks } from "./Clocks.tsx";
import { Decision } from "./Decision.tsx";
import { Declare, Recused } from "./Declare.tsx";
import { Desk } from "./Desk.tsx";
import { Hearing } from "./Hearing.tsx";
import { Points } from "./Points.tsx";
import { Taken } from "./Taken.tsx";
import type { Case } from "./trail.ts";

const TABS = ["points", "hearing", "decision", "steps"] as const;

export default function CaseFile() {
  const id = useParams()["id"] ?? "";
  return <Asked key={id} id={id} />;
}

function Asked({ id }: { id: string }) {
  const t = useText();
  const [recused, recuse] = useState(false);
  const asked = useAsk(CaseFileDocument, { id }, { live: true });
  const found = asked.data?.appeal;
  return (
    <>
      <Link to="/docket" className="back">
        <ArrowLeftOutlined aria-hidden /> {t.appeals.case.back}
      </Link>
      {asked.error !== null && (
        <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {found === undefined && asked.error === null && <Loading />}
      {recused && <Recused />}
      {found === null && !recused && (
        <div className="card">
          <Nothing title={t.appeals.case.missing} lead={t.appeals.case.missingLead}>
            <Link to="/docket">{t.appeals.case.back}</Link>
          </Nothing>
        </div>
      )}
      {found != null && !recused && (
        <CasePage
          found={found}
          onRecused={() => {
            recuse(true);
          }}
        />
      )}
    </>
  );
}

function CasePage({ found, onRecused }: { found: Case; onRecused: () => void }) {
  const t = useText();
  const closed = found.statement === null;
  const title = t.appeals.case.number(found.year, found.number);
  return (
    <>
      <title>{`${title} · ${t.brand}`}</title>
      <CaseHead found={found} title={title} />
      <div className="case">
        <aside className="case-aside" aria-label={t.appeals.desk.title}>
          {found.due.length > 0 && (
            <section className="card">
              <h2>{t.appeals.case.clocks}</h2>
              <Clocks head={found} />
            </section>
          )}
          {!closed && <Desk found={found} />}
        </aside>
        <div className="case-main">
          {closed ? <Declare id={found.id} onRecused={onRecused} /> : <Content found={found} />}
        </div>
      </div>
    </>
  );
}

function Content({ found }: { found: Case }) {
  const { appeals: t } = useText();
  const [search] = useSearchParams();
  const [event, open] = useState<string | null>(null);
  const tab = TABS.find((each) => each === search.get("tab")) ?? "points";
  const views = {
    points: <Points found={found} onOpen={open} />,
    hearing: <Hearing found={found} />,
    decision: <Decision found={found} onOpen={open} />,
    steps: <Taken found={found} onOpen={open} />,
  };
  return (
    <div className="card case-card">
      <nav className="tabs" aria-label={t.case.sections}>
        {TABS.map((key) => (
          <Link key={key} to={`?tab=${key}`} aria-current={key === tab ? "page" : undefined}>
            {t.case.tabs[key]}
          </Link>
        ))}
      </nav>
      {views[tab]}
      <EventDrawer
        id={event}
        onOpen={({ id }) => {
          open(id);
        }}
        onClose={() => {
          open(null);
        }}
      />
    </div>
  );
}
