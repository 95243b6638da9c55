/** Documents that are cited: by the beginning of their hash, fetched when somebody wants to see one. */

import { PaperClipOutlined } from "@ant-design/icons";
import { useState } from "react";

import { documentAt } from "../api/http.ts";
import { Problem } from "../api/problem.ts";
import type { EvidenceState } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { save } from "../ui/save.ts";
import { fileName } from "./fileName.ts";

const SHORT = 15; // sha256: and eight digits

interface Props {
  office: string;
  evidence: { hash: string; state: EvidenceState | null }[];
}

export function Evidence({ office, evidence }: Props) {
  const { point: t } = useText().appeals;
  const [problem, tell] = useState<Problem | null>(null);
  if (evidence.length === 0) return null;
  const open = async (hash: string) => {
    try {
      const document = await documentAt(`/evidence/${office}/${hash}`);
      save(fileName(hash.replace(":", "-"), document), document);
      tell(null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      tell(error);
    }
  };
  return (
    <div className="evidence">
      {evidence.map(({ hash, state }) => (
        <span key={hash} title={hash}>
          <PaperClipOutlined aria-hidden />
          {state === "MISSING" || state === "ERASED" ? (
            <>
              <code>{hash.slice(0, SHORT)}…</code>
              <span className="evidence-gone">{state === "MISSING" ? t.missing : t.erased}</span>
            </>
          ) : (
            <LinkButton onClick={() => void open(hash)}>
              <code aria-label={`${t.evidence} ${hash}`}>{hash.slice(0, SHORT)}…</code>
            </LinkButton>
          )}
        </span>
      ))}
      {problem !== null && <ProblemNotice problem={problem} />}
    </div>
  );
}
