/** Every contribution, in its group; each leads to the events that made it. */

import { RightOutlined } from "@ant-design/icons";
import { Fragment, useState } from "react";

import { useText } from "../text/language.ts";
import { plain, signed } from "../text/points.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import type { Group, Leaf } from "./Composition.tsx";

interface Props {
  groups: Group[];
  nameOf: (group: Group) => string;
  total: string;
  placeOf: (leaf: Leaf) => string;
  onAsk: (leaf: Leaf) => void;
}

export function Contributions({ groups, nameOf, total, placeOf, onAsk }: Props) {
  const { assessment: t } = useText();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (code: string) => {
    const next = new Set(open);
    if (!next.delete(code)) next.add(code);
    setOpen(next);
  };
  return (
    <table className="contributions">
      <thead>
        <tr>
          <th scope="col">{t.place}</th>
          <th scope="col" className="number">
            {t.points}
          </th>
          <th scope="col" className="number wide-only">
            {t.stated}
          </th>
          <th scope="col" className="wide-only">
            {t.state}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.code}>
            <tr className="contribution-group">
              <th scope="rowgroup">
                <button
                  type="button"
                  aria-expanded={open.has(group.code)}
                  onClick={() => {
                    toggle(group.code);
                  }}
                >
                  <RightOutlined aria-hidden rotate={open.has(group.code) ? 90 : 0} />
                  {nameOf(group)}
                  <span className="muted">{t.leaves(group.leaves.length)}</span>
                </button>
              </th>
              <td className="number">{signed(group.points)}</td>
              <td className="wide-only" />
              <td className="wide-only" />
            </tr>
            {open.has(group.code) &&
              group.leaves.map((leaf) => (
                <tr
                  key={leaf.path + leaf.kind}
                  className={leaf.state === "IN_FORCE" ? undefined : "not-counted"}
                >
                  <th scope="row">
                    <LinkButton
                      onClick={() => {
                        onAsk(leaf);
                      }}
                    >
                      {placeOf(leaf) || t.kinds[leaf.kind]}
                    </LinkButton>
                    {placeOf(leaf) !== "" && <span className="muted">{t.kinds[leaf.kind]}</span>}
                  </th>
                  <td className="number">{signed(leaf.points)}</td>
                  <td className="number wide-only">{signed(leaf.stated)}</td>
                  <td className="wide-only">{t.states[leaf.state]}</td>
                </tr>
              ))}
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t.total}</th>
          <td className="number">{plain(total)}</td>
          <td className="wide-only" />
          <td className="wide-only" />
        </tr>
      </tfoot>
    </table>
  );
}
