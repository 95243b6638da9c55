/** An outcome for each contested point: as a vote, a finding, a ruling, or only supposed. */

import { Input, Radio } from "antd";

import type { Outcome } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { type Draft, NO_VERDICT, type Verdict } from "./draft.ts";
import { usePointName } from "./names.ts";
import type { Case, Point } from "./trail.ts";

const OUTCOMES: readonly Outcome[] = ["MAINTAINED", "VARIED", "REVOKED", "REMITTED"];

type Use = "vote" | "find" | "rule" | "suppose";

interface Props {
  found: Case;
  draft: Draft;
  use: Use;
  /** The points that are spoken of; all by default. */
  items?: readonly string[] | undefined;
  onChange: (draft: Draft) => void;
}

export function Verdicts({ found, draft, use, items, onChange }: Props) {
  const points = (found.items ?? []).filter(({ item }) => items?.includes(item) ?? true);
  return points.map((point) => (
    <VerdictOf
      key={point.item}
      point={point}
      use={use}
      verdict={draft.verdicts[point.item] ?? NO_VERDICT}
      onChange={(verdict) => {
        onChange({ ...draft, verdicts: { ...draft.verdicts, [point.item]: verdict } });
      }}
    />
  ));
}

interface VerdictProps {
  point: Point;
  use: Use;
  verdict: Verdict;
  onChange: (verdict: Verdict) => void;
}

function VerdictOf({ point, use, verdict, onChange }: VerdictProps) {
  const { desk: t, outcomes } = useText().appeals;
  const { name, remark } = usePointName()(point);
  const open = OUTCOMES.filter((each) => use !== "suppose" || each !== "REMITTED");
  const decided = use === "rule";
  return (
    <fieldset className="verdict">
      <legend>
        {name} <span className="muted">{remark}</span>
      </legend>
      <Radio.Group
        aria-label={`${t.outcome} ${name}`}
        optionType="button"
        size="small"
        disabled={decided}
        value={verdict.outcome}
        options={open.map((value) => ({ value, label: outcomes[value] }))}
        onChange={({ target }) => {
          onChange({ ...verdict, outcome: target.value as Outcome });
        }}
      />
      {decided && <span className="muted">{t.asDecided}</span>}
      {verdict.outcome === "VARIED" && (
        <label className="field">
          <span>{t.points}</span>
          <Input
            inputMode="decimal"
            disabled={decided}
            value={verdict.points}
            onChange={({ target }) => {
              onChange({ ...verdict, points: target.value });
            }}
          />
        </label>
      )}
      {use !== "suppose" && (
        <label className="field">
          <span>{use === "find" ? t.found : t.why}</span>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={verdict.reason}
            onChange={({ target }) => {
              onChange({ ...verdict, reason: target.value });
            }}
          />
        </label>
      )}
    </fieldset>
  );
}
