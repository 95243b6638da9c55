/** The lines of a point's trail: events, and what was said and decided about it. */

import type { ReactNode } from "react";

import { useLanguage, useText, wordFor } from "../text/language.ts";
import { plain } from "../text/points.ts";
import { minuteOf } from "../text/time.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Evidence } from "./Evidence.tsx";
import { joined } from "./joined.ts";
import { OutcomeOf } from "./OutcomeOf.tsx";
import type { Change, Line, Point, Since } from "./trail.ts";

interface Around {
  office: string;
  unitOf: (code: string | null) => string | null;
  onOpen: (event: string) => void;
}

interface EntryProps {
  title: ReactNode;
  at: string;
  who?: string | undefined;
  tone?: string;
  children?: ReactNode;
}

/** What happened, when, and by whom. */
function Entry({ title, at, who, tone, children }: EntryProps) {
  return (
    <article className={tone === undefined ? "entry" : `entry entry-${tone}`}>
      <header>
        <strong>{title}</strong>
        <time dateTime={at}>{at === "" ? "" : minuteOf(at)}</time>
      </header>
      {who !== undefined && <p className="entry-who">{who}</p>}
      {children}
    </article>
  );
}

export function TrailLine({ line, office, unitOf, onOpen }: Around & { line: Line }) {
  const t = useText();
  const label = line.label[useLanguage()];
  const { event } = line;
  const title =
    event === null ? (
      label
    ) : (
      <LinkButton
        onClick={() => {
          onOpen(event);
        }}
      >
        {label}
      </LinkButton>
    );
  return (
    <Entry title={title} at={line.at} who={joined(wordFor(t.roles, line.role), unitOf(line.unit))}>
      <Effect line={line} />
      {line.reason !== null && <p className="entry-reason">{line.reason}</p>}
      {line.basis !== null && (
        <p className="muted">
          {t.event.basis} {line.basis}
        </p>
      )}
      <Evidence office={office} evidence={line.evidence} />
    </Entry>
  );
}

function Effect({ line }: { line: Line }) {
  const { point: t } = useText().appeals;
  const worth = changeOf(line.worth);
  const total = changeOf(line.total);
  if (line.points === null && worth === null && total === null) return null;
  return (
    <p className="entry-effect">
      {line.points !== null && (
        <span>
          {t.stated} <b>{plain(line.points)}</b>
        </span>
      )}
      {worth !== null && (
        <span>
          {t.worth} {worth}
        </span>
      )}
      {total !== null && (
        <span>
          {t.total} {total}
        </span>
      )}
    </p>
  );
}

/** Before and after, where there is something to tell. */
function changeOf(change: Change | null): ReactNode {
  if (change?.after == null) return null;
  if (change.before === null || change.before === change.after) return <b>{plain(change.after)}</b>;
  return (
    <>
      {plain(change.before)} → <b>{plain(change.after)}</b>
    </>
  );
}

export function SinceView({ since, point, ...around }: Around & { since: Since; point: Point }) {
  const t = useText();
  const { appeals } = t;
  switch (since.kind) {
    case "EVENT":
      return <TrailLine line={since.line} {...around} />;
    case "STATEMENT": {
      const { kind, party, text, evidence, actorUnit } = since.statement;
      const who = joined(appeals.parties[party], around.unitOf(actorUnit));
      return (
        <Entry title={appeals.statements[kind]} at={since.at} who={who} tone="said">
          <p className="entry-reason">{text}</p>
          <Evidence
            office={around.office}
            evidence={evidence.map((hash) => ({ hash, state: null }))}
          />
        </Entry>
      );
    }
    case "FINDING": {
      const { found, proposal, points } = since.finding;
      return (
        <Entry title={appeals.point.finding} at={since.at} tone="said">
          <p className="entry-reason">{found}</p>
          <p>
            {appeals.point.proposes} <OutcomeOf outcome={proposal} points={points} />
          </p>
        </Entry>
      );
    }
    case "BALLOTS":
      return (
        <Entry title={appeals.point.ballot} at={since.at} tone="said">
          <ul className="ballots">
            {since.ballots.map(({ post, round, outcome, points, reason }) => (
              <li key={`${round.toString()} ${post ?? ""}`}>
                <OutcomeOf outcome={outcome} points={points} /> <span>{reason}</span>
                <span className="muted">{post}</span>
              </li>
            ))}
          </ul>
        </Entry>
      );
    case "RULING":
      return (
        <Entry title={appeals.point.ruling} at={since.at} tone="ruled">
          {point.ruling !== null && (
            <p>
              <OutcomeOf outcome={point.ruling.outcome} points={point.ruling.points} />{" "}
              {point.rulingReason}
            </p>
          )}
        </Entry>
      );
  }
}
