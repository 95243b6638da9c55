/** The leaderboard: which plan, which group, live or published, as of any day of the year. */

import { Segmented, Select } from "antd";

import { useAsk } from "../api/useAsk.ts";
import { PlansDocument, VisibleGroupsDocument, type VisibleGroupsQuery } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { chosen, type Seen } from "./chosen.ts";
import { LiveBoard } from "./LiveBoard.tsx";
import { inOrder, type Plan } from "./plans.ts";
import { PublishedBoard } from "./PublishedBoard.tsx";
import { usePlace } from "./usePlace.ts";

export default function Boards() {
  const t = useText();
  const asked = useAsk(PlansDocument, {}, { live: true });
  const visible = useAsk(VisibleGroupsDocument, {});
  const failed = asked.error ?? visible.error;
  const retry = () => void Promise.all([asked.refetch(), visible.refetch()]);
  return (
    <>
      <title>{`${t.boards.title} · ${t.brand}`}</title>
      {failed !== null && <ProblemNotice problem={failed} onRetry={retry} />}
      {(asked.isPending || visible.isPending) && failed === null && <Loading />}
      {asked.data !== undefined && visible.data !== undefined && (
        <BoardsOf plans={inOrder(asked.data)} seen={groupsIn(visible.data)} />
      )}
    </>
  );
}

/** The groups in which there is an assessment for the viewer to see: a board to begin with is among them. */
function groupsIn(data: VisibleGroupsQuery): Seen[] {
  return data.assessments.edges.map(({ node }) => ({
    plan: node.plan?.id ?? null,
    group: node.peerGroup,
  }));
}

function BoardsOf({ plans, seen }: { plans: Plan[]; seen: Seen[] }) {
  const t = useText();
  const [place, go] = usePlace();
  const { plan, group } = chosen(plans, place, seen);
  if (plan === undefined || group === undefined) {
    return (
      <div className="card">
        <Nothing title={t.boards.hidden} lead={t.boards.hiddenLead} />
      </div>
    );
  }
  return (
    <>
      <div className="page-head">
        <h1>{t.boards.title}</h1>
        <Select
          className="plan-select"
          aria-label={t.boards.plan}
          value={plan.id}
          options={plans.map(({ id, year, side }) => ({
            value: id,
            label: `${year.toString()} · ${t.sides[side]}`,
          }))}
          onChange={(id) => {
            go({ plan: id, group: null, edition: null });
          }}
        />
        {plan.peerGroups.length > 1 && (
          <Segmented
            aria-label={t.boards.group}
            value={group}
            options={plan.peerGroups.map((each) => ({
              value: each,
              label: wordFor(t.peerGroups, each),
            }))}
            onChange={(each) => {
              go({ plan: plan.id, group: each, edition: null });
            }}
          />
        )}
        <Segmented
          className="head-end"
          value={place.published}
          options={[
            { value: false, label: t.boards.live },
            { value: true, label: t.boards.published },
          ]}
          onChange={(published) => {
            go({ published, edition: null, against: null });
          }}
        />
      </div>
      {place.published ? (
        <PublishedBoard key={plan.id + group} plan={plan} group={group} />
      ) : (
        <LiveBoard key={plan.id + group} plan={plan} group={group} />
      )}
    </>
  );
}
