/** The appeals line by line: on a narrow screen each becomes a card. */

import { Link } from "react-router";

import { useText } from "../text/language.ts";
import { Named } from "../ui/Named.tsx";
import { Clocks } from "./Clocks.tsx";
import type { Row } from "./docketFilter.ts";
import { joined } from "./joined.ts";
import { usePointName } from "./names.ts";
import { Status } from "./Status.tsx";

export function DocketTable({ rows, mine }: { rows: Row[]; mine: ReadonlySet<string> }) {
  const { docket: t } = useText().appeals;
  return (
    <table className="docket">
      <thead>
        <tr>
          <th scope="col">{t.number}</th>
          <th scope="col">{t.appellant}</th>
          <th scope="col">{t.contested}</th>
          <th scope="col">{t.stage}</th>
          <th scope="col">{t.next}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} mine={mine.has(row.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row, mine }: { row: Row; mine: boolean }) {
  const { appeals: t } = useText();
  return (
    <tr>
      <td className="docket-number">
        <Link to={`/appeals/${row.id}`}>{t.case.number(row.year, row.number)}</Link>
        <span className="muted">{t.case.filed(row.filedOn)}</span>
      </td>
      <td className="docket-who">
        <Named name={row.unit?.name ?? row.subject} />
        {row.person !== null && <span className="muted">{row.person.post}</span>}
      </td>
      <td className="docket-what">
        <Contested row={row} />
      </td>
      <td className="docket-stage">
        <strong>{t.stage[row.stage]}</strong>
        <Status status={row.status} />
      </td>
      <td className="docket-due">
        {row.due.length > 0 && <Clocks head={row} />}
        {mine && <span className="mark mark-mine">{t.docket.mine}</span>}
      </td>
    </tr>
  );
}

function Contested({ row }: { row: Row }) {
  const { appeals: t } = useText();
  const nameOf = usePointName();
  if (row.items === null) return <span className="muted">{t.docket.sealed}</span>;
  if (row.items.length === 0) return <span className="muted">{t.docket.nothing}</span>;
  return (
    <ul className="docket-points">
      {row.items.map((point) => {
        const { name, remark } = nameOf(point);
        return (
          <li key={point.item}>
            <span>{name}</span>
            <span className="muted">{joined(remark, t.grounds[point.ground])}</span>
          </li>
        );
      })}
    </ul>
  );
}
