/** Between which moments something was compared, as the server read them. */

import type { MomentFragment } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";

export function Span({ from, to }: { from: MomentFragment; to: MomentFragment }) {
  const { audit: t } = useText();
  const [first, last] = [from.recordedAt, to.recordedAt].map((at) =>
    at === null ? "–" : minuteOf(at),
  );
  return (
    <p className="board-facts" role="status">
      <strong>{t.matter.span(first ?? "–", last ?? "–")}</strong>
      <span>{t.difference.span(from.position, to.position)}</span>
    </p>
  );
}
