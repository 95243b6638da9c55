/** What the parties and the working group said and handed in, the case files, and what was supposed. */

import { useText, wordFor } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";
import { Evidence } from "./Evidence.tsx";
import { Exhibits } from "./Exhibits.tsx";
import { joined } from "./joined.ts";
import { usePointName, useUnitName } from "./names.ts";
import { OutcomeOf } from "./OutcomeOf.tsx";
import type { Case, Statement } from "./trail.ts";
import { WhatIf } from "./WhatIf.tsx";

export function Hearing({ found }: { found: Case }) {
  const { hearing: t } = useText().appeals;
  const statements = found.statements ?? [];
  const files = found.caseFiles ?? [];
  const lastReport = statements.findLast(({ kind }) => kind === "REPORT");
  return (
    <>
      <h2>{t.statements}</h2>
      {statements.length === 0 && <p className="muted">{t.noStatements}</p>}
      <ol className="said">
        {statements.map((each) => (
          <li key={each.decidedAt + each.kind}>
            <Said statement={each} found={found} reported={each === lastReport} />
          </li>
        ))}
      </ol>
      <h2>{t.files}</h2>
      {files.length === 0 && <p className="muted">{t.noFiles}</p>}
      <ul className="files">
        {files.map(({ number, frozenOn, digest }) => (
          <li key={number}>
            <strong>{t.file(number)}</strong> {t.frozenOn(frozenOn)}{" "}
            <code className="muted">{digest}</code>
          </li>
        ))}
      </ul>
      <Exhibits found={found} />
      {found.assessment !== null && (found.items ?? []).length > 0 && <WhatIf found={found} />}
    </>
  );
}

interface SaidProps {
  statement: Statement;
  found: Case;
  /** It is the report that stands: its findings are told with it. */
  reported: boolean;
}

function Said({ statement, found, reported }: SaidProps) {
  const t = useText();
  const unitOf = useUnitName(found.office);
  const nameOf = usePointName();
  const { kind, party, text, evidence, late, actorRole, actorUnit, decidedAt } = statement;
  const who = joined(t.appeals.parties[party], unitOf(actorUnit), wordFor(t.roles, actorRole));
  return (
    <article className="entry entry-said">
      <header>
        <strong>{t.appeals.statements[kind]}</strong>
        {late && <span className="mark mark-late">{t.appeals.hearing.late}</span>}
        <time dateTime={decidedAt}>{minuteOf(decidedAt)}</time>
      </header>
      <p className="entry-who">{who}</p>
      <p className="entry-reason">{text}</p>
      {reported &&
        (found.findings ?? []).map(({ item, found: told, proposal, points }) => {
          const point = found.items?.find((each) => each.item === item);
          return (
            <p key={item} className="finding">
              {point !== undefined && <strong>{nameOf(point).name}</strong>} {told} ·{" "}
              {t.appeals.point.proposes} <OutcomeOf outcome={proposal} points={points} />
            </p>
          );
        })}
      <Evidence office={found.office} evidence={evidence.map((hash) => ({ hash, state: null }))} />
    </article>
  );
}
