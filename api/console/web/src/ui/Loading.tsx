/** The shape of what is on its way. */

import { Skeleton } from "antd";

export function Loading() {
  return (
    <div className="card" aria-busy="true">
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}
