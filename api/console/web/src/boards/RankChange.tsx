/** Whether a place went up or down, told beside the rank that it has. */

import { useText } from "../text/language.ts";

export function RankChange({ before, after }: { before: number; after: number }) {
  const { boards: t } = useText();
  const said = `${t.before} ${before.toString()} → ${t.after} ${after.toString()}`;
  if (before === after)
    return (
      <span className="rank-change" role="img" aria-label={said} title={said}>
        ＝
      </span>
    );
  const up = after < before;
  return (
    <span className={up ? "rank-change rank-up" : "rank-change rank-down"} title={said}>
      <span aria-hidden>{up ? "▲" : "▼"}</span>
      {t.before} {before}
    </span>
  );
}
