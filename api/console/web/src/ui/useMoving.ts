/** Rows that change places glide there, so that the eye can follow. */

import { type RefObject, useLayoutEffect, useRef } from "react";

const GLIDE_MS = 350;

/** Watches the children of an element that carry `data-row`; call with what their order depends on. */
export function useMoving(parent: RefObject<HTMLElement | null>, order: string): void {
  const tops = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const before = tops.current;
    const after = new Map<string, number>();
    for (const row of parent.current?.querySelectorAll<HTMLElement>("[data-row]") ?? []) {
      const key = row.dataset["row"] ?? "";
      const was = before.get(key);
      after.set(key, row.offsetTop);
      if (calm || was === undefined || was === row.offsetTop) continue;
      row.animate(
        [{ transform: `translateY(${(was - row.offsetTop).toString()}px)` }, { transform: "none" }],
        {
          duration: GLIDE_MS,
          easing: "ease-out",
        },
      );
    }
    tops.current = after;
  }, [parent, order]);
}
