/** How the total came about, event by event: the whole as a line, and step by step with the board of that moment. */

import {
  CaretRightOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
  VerticalLeftOutlined,
  VerticalRightOutlined,
} from "@ant-design/icons";
import { Button, Slider } from "antd";
import { useEffect, useMemo, useState } from "react";

import { EventCard } from "../events/EventCard.tsx";
import { EventDrawer } from "../events/EventDrawer.tsx";
import type { EventLineFragment } from "../gen/graphql.ts";
import { useLanguage, useText } from "../text/language.ts";
import { Chart } from "../ui/Chart.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import type { Shown, Until } from "./Assessment.tsx";
import { Around } from "./Around.tsx";
import { BoardThen } from "./BoardThen.tsx";
import { history } from "./history.ts";
import { useChanges } from "./useChanges.ts";
import { useStep } from "./useStep.ts";

const STEP_MS = 700;

export function Replay({ found, until }: { found: Shown; until: Until }) {
  const t = useText();
  const { steps, error, retry } = useChanges(found.id, until);
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  if (steps === null) return <Loading />;
  if (steps.length === 0)
    return <Nothing title={t.assessment.noChanges} lead={t.boards.emptyLead} />;
  return <Steps found={found} steps={steps} />;
}

function Steps({ found, steps }: { found: Shown; steps: EventLineFragment[] }) {
  const t = useText();
  const language = useLanguage();
  const [here, step] = useStep(steps);
  const [playing, play] = useState(false);
  const [opened, open] = useState<string | null>(null);
  const last = steps.length - 1;
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      if (here >= last) play(false);
      else step(here + 1);
    }, STEP_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  const option = useMemo(
    () => history(steps, here, (event) => event.label[language]),
    [steps, here, language],
  );
  const event = steps[here];
  const toggle = () => {
    if (!playing && here === last) step(0);
    play(!playing);
  };
  const buttons = [
    { label: t.assessment.first, icon: <VerticalRightOutlined />, to: 0, off: here === 0 },
    { label: t.assessment.previous, icon: <StepBackwardOutlined />, to: here - 1, off: here === 0 },
    { label: t.assessment.next, icon: <StepForwardOutlined />, to: here + 1, off: here === last },
    { label: t.assessment.last, icon: <VerticalLeftOutlined />, to: last, off: here === last },
  ];
  return (
    <>
      <h2>{t.assessment.changes}</h2>
      <p className="muted">{t.assessment.changesHint}</p>
      <Chart option={option} label={t.assessment.changes} height={260} onPick={step} />
      <div className="replay-controls">
        <Button
          type="primary"
          icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
          onClick={toggle}
        >
          {playing ? t.assessment.pause : t.assessment.play}
        </Button>
        {buttons.map(({ label, icon, to, off }) => (
          <Button
            key={label}
            icon={icon}
            aria-label={label}
            title={label}
            disabled={off}
            onClick={() => {
              play(false);
              step(to);
            }}
          />
        ))}
        <span className="replay-step" aria-live="polite">
          {t.assessment.step(here + 1, steps.length)}
        </span>
        <Slider
          className="replay-slider"
          min={0}
          max={last}
          value={here}
          ariaLabelForHandle={t.assessment.tabs.replay}
          tooltip={{ formatter: (value) => t.assessment.step((value ?? 0) + 1, steps.length) }}
          onChange={(to) => {
            play(false);
            step(to);
          }}
        />
      </div>
      {event !== undefined && (
        <div className="replay">
          <div>
            <EventCard
              event={event}
              strong
              onOpen={({ id }) => {
                open(id);
              }}
            />
            <Around
              steps={steps}
              here={here}
              onStep={(to) => {
                play(false);
                step(to);
              }}
            />
          </div>
          {found.plan !== null && (
            <BoardThen
              plan={found.plan.id}
              group={found.peerGroup}
              subject={found.subject}
              position={event.commitPosition}
            />
          )}
        </div>
      )}
      <EventDrawer
        id={opened}
        onOpen={({ id }) => {
          open(id);
        }}
        onClose={() => {
          open(null);
        }}
      />
    </>
  );
}
