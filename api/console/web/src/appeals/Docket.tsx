/** The docket: the appeals that the server lets one see, where each stands and what is due. */

import "./docket.css";
import "./marks.css";

import { Button, Input, Segmented, Select } from "antd";
import { useAsk, usePages } from "../api/useAsk.ts";
import {
  DocketDocument,
  DocketFiguresDocument,
  MyTasksDocument,
  PlansDocument,
  ViewerDocument,
} from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { useAddress } from "../ui/useAddress.ts";
import { docketFilter, isFound, SHOWN } from "./docketFilter.ts";
import { DocketTable } from "./DocketTable.tsx";

export default function Docket() {
  const t = useText();
  const [search] = useAddress();
  const { statuses, year, find } = docketFilter(search);
  const pages = usePages(DocketDocument, { statuses, year }, (data) => data.appeals.pageInfo, {
    live: true,
  });
  const figures = useAsk(DocketFiguresDocument, { year }, { live: true }).data?.appealStatistics;
  const mine = useMine();
  const rows = pages.data?.pages.flatMap(({ appeals }) => appeals.edges.map(({ node }) => node));
  const found = rows?.filter((row) => isFound(row, find));
  return (
    <>
      <title>{`${t.appeals.docket.title} · ${t.brand}`}</title>
      <div className="page-head">
        <h1>{t.appeals.docket.title}</h1>
        {figures !== undefined && figures.appeals > 0 && (
          <span className={figures.overdue > 0 ? "docket-lead docket-lead-over" : "docket-lead"}>
            {t.appeals.docket.lead(figures.pending, figures.overdue)}
          </span>
        )}
        <Filters />
      </div>
      {pages.error !== null && (
        <ProblemNotice problem={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {found === undefined && pages.error === null && <Loading />}
      {found !== undefined && (
        <div className="card docket-card">
          {found.length > 0 ? (
            <DocketTable rows={found} mine={mine} />
          ) : (
            <Empty any={figures === undefined || figures.appeals > 0} />
          )}
          {pages.hasNextPage && (
            <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t.appeals.docket.more}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Filters() {
  const { appeals: t } = useText();
  const [search, go] = useAddress();
  const { shown, year, find } = docketFilter(search);
  const plans = useAsk(PlansDocument, {}, { live: true }).data?.plans.edges ?? [];
  const years = [...new Set(plans.map(({ node }) => node.year))].sort((a, b) => b - a);
  return (
    <div className="docket-filters head-end">
      <Segmented
        aria-label={t.docket.show}
        value={shown}
        options={SHOWN.map((each) => ({ value: each, label: t.docket.shown[each] }))}
        onChange={(each) => {
          go({ show: each === "pending" ? null : each });
        }}
      />
      <Select
        aria-label={t.docket.year}
        value={year ?? 0}
        options={[
          { value: 0, label: t.docket.everyYear },
          ...years.map((each) => ({ value: each, label: each.toString() })),
        ]}
        onChange={(each) => {
          go({ year: each === 0 ? null : each.toString() });
        }}
      />
      <Input
        className="docket-find"
        type="search"
        allowClear
        aria-label={t.docket.find}
        placeholder={t.docket.find}
        value={find}
        onChange={({ target }) => {
          go({ find: target.value });
        }}
      />
    </div>
  );
}

function Empty({ any }: { any: boolean }) {
  const { docket: t } = useText().appeals;
  return any ? (
    <Nothing title={t.none} lead={t.noneLead} />
  ) : (
    <Nothing title={t.empty} lead={t.emptyLead} />
  );
}

/** The appeals about which there is something for the viewer to do. */
function useMine(): ReadonlySet<string> {
  const office = useAsk(ViewerDocument, {}).data?.viewer.office?.code;
  const asked = useAsk(
    MyTasksDocument,
    { office: office ?? "" },
    {
      enabled: office !== undefined,
      live: true,
    },
  );
  const tasks = asked.data?.workQueue.edges ?? [];
  return new Set(tasks.flatMap(({ node }) => node.appeal?.id ?? []));
}
