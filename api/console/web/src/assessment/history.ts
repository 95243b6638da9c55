/** The drawing of a total over time: one dot for each event that moved it. */

import type { EventLineFragment } from "../gen/graphql.ts";
import { length } from "../text/points.ts";
import { minuteOf } from "../text/time.ts";
import type { ChartOption } from "../ui/Chart.tsx";

const COLOURS = {
  line: "#2f6fb0",
  down: "#b3402f",
  here: "#c8862b",
  grid: "#e4e9ef",
  text: "#4d5b6b",
};

/** `here` is the step that is looked at. */
export function history(
  steps: EventLineFragment[],
  here: number,
  labelOf: (event: EventLineFragment) => string,
): ChartOption {
  return {
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: "item",
      formatter: (hit) => {
        const event = steps[Array.isArray(hit) ? 0 : hit.dataIndex];
        if (event === undefined) return "";
        return [
          minuteOf(event.recordedAt),
          labelOf(event),
          `${event.totalBefore ?? ""} → ${event.totalAfter ?? ""}`,
        ]
          .map(escaped)
          .join("<br>");
      },
    },
    xAxis: {
      type: "time",
      axisLabel: { color: COLOURS.text, hideOverlap: true },
      axisLine: { lineStyle: { color: COLOURS.grid } },
    },
    yAxis: {
      type: "value",
      axisLabel: { color: COLOURS.text },
      splitLine: { lineStyle: { color: COLOURS.grid } },
    },
    series: [
      {
        type: "line",
        step: "end",
        animation: false,
        showAllSymbol: true,
        lineStyle: { color: COLOURS.line, width: 1.5 },
        data: steps.map((event, index) => ({
          value: [event.recordedAt, length(event.totalAfter ?? "0")],
          symbol: "circle",
          symbolSize: index === here ? 14 : 6,
          itemStyle: { color: index === here ? COLOURS.here : colourOf(event) },
        })),
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          label: { show: false },
          lineStyle: { color: COLOURS.here, type: "dashed" },
          data: steps[here] === undefined ? [] : [{ xAxis: steps[here].recordedAt }],
        },
      },
    ],
  };
}

function colourOf({ totalBefore, totalAfter }: EventLineFragment): string {
  return length(totalAfter ?? "0") < length(totalBefore ?? "0") ? COLOURS.down : COLOURS.line;
}

/** Tooltips are HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0).toString()};`);
}
