/** Where each point of the total comes from: the whole as a waterfall, every single contribution below it. */

import { Segmented } from "antd";
import { useState } from "react";

import { useAsk } from "../api/useAsk.ts";
import { type BreakdownAxis, BreakdownDocument, type BreakdownQuery } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { Chart } from "../ui/Chart.tsx";
import { Loading } from "../ui/Loading.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { useNarrow } from "../ui/useNarrow.ts";
import type { Until } from "./Assessment.tsx";
import { Contributions } from "./Contributions.tsx";
import { type Named, placeOf } from "./leafPlace.ts";
import { heightOf, waterfall } from "./waterfall.ts";
import { Why } from "./Why.tsx";

export type Group = NonNullable<BreakdownQuery["assessment"]>["breakdown"]["groups"][number];
export type Leaf = Group["leaves"][number];

const AXES: BreakdownAxis[] = ["SECTION", "WORK_KIND", "INDICATOR", "PERIOD", "KIND"];

interface Props {
  id: string;
  until: Until;
  indicators: readonly Named[];
}

export function Composition({ id, until, indicators }: Props) {
  const t = useText();
  const narrow = useNarrow();
  const [by, group] = useState<BreakdownAxis>("SECTION");
  const [asked, ask] = useState<Leaf | null>(null);
  const answer = useAsk(BreakdownDocument, { id, by, asOf: until }, { live: until === null });
  if (answer.error !== null) {
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  }
  const breakdown = answer.data?.assessment?.breakdown;
  if (breakdown === undefined) return <Loading />;
  const words = { ...t.assessment.kinds, ...t.assessment.groups };
  const nameOf = ({ code, name }: Group) => name ?? wordFor(words, code);
  const parts = breakdown.groups.map((each) => ({ name: nameOf(each), points: each.points }));
  const places = {
    indicators: new Map(indicators.map(({ code, name }) => [code, name])),
    channels: t.assessment.channels,
  };
  const total = { name: t.assessment.total, points: breakdown.total };
  return (
    <>
      <div className="axis">
        <span id="axis">{t.assessment.axis}</span>
        <Segmented
          aria-labelledby="axis"
          value={by}
          options={AXES.map((axis) => ({ value: axis, label: t.assessment.axes[axis] }))}
          onChange={group}
        />
      </div>
      <h2>{t.assessment.waterfall}</h2>
      <Chart
        option={waterfall(parts, total, narrow)}
        label={`${t.assessment.waterfall} ${breakdown.total}`}
        height={heightOf(parts)}
      />
      <h2>{t.assessment.contribution}</h2>
      <Contributions
        groups={breakdown.groups}
        nameOf={nameOf}
        total={breakdown.total}
        placeOf={(leaf) => placeOf(leaf, places)}
        onAsk={ask}
      />
      <Why
        id={id}
        leaf={asked}
        place={asked === null ? "" : placeOf(asked, places)}
        until={until}
        onClose={() => {
          ask(null);
        }}
      />
    </>
  );
}
