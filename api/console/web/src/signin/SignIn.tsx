/** The way in: a desk in a demonstration, a bearer token anywhere. */

import { Spin } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Navigate, useLocation } from "react-router";

import { desks, takeDesk } from "../api/http.ts";
import { Problem } from "../api/problem.ts";
import { LanguageSwitch } from "../frame/LanguageSwitch.tsx";
import mark from "../mark.svg";
import { session, signIn } from "../session/session.ts";
import { useLanguage, useText } from "../text/language.ts";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { DeskPicker } from "./DeskPicker.tsx";
import { TokenForm } from "./TokenForm.tsx";

const CLOSED = "DESKS_CLOSED";

export function SignIn() {
  const t = useText();
  const state = useLocation().state as { from?: string } | null;
  const [failed, setFailed] = useState<Problem | null>(null);
  const known = useQuery<Awaited<ReturnType<typeof desks>>, Problem>({
    queryKey: ["desks", useLanguage()],
    queryFn: ({ signal }) => desks(signal),
  });
  if (session.use() !== null) return <Navigate to={state?.from ?? "/boards"} replace />;
  const take = (person: string) => {
    takeDesk(person).then(
      (token) => {
        signIn(token, person);
      },
      (error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        setFailed(error);
      },
    );
  };
  const closed = known.error?.code === CLOSED;
  const problem = failed ?? (closed ? null : known.error);
  return (
    <main className="sign-in">
      <title>{`${closed ? t.signIn.titleReal : t.signIn.title} · ${t.brand}`}</title>
      <header>
        <span className="brand">
          <img src={mark} alt="" width="36" height="36" />
          {t.brand}
        </span>
        <LanguageSwitch />
      </header>
      <h1>{closed ? t.signIn.titleReal : t.signIn.title}</h1>
      <p className="lead">{closed ? t.signIn.leadReal : t.signIn.lead}</p>
      {problem !== null && (
        <ProblemNotice
          problem={problem}
          onRetry={() => {
            setFailed(null);
            void known.refetch();
          }}
        />
      )}
      {known.isPending && <Spin description={t.signIn.loading} />}
      {known.data !== undefined && <DeskPicker desks={known.data} onTake={take} />}
      <TokenForm
        open={closed}
        onToken={(token) => {
          signIn(token, null);
        }}
      />
    </main>
  );
}
