/** Whose appeal it is, where it stands, and what it says in a sentence. */

import { Link } from "react-router";

import type { AppealStage, AppealStatus } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { Named } from "../ui/Named.tsx";
import { joined } from "./joined.ts";
import { Status } from "./Status.tsx";
import type { Case } from "./trail.ts";

const WAY: readonly AppealStage[] = [
  "RECEIPT",
  "SEATING",
  "INVESTIGATION",
  "CASE_FILE",
  "DELIBERATION",
  "VOTING",
  "RULING",
  "CLOSED",
];

/** That of an appeal which is not heard. */
const SHORT_WAY: readonly AppealStage[] = ["RECEIPT", "CLOSED"];
const UNHEARD: readonly AppealStatus[] = ["NOT_ACCEPTED", "WITHDRAWN"];

export function CaseHead({ found, title }: { found: Case; title: string }) {
  const { appeals: t, roles } = useText();
  const filer = found.steps?.find(({ step }) => step === "FILED");
  return (
    <section className="card case-head">
      <div className="case-title">
        <h1>{title}</h1>
        <Status status={found.status} />
        {found.assessment !== null && (
          <Link className="head-end" to={`/assessments/${found.assessment.id}`}>
            {t.case.assessment}
          </Link>
        )}
      </div>
      <p className="case-who">
        <strong>
          <Named name={found.unit?.name ?? found.subject} />
        </strong>
        {found.person !== null && <span>{found.person.post}</span>}
        <span className="muted">
          {joined(t.case.filed(found.filedOn), filer && wordFor(roles, filer.actorRole))}
        </span>
        {found.windowUntil !== null && (
          <span className="muted">{t.case.window(found.windowUntil)}</span>
        )}
      </p>
      {found.statement !== null && <p className="case-statement">{found.statement}</p>}
      {found.lateReason !== null && (
        <p className="case-late">
          <span className="muted">{t.case.late}</span> {found.lateReason}
        </p>
      )}
      <Way stage={found.stage} status={found.status} />
    </section>
  );
}

/** The stages that an appeal goes through; one that was sent back has a stage more. */
function Way({ stage, status }: { stage: AppealStage; status: AppealStatus }) {
  const { appeals: t } = useText();
  const heard = stage === "REMITTAL" ? WAY.toSpliced(-1, 0, "REMITTAL") : WAY;
  const way = UNHEARD.includes(status) ? SHORT_WAY : heard;
  const here = way.indexOf(stage);
  return (
    <ol className="way" aria-label={t.docket.stage}>
      {way.map((each, place) => (
        <li
          key={each}
          className={place < here ? "way-past" : undefined}
          aria-current={place === here ? "step" : undefined}
        >
          {t.stage[each]}
        </li>
      ))}
    </ol>
  );
}
