/** That there is nothing to show, why, and what to do next. */

import type { ReactNode } from "react";

export function Nothing({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children?: ReactNode;
}) {
  return (
    <div className="nothing" role="status">
      <svg viewBox="0 0 64 40" aria-hidden="true">
        <path d="M4 36h56M12 36V24h10v12M27 36V12h10v24M42 36V19h10v17" />
      </svg>
      <h2>{title}</h2>
      <p>{lead}</p>
      {children}
    </div>
  );
}
