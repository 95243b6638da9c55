/** The slider over the year, which re-draws the board; with a second handle for a moment to compare with. */

import { CaretRightOutlined, PauseOutlined } from "@ant-design/icons";
import { Button, Slider } from "antd";
import { useEffect, useState } from "react";

import { useText } from "../text/language.ts";
import { fromNumber, monthsBetween, toNumber } from "../text/time.ts";

const STEP_DAYS = 5;
const STEP_MS = 450;
const SETTLE_MS = 120;

interface Props {
  /** The first and the last day that can be chosen; the last one is now. */
  first: string;
  last: string;
  at: string | null;
  against: string | null;
  /** Told once the handles rest; an absent `against` stays as it is. */
  onChange: (change: { at: string | null; against?: string | null }) => void;
  comparable: boolean;
}

export function Timeline({ first, last, at, against, onChange, comparable }: Props) {
  const t = useText();
  const [start, end] = [toNumber(first), toNumber(last)];
  const within = (day: string | null, otherwise: number) =>
    day === null ? otherwise : Math.min(Math.max(toNumber(day), start), end);
  const [atNumber, againstNumber] = [within(at, end), within(against, start)];
  const [held, hold] = useState<number[] | null>(null);
  const [playing, play] = useState(false);
  const told = (number: number) => (number >= end ? null : fromNumber(number));

  useEffect(() => {
    if (held === null) return undefined;
    const timer = setTimeout(() => {
      const [low = start, high] = held;
      onChange(
        high === undefined ? { at: told(low) } : { at: told(high), against: fromNumber(low) },
      );
      hold(null);
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      if (atNumber + STEP_DAYS >= end) play(false);
      onChange({ at: told(atNumber + STEP_DAYS) });
    }, STEP_MS);
    return () => {
      clearTimeout(timer);
    };
  });

  const toggle = () => {
    if (!playing && at === null) onChange({ at: first });
    play(!playing);
  };
  const compare = () => {
    play(false);
    const middle = fromNumber(Math.floor((start + atNumber) / 2));
    onChange({ at, against: against === null ? middle : null });
  };
  const shared = {
    min: start,
    max: end,
    marks: marksOf(start, end, t.boards.months),
    tooltip: { formatter: (n?: number) => fromNumber(n ?? end) },
  };
  return (
    <section className="timeline" aria-label={t.boards.timeline}>
      <Button
        shape="circle"
        icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={playing ? t.boards.pause : t.boards.play}
        title={playing ? t.boards.pause : t.boards.play}
        onClick={toggle}
      />
      <div className="timeline-line">
        {against === null ? (
          <Slider
            {...shared}
            value={held?.[0] ?? atNumber}
            ariaLabelForHandle={t.boards.at}
            ariaValueTextFormatterForHandle={fromNumber}
            onChange={(number) => {
              hold([number]);
            }}
          />
        ) : (
          <Slider
            {...shared}
            range
            value={held ?? [againstNumber, atNumber]}
            ariaLabelForHandle={[t.boards.from, t.boards.until]}
            ariaValueTextFormatterForHandle={[fromNumber, fromNumber]}
            onChange={hold}
          />
        )}
      </div>
      <div className="timeline-end">
        {comparable && (
          <Button onClick={compare}>
            {against === null ? t.boards.compare : t.boards.compareEnd}
          </Button>
        )}
        {at !== null && (
          <Button
            type="link"
            onClick={() => {
              play(false);
              onChange({ at: null });
            }}
          >
            {t.boards.toNow}
          </Button>
        )}
      </div>
    </section>
  );
}

/** A mark on each month, named each quarter. */
function marksOf(
  start: number,
  end: number,
  nameOf: (month: number) => string,
): Record<number, string> {
  const months = monthsBetween(start, end);
  return Object.fromEntries(
    months.map(({ number, month, year }) => {
      const name = month === 1 ? year.toString() : nameOf(month);
      return [number, month % 3 === 1 ? name : ""];
    }),
  );
}
