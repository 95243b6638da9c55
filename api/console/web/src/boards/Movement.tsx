/** Where a total moved between two days: its sections, then and now. */

import { Link } from "react-router";

import { useAsk } from "../api/useAsk.ts";
import { OwnAndOthersDocument, SectionsDocument, type SectionsQuery } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { endOf } from "../text/time.ts";
import { Loading } from "../ui/Loading.tsx";
import { Places } from "../ui/Places.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";

type Group = NonNullable<SectionsQuery["assessment"]>["breakdown"]["groups"][number];

interface Props {
  assessment: string;
  at: string | null;
  against: string;
}

export function Movement({ assessment, at, against }: Props) {
  const t = useText();
  const before = useAsk(SectionsDocument, { assessment, asOf: { recordedAt: endOf(against) } });
  const after = useAsk(
    SectionsDocument,
    at === null ? { assessment } : { assessment, asOf: { recordedAt: endOf(at) } },
    { live: at === null },
  );
  const error = before.error ?? after.error;
  if (error !== null) return <ProblemNotice problem={error} onRetry={() => void after.refetch()} />;
  if (before.data === undefined || after.data === undefined) return <Loading />;
  const [old, now] = [groupsOf(before.data), groupsOf(after.data)];
  const codes = [...new Set([...now, ...old].map(({ code }) => code))];
  const range = new URLSearchParams({
    tab: "trail",
    changed: "1",
    from: against,
    ...(at !== null && { to: at, at }),
  });
  return (
    <div className="movement">
      <Shares assessment={assessment} at={at} against={against} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t.boards.section}</th>
            <th scope="col">{against}</th>
            <th scope="col">{at ?? t.boards.now}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => {
            const [was, is] = [pointsOf(old, code), pointsOf(now, code)];
            return (
              <tr key={code} className={was === is ? undefined : "moved"}>
                <th scope="row">
                  {nameOf([...now, ...old], code) ?? wordFor(t.assessment.groups, code)}
                </th>
                <td>{was ?? "–"}</td>
                <td>{is ?? "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Link to={`/assessments/${assessment}?${range.toString()}`}>{t.boards.movedBy} →</Link>
    </div>
  );
}

/** How much of the movement its own points did, and how much those of the others. */
function Shares({ assessment, at, against }: Props) {
  const { difference: t } = useText().audit;
  const moments = {
    from: { recordedAt: endOf(against) },
    to: at === null ? null : { recordedAt: endOf(at) },
  };
  const asked = useAsk(OwnAndOthersDocument, { assessment, ...moments }, { live: at === null });
  const place = asked.data?.assessment?.diff.place ?? null;
  if (place?.own == null || place.others === null) return null;
  return (
    <p className="shares">
      {t.rank} <Places change={place.change} /> ＝ {t.own} <Places change={place.own.change} /> ＋{" "}
      {t.others} <Places change={place.others.change} />
    </p>
  );
}

function groupsOf(data: SectionsQuery): Group[] {
  return data.assessment?.breakdown.groups ?? [];
}

function pointsOf(groups: Group[], code: string): string | null {
  const group = groups.find((each) => each.code === code);
  return group === undefined ? null : plain(group.points);
}

function nameOf(groups: Group[], code: string): string | null {
  return groups.find((each) => each.code === code)?.name ?? null;
}
