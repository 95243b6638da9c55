/** Two moments of a peer group, or of one assessment: what is different, and which events made it so. */

import { Segmented } from "antd";

import { EventDrawer } from "../events/EventDrawer.tsx";
import type { MomentInput } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { useAddress } from "../ui/useAddress.ts";
import { AssessmentDifference } from "./AssessmentDifference.tsx";
import { BoardDifference } from "./BoardDifference.tsx";
import { Chooser, type Chosen, useChosen } from "./Chooser.tsx";
import { MomentField } from "./MomentField.tsx";
import { momentIn, type Way, wayOf } from "./moments.ts";
import { useOpened } from "./useOpened.ts";

const FROM = "-P1M";
const WHATS = ["board", "assessment"] as const;

/** The moments that are compared; no later one: now. */
export interface Moments {
  from: MomentInput;
  to: MomentInput | null;
}

export function Difference() {
  const { difference: t } = useText().audit;
  const [search, set] = useAddress();
  const { id, open, close } = useOpened();
  const chosen = useChosen();
  const one = search.get("of") === "assessment";
  const [from, to] = [search.get("from") ?? FROM, search.get("to")];
  const ways: Way[] = ["day", "position", ...(one ? (["version"] as const) : []), "relative"];
  return (
    <>
      <p className="muted">{t.lead}</p>
      <section className="filters difference-choice" aria-label={t.of}>
        <Segmented
          aria-label={t.of}
          value={one ? "assessment" : "board"}
          options={WHATS.map((value) => ({ value, label: t.whats[value] }))}
          onChange={(what) => {
            set({ of: what === "assessment" ? what : null });
          }}
        />
        <Chooser chosen={chosen} one={one} />
        <div className="moments">
          <MomentField
            key={`from ${one.toString()}`}
            label={t.from}
            ways={ways}
            told={from}
            onTell={(told) => {
              set({ from: told });
            }}
          />
          <MomentField
            key={`to ${one.toString()}`}
            label={t.to}
            ways={["now", ...ways]}
            told={to}
            onTell={(told) => {
              set({ to: told });
            }}
          />
        </div>
      </section>
      <Compared chosen={chosen} one={one} from={from} to={to} onOpen={open} />
      <EventDrawer id={id} onOpen={open} onClose={close} />
    </>
  );
}

interface ComparedProps {
  chosen: Chosen;
  one: boolean;
  from: string;
  to: string | null;
  onOpen: (event: { id: string }) => void;
}

function Compared({
  chosen: { plan, group, assessed, subject },
  one,
  from,
  to,
  onOpen,
}: ComparedProps) {
  const { difference: t } = useText().audit;
  const first = momentIn(from);
  if (first === null || wayOf(to) === null) {
    return <Nothing title={t.unreadable} lead={t.unreadableLead} />;
  }
  if (plan === undefined || group === undefined) return <Loading />;
  const moments = { from: first, to: momentIn(to) };
  if (!one) {
    return (
      <BoardDifference
        plan={plan.id}
        group={group}
        assessed={assessed}
        moments={moments}
        onOpen={onOpen}
      />
    );
  }
  if (subject === undefined) return <Nothing title={t.choose} lead={t.chooseLead} />;
  return (
    <AssessmentDifference key={subject.id} id={subject.id} moments={moments} onOpen={onOpen} />
  );
}
