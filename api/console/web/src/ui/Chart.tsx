/** A chart that follows its place in size; what it shows is also told in words or a table beside it. */

import { BarChart, LineChart } from "echarts/charts";
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { type ComposeOption, type EChartsType, init, use as register } from "echarts/core";
import type { BarSeriesOption, LineSeriesOption } from "echarts/charts";
import type {
  GridComponentOption,
  TooltipComponentOption,
  DataZoomComponentOption,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

register([
  BarChart,
  LineChart,
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | DataZoomComponentOption
>;

interface Props {
  option: ChartOption;
  label: string;
  height: number;
  onPick?: (index: number) => void;
}

export function Chart({ option, label, height, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = init(place.current, null, { renderer: "svg" });
    const size = new ResizeObserver(() => {
      made.resize();
    });
    chart.current = made;
    size.observe(place.current);
    return () => {
      size.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, { replaceMerge: ["series", "xAxis", "yAxis"] });
  }, [option]);
  useEffect(() => {
    const made = chart.current;
    if (made === null || onPick === undefined) return undefined;
    const pick = ({ dataIndex }: { dataIndex: number }) => {
      onPick(dataIndex);
    };
    made.on("click", pick);
    return () => {
      made.off("click", pick);
    };
  }, [onPick]);
  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />;
}
