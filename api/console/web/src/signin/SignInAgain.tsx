/** Over a page whose token has expired: the page stays behind it, with all that was typed. */

import { Button, Modal } from "antd";
import { useState } from "react";

import { takeDesk } from "../api/http.ts";
import { Problem } from "../api/problem.ts";
import { session, signIn } from "../session/session.ts";
import { useText } from "../text/language.ts";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { TokenForm } from "./TokenForm.tsx";

export function SignInAgain() {
  const { signIn: t } = useText();
  const [failed, setFailed] = useState<Problem | null>(null);
  const now = session.use();
  const desk = now?.desk ?? null;
  const again = async (person: string) => {
    try {
      signIn(await takeDesk(person), person);
      setFailed(null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setFailed(error);
    }
  };
  return (
    <Modal open={now?.expired === true} closable={false} footer={null} title={t.again}>
      <p>{t.againLead}</p>
      {failed !== null && <ProblemNotice problem={failed} />}
      {desk !== null && (
        <Button type="primary" onClick={() => void again(desk)}>
          {t.againSame}
        </Button>
      )}
      <TokenForm
        open={desk === null}
        onToken={(token) => {
          signIn(token, null);
        }}
      />
    </Modal>
  );
}
