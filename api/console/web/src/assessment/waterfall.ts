/** The drawing of a waterfall: each bar begins where the one before ended.  Offsets are pixels, not scores. */

import type { ChartOption } from "../ui/Chart.tsx";
import { length, plain, signed } from "../text/points.ts";

export interface Part {
  name: string;
  points: string;
}

export interface Bar {
  start: number;
  length: number;
  down: boolean;
}

export function barsOf(points: string[]): Bar[] {
  let end = 0;
  return points.map((each) => {
    const before = end;
    end += length(each);
    return { start: Math.min(before, end), length: Math.abs(end - before), down: end < before };
  });
}

const COLOURS = { up: "#2f6fb0", down: "#b3402f", total: "#12355b", text: "#33404e" };
const ROW = 30;

export function heightOf(parts: Part[]): number {
  return (parts.length + 1) * ROW + 24;
}

/** Horizontal bars, the first part on top and the total below all. */
export function waterfall(parts: Part[], total: Part, narrow: boolean): ChartOption {
  const bars = barsOf(parts.map(({ points }) => points));
  const rows = [...parts, total];
  const labels = [...parts.map(({ points }) => signed(points)), plain(total.points)];
  const shared = { type: "bar" as const, stack: "all", barWidth: 16, animationDuration: 300 };
  return {
    grid: { left: 4, right: narrow ? 76 : 110, top: 4, bottom: 4, containLabel: true },
    tooltip: { show: false },
    xAxis: { type: "value", show: false, min: 0 },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: COLOURS.text,
        fontSize: 13,
        width: narrow ? 110 : 260,
        overflow: "truncate",
      },
    },
    series: [
      {
        ...shared,
        silent: true,
        itemStyle: { color: "transparent" },
        data: [...bars.map(({ start }) => start), 0],
      },
      {
        ...shared,
        label: {
          show: true,
          position: "right",
          color: COLOURS.text,
          fontSize: 13,
          formatter: ({ dataIndex }) => labels[dataIndex] ?? "",
        },
        data: [
          ...bars.map(({ length: value, down }) => ({
            value,
            itemStyle: { color: down ? COLOURS.down : COLOURS.up, borderRadius: 3 },
          })),
          { value: length(total.points), itemStyle: { color: COLOURS.total, borderRadius: 3 } },
        ],
      },
    ],
  };
}
