/** What an auditor works with: all events, two moments compared, the proof of the log, and who looked. */

import "./audit.css";

import { Link, Route, Routes, useLocation } from "react-router";

import { useAsk } from "../api/useAsk.ts";
import { NotFound } from "../frame/NotFound.tsx";
import { ViewerDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { Browser } from "./Browser.tsx";
import { Difference } from "./Difference.tsx";
import { Looks } from "./Looks.tsx";
import { Matter } from "./Matter.tsx";
import { Proof } from "./Proof.tsx";

const PATHS = {
  browse: "/events",
  difference: "/events/difference",
  proof: "/events/proof",
  looks: "/events/looks",
} as const;

type Tab = keyof typeof PATHS;

export default function Audit() {
  const { audit: t, brand } = useText();
  const asked = useAsk(ViewerDocument, {});
  if (asked.error !== null) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (asked.data === undefined) return <Loading />;
  const { browsesEventsOf: events, auditsReadsOf: reads } = asked.data.viewer;
  const tabs: Tab[] = [
    ...(events.length > 0 ? (["browse", "difference", "proof"] as const) : []),
    ...(reads.length > 0 ? (["looks"] as const) : []),
  ];
  const title = events.length === 0 && reads.length > 0 ? t.navLooks : t.title;
  return (
    <>
      <title>{`${title} · ${brand}`}</title>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <div className="card audit">
        {tabs.length > 0 && <Tabs tabs={tabs} />}
        <Routes>
          {events[0] !== undefined && (
            <>
              <Route index element={<Browser office={events[0]} />} />
              <Route path="matters/:id" element={<Matter office={events[0]} />} />
              <Route path="difference" element={<Difference />} />
              <Route path="proof" element={<Proof />} />
            </>
          )}
          {reads[0] !== undefined && <Route path="looks" element={<Looks office={reads[0]} />} />}
          <Route path="*" element={events[0] === undefined ? <Closed /> : <NotFound />} />
        </Routes>
      </div>
    </>
  );
}

function Tabs({ tabs }: { tabs: Tab[] }) {
  const { audit: t } = useText();
  const { pathname } = useLocation();
  return (
    <nav className="tabs" aria-label={t.title}>
      {tabs.map((tab) => (
        <Link key={tab} to={PATHS[tab]} aria-current={pathname === PATHS[tab] ? "page" : undefined}>
          {t.tabs[tab]}
        </Link>
      ))}
    </nav>
  );
}

function Closed() {
  const { audit: t } = useText();
  return <Nothing title={t.closed} lead={t.closedLead} />;
}
