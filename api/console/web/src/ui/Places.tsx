/** Places gained or lost: a lower number is a better rank. */

import { useText } from "../text/language.ts";

export function Places({ change }: { change: number | null | undefined }) {
  const { difference: t } = useText().audit;
  if (change == null) return <span className="muted">–</span>;
  if (change === 0) return <span className="muted">{t.same}</span>;
  return change < 0 ? (
    <span className="up">{t.up(-change)}</span>
  ) : (
    <span className="down">{t.down(change)}</span>
  );
}
