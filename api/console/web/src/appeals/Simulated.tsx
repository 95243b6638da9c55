/** What would be if, as the server simulated it: the subject, and everybody whom it would move. */

import type { SupposedFragment } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { Grade } from "../ui/Grade.tsx";
import { useUnitName } from "./names.ts";

export function Simulated({
  simulation,
  office,
}: {
  simulation: SupposedFragment;
  office: string;
}) {
  const t = useText();
  const { hearing } = t.appeals;
  const unitOf = useUnitName(office);
  const { before, after, moved } = simulation;
  const places = [
    { key: "before", label: hearing.asIs, ...before },
    { key: "after", label: hearing.wouldBe, ...after },
  ];
  return (
    <div className="simulated">
      <dl className="simulated-places">
        {places.map(({ key, label, total, rank, grade }) => (
          <div key={key} className={`simulated-${key}`}>
            <dt>{label}</dt>
            <dd>
              <strong>{plain(total)}</strong>
              <span>
                {t.boards.rank} {rank}
              </span>
              <Grade grade={grade} />
            </dd>
          </div>
        ))}
      </dl>
      {moved.length === 0 ? (
        <p className="muted">{hearing.nobodyMoves}</p>
      ) : (
        <table className="moved">
          <caption>{hearing.moved}</caption>
          <thead>
            <tr>
              <th scope="col">{hearing.subject}</th>
              <th scope="col">{t.boards.total}</th>
              <th scope="col">{t.boards.rank}</th>
              <th scope="col">{t.boards.grade}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((each) => (
              <tr key={each.subject}>
                <th scope="row">{unitOf(each.subject)}</th>
                <td>{changed(plain(each.totalBefore), plain(each.totalAfter))}</td>
                <td>{changed(each.rankBefore.toString(), each.rankAfter.toString())}</td>
                <td>{changed(t.grades[each.gradeBefore], t.grades[each.gradeAfter])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function changed(before: string, after: string) {
  return before === after ? (
    after
  ) : (
    <>
      {before} → <b>{after}</b>
    </>
  );
}
