/** Which plan, which peer group, and if wanted which of its assessments; the address tells. */

import { Segmented, Select } from "antd";

import { useAsk } from "../api/useAsk.ts";
import { chosen } from "../boards/chosen.ts";
import { inOrder, type Plan } from "../boards/plans.ts";
import { AssessedDocument, type AssessedQuery, PlansDocument } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { useAddress } from "../ui/useAddress.ts";

export type Assessed = AssessedQuery["assessments"]["edges"][number]["node"];

export interface Chosen {
  plans: Plan[];
  plan: Plan | undefined;
  group: string | undefined;
  /** Everybody of the group whose assessment one may see, and the one that is chosen. */
  assessed: Assessed[];
  subject: Assessed | undefined;
}

export function useChosen(): Chosen {
  const [search] = useAddress();
  const asked = useAsk(PlansDocument, {}).data;
  const plans = asked === undefined ? [] : inOrder(asked);
  const place = { plan: search.get("plan"), group: search.get("group") };
  const { plan, group } = chosen(plans, place, []);
  const ready = plan !== undefined && group !== undefined;
  const of = useAsk(
    AssessedDocument,
    { plan: plan?.id ?? "", peerGroup: group ?? "" },
    { enabled: ready },
  );
  const assessed = ready ? (of.data?.assessments.edges.map(({ node }) => node) ?? []) : [];
  const wanted = search.get("subject");
  return {
    plans,
    plan,
    group,
    assessed,
    subject: assessed.find((each) => each.subject === wanted),
  };
}

export function nameOf({ subject, unit, person }: Omit<Assessed, "id">): string {
  return person?.post ?? unit?.name ?? subject;
}

export function Chooser({
  chosen: { plans, plan, group, assessed, subject },
  one,
}: {
  chosen: Chosen;
  /** Whether one of the group is to be chosen, too. */
  one: boolean;
}) {
  const t = useText();
  const { difference: d } = t.audit;
  const [, set] = useAddress();
  const groups = (plan?.peerGroups ?? []).map((value) => ({
    value,
    label: wordFor(t.peerGroups, value),
  }));
  return (
    <>
      <Select
        className="plan-select"
        aria-label={d.plan}
        value={plan?.id ?? null}
        options={plans.map(({ id, year, side }) => ({
          value: id,
          label: `${year.toString()} · ${t.sides[side]}`,
        }))}
        onChange={(id) => {
          set({ plan: id, group: null, subject: null });
        }}
      />
      {groups.length > 1 && group !== undefined && (
        <Segmented
          aria-label={d.group}
          value={group}
          options={groups}
          onChange={(each) => {
            set({ plan: plan?.id ?? null, group: each, subject: null });
          }}
        />
      )}
      {one && (
        <Select
          className="subject-select"
          showSearch={{ optionFilterProp: "label" }}
          placeholder={d.choose}
          aria-label={d.subject}
          value={subject?.subject ?? null}
          options={assessed.map((each) => ({ value: each.subject, label: nameOf(each) }))}
          onChange={(code) => {
            set({ subject: code });
          }}
        />
      )}
    </>
  );
}
