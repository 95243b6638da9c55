/** Vetoes and appeals, told beside a name. */

import { Tooltip } from "antd";

import type { VetoEffect } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";

export function VetoMark({ ground, effect }: { ground: string; effect?: VetoEffect }) {
  const t = useText();
  const told = wordFor(t.grounds, ground);
  return (
    <Tooltip title={effect === undefined ? told : `${told} · ${t.effects[effect]}`}>
      <span className="mark mark-veto" tabIndex={0}>
        {t.veto}
      </span>
    </Tooltip>
  );
}

export function AppealMark() {
  return <span className="mark mark-appeal">{useText().boards.contested}</span>;
}
