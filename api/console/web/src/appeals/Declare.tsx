/** The declaration that stands before the content; who may make it, and what shows afterwards, the server says. */

import { Alert, Button, Input, Radio, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";

import { ask } from "../api/http.ts";
import { useAsk } from "../api/useAsk.ts";
import { type ConflictRelation, DeclareConflictDocument, StepsDocument } from "../gen/graphql.ts";
import { useLanguage, useText } from "../text/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { useCommand } from "./useCommand.ts";

interface Props {
  id: string;
  onRecused: () => void;
}

export function Declare({ id, onRecused }: Props) {
  const { declare: t } = useText().appeals;
  const language = useLanguage();
  const asked = useAsk(StepsDocument, { id }, { live: true });
  const step = asked.data?.appeal?.allowedActions.find(
    ({ action }) => action === "declareConflict",
  );
  if (asked.error !== null && step === undefined) {
    return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (step === undefined) return <Loading />;
  if (step.enabled) return <Declaration id={id} onRecused={onRecused} />;
  const reason = language === "zh" ? step.reasonIfNot?.messageZh : step.reasonIfNot?.messageEn;
  return (
    <div className="card">
      <Nothing title={t.closed} lead={reason ?? ""} />
    </div>
  );
}

function Declaration({ id, onRecused }: Props) {
  const { declare: t } = useText().appeals;
  const [bound, bind] = useState(false);
  const [relation, relate] = useState<ConflictRelation>("KIN");
  const [statement, say] = useState("");
  const { busy, problems, run } = useCommand();
  const said = { appeal: id, relation: bound ? relation : null, statement };
  const send = async () => {
    const done = await run(said, (idempotencyKey) =>
      ask(DeclareConflictDocument, { input: { ...said, idempotencyKey } }),
    );
    if (done && bound) onRecused();
  };
  return (
    <form
      className="card declare"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <Radio.Group
        aria-label={t.title}
        value={bound}
        onChange={({ target }) => {
          bind(target.value === true);
        }}
        options={[
          { value: false, label: t.free },
          { value: true, label: t.bound },
        ]}
      />
      {bound && (
        <>
          <label className="field">
            <span>{t.relation}</span>
            <Select
              aria-label={t.relation}
              value={relation}
              onChange={relate}
              options={Object.entries(t.relations).map(([value, label]) => ({
                value: value as ConflictRelation,
                label,
              }))}
            />
          </label>
          <label className="field">
            <span>{t.statement}</span>
            <Input.TextArea
              rows={3}
              value={statement}
              onChange={({ target }) => {
                say(target.value);
              }}
            />
          </label>
          <Alert type="warning" showIcon title={t.warning} />
        </>
      )}
      {problems.map((problem) => (
        <ProblemNotice key={problem.code} problem={problem} />
      ))}
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

/** What is left of a case for somebody who has just declared a relation. */
export function Recused() {
  const { appeals: t } = useText();
  return (
    <div className="card">
      <Nothing title={t.declare.recused} lead={t.declare.recusedLead}>
        <Link to="/docket">{t.case.back}</Link>
      </Nothing>
    </div>
  );
}
