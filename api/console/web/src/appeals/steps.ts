/** What each step of an appeal asks for, and what is sent of it.  Which steps are open the server says. */

import { ask } from "../api/http.ts";
import * as gen from "../gen/graphql.ts";
import type { RefusalFragment, TypedDocumentString } from "../gen/graphql.ts";
import type { AppealsText } from "../text/appeals.zh.ts";
import { chosen, type Draft, type Field, hypotheses } from "./draft.ts";

export type StepName = keyof AppealsText["desk"]["actions"];
export type ReasonCode = keyof AppealsText["desk"]["codes"];

interface Done {
  done: { position: string | null; errors: RefusalFragment[] };
}

export interface Step {
  fields: readonly Field[];
  codes: readonly ReasonCode[];
  send: (appeal: string, draft: Draft, key: string) => Promise<Done>;
}

interface Sent {
  appeal: string | number;
  idempotencyKey?: string | null | undefined;
}

function step<Input extends Sent>(
  document: TypedDocumentString<Done, { input: Input }>,
  fields: Field[],
  said: (draft: Draft) => Omit<Input, keyof Sent>,
  codes: ReasonCode[] = [],
): Step {
  const send = (appeal: string, draft: Draft, idempotencyKey: string) =>
    ask(document, { input: { ...said(draft), appeal, idempotencyKey } as Input });
  return { fields, codes, send };
}

const nothing = () => ({});
const grounds = ({ reasonCode, reason, legalBasis }: Draft) => ({
  grounds: { reasonCode, reason, legalBasis: legalBasis ?? "" },
});
const evidence = (draft: Draft) => ({ evidence: draft.evidence.map(({ hash }) => hash) });

const findings = (draft: Draft) => ({
  findings: chosen(draft).map(({ item, outcome, points, reason }) => ({
    item,
    found: reason,
    proposal: outcome,
    points,
  })),
});

/** The first ruling that was chosen: what was sent back is decided item by item. */
function settled(draft: Draft) {
  const [ruling] = chosen(draft);
  return {
    ruling: ruling ?? { item: "", outcome: "MAINTAINED" as const, points: null, reason: "" },
  };
}

export const STEPS: Record<StepName, Step> = {
  admitLateAppeal: step(gen.AdmitLateAppealDocument, ["grounds"], grounds, [
    "LATE_WITH_CAUSE",
    "OTHER",
  ]),
  acceptAppeal: step(gen.AcceptAppealDocument, [], nothing),
  rejectAppeal: step(gen.RejectAppealDocument, ["grounds"], grounds, [
    "NO_CONCRETE_ITEM",
    "FILED_LATE",
    "OTHER",
  ]),
  withdrawAppeal: step(gen.WithdrawAppealDocument, ["text"], ({ text }) => ({ reason: text })),
  reinstateAppeal: step(gen.ReinstateAppealDocument, ["text"], ({ text }) => ({ reason: text })),
  pauseAppeal: step(gen.PauseAppealDocument, ["text"], ({ text }) => ({ reason: text })),
  resumeAppeal: step(gen.ResumeAppealDocument, [], nothing),
  extendRuling: step(gen.ExtendRulingDocument, ["grounds"], grounds, ["COMPLEX_CASE", "OTHER"]),
  seatBench: step(gen.SeatBenchDocument, [], nothing),
  appointInvestigators: step(gen.AppointInvestigatorsDocument, ["persons"], ({ persons }) => ({
    investigators: persons,
  })),
  recuseMember: step(
    gen.RecuseMemberDocument,
    ["person", "grounds"],
    (draft) => ({ person: draft.person ?? "", ...grounds(draft) }),
    ["CONFLICT", "OTHER"],
  ),
  replaceMember: step(gen.ReplaceMemberDocument, ["person", "substitute"], (draft) => ({
    person: draft.person ?? "",
    substitute: draft.substitute ?? "",
  })),
  answerAppeal: step(gen.AnswerAppealDocument, ["text", "evidence"], (draft) => ({
    statement: draft.text,
    ...evidence(draft),
  })),
  replyOnAppeal: step(gen.ReplyOnAppealDocument, ["text", "evidence"], (draft) => ({
    statement: draft.text,
    ...evidence(draft),
  })),
  submitAppealEvidence: step(gen.SubmitAppealEvidenceDocument, ["text", "evidence"], (draft) => ({
    note: draft.text,
    ...evidence(draft),
  })),
  fileExhibit: step(gen.FileExhibitDocument, ["text", "supposed"], (draft) => ({
    note: draft.text,
    hypotheses: hypotheses(draft),
  })),
  reportOnAppeal: step(gen.ReportOnAppealDocument, ["text", "findings", "evidence"], (draft) => ({
    text: draft.text,
    ...findings(draft),
    ...evidence(draft),
  })),
  signAppealReport: step(gen.SignAppealReportDocument, [], nothing),
  freezeCaseFile: step(gen.FreezeCaseFileDocument, [], nothing),
  openVoting: step(gen.OpenVotingDocument, [], nothing),
  castVote: step(gen.CastVoteDocument, ["votes"], (draft) => ({ votes: chosen(draft) })),
  openVotes: step(gen.OpenVotesDocument, [], nothing),
  endorseRuling: step(gen.EndorseRulingDocument, [], nothing),
  ruleOnAppeal: step(
    gen.RuleOnAppealDocument,
    ["rulings", "grounds"],
    (draft) => ({ rulings: chosen(draft), ...grounds(draft) }),
    ["APPEAL_RULING"],
  ),
  settleRemittal: step(
    gen.SettleRemittalDocument,
    ["votes", "grounds"],
    (draft) => ({ ...settled(draft), ...grounds(draft) }),
    ["APPEAL_RULING"],
  ),
  correctLetter: step(gen.CorrectLetterDocument, ["text"], ({ text }) => ({ correction: text })),
};
