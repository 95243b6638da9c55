/** The fields of the forms of steps. */

import { DeleteOutlined, UploadOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";

import { handIn } from "../api/http.ts";
import { Problem } from "../api/problem.ts";
import { useAsk } from "../api/useAsk.ts";
import { BasesDocument, StaffDocument, ViewerDocument } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import type { Draft, Field } from "./draft.ts";
import { STEPS, type StepName } from "./steps.ts";
import type { Case } from "./trail.ts";
import { Verdicts } from "./Verdicts.tsx";

interface Props {
  found: Case;
  name: StepName;
  items: readonly string[];
  draft: Draft;
  onChange: (draft: Draft) => void;
}

export function FieldView({ field, ...props }: Props & { field: Field }) {
  switch (field) {
    case "text":
      return <Words {...props} />;
    case "votes":
      return <Verdicts {...props} use="vote" />;
    case "findings":
      return <Verdicts {...props} use="find" />;
    case "rulings":
      return <Verdicts {...props} use="rule" />;
    case "supposed":
      return <Verdicts {...props} use="suppose" />;
    case "grounds":
      return <Grounds {...props} />;
    case "persons":
      return <Investigators {...props} />;
    case "person":
      return <Seated {...props} />;
    case "substitute":
      return <Substitute {...props} />;
    case "evidence":
      return <Documents {...props} />;
  }
}

function Words({ name, draft, onChange }: Props) {
  const { desk: t } = useText().appeals;
  const label = wordFor(t.words, name);
  return (
    <label className="field">
      <span>{label}</span>
      <Input.TextArea
        autoSize={{ minRows: 3, maxRows: 12 }}
        value={draft.text}
        onChange={({ target }) => {
          onChange({ ...draft, text: target.value });
        }}
      />
    </label>
  );
}

/** Why, in words and by which article of a regulation that is in force today. */
function Grounds({ found, name, draft, onChange }: Props) {
  const { desk: t } = useText().appeals;
  const day = useAsk(ViewerDocument, {}).data?.viewer.day;
  const asked = useAsk(
    BasesDocument,
    { office: found.office, day: day ?? "" },
    { enabled: day !== undefined },
  );
  const bases = (asked.data?.regulations.edges ?? []).flatMap(({ node: { code, edition } }) =>
    (edition?.articles ?? []).map(({ number }) => ({
      value: `${code}#${number}`,
      label: `${edition?.title ?? code} ${number}`,
    })),
  );
  const { codes } = STEPS[name];
  return (
    <>
      {codes.length > 1 && (
        <label className="field">
          <span>{t.reasonCode}</span>
          <Select
            aria-label={t.reasonCode}
            value={draft.reasonCode === "" ? null : draft.reasonCode}
            options={codes.map((value) => ({ value: value, label: t.codes[value] }))}
            onChange={(reasonCode) => {
              onChange({ ...draft, reasonCode });
            }}
          />
        </label>
      )}
      <label className="field">
        <span>{t.reason}</span>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={draft.reason}
          onChange={({ target }) => {
            onChange({ ...draft, reason: target.value });
          }}
        />
      </label>
      <label className="field">
        <span>{t.legalBasis}</span>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t.legalBasis}
          placeholder={t.findBasis}
          value={draft.legalBasis}
          options={bases}
          onChange={(legalBasis) => {
            onChange({ ...draft, legalBasis });
          }}
        />
      </label>
      {asked.error !== null && <ProblemNotice problem={asked.error} />}
    </>
  );
}

interface Choice {
  value: string;
  label: string;
}

/** Who holds a post of the office today, by post; `body` narrows it to those who sit in one. */
function useStaff(office: string, body?: "APPEAL_WORKING_GROUP"): Choice[] {
  const day = useAsk(ViewerDocument, {}).data?.viewer.day;
  const asked = useAsk(StaffDocument, { office, day: day ?? "" }, { enabled: day !== undefined });
  const told = asked.data?.office;
  const posts = (told?.posts ?? []).flatMap(({ name, holdings }) =>
    holdings.flatMap(({ holder }) => (holder === null ? [] : [{ value: holder.id, label: name }])),
  );
  if (body === undefined) return posts;
  const sitting = (told?.bodies ?? []).filter(({ kind }) => kind === body);
  const members = new Set(
    sitting.flatMap(({ chair, members: others }) => [chair?.id, ...others.map(({ id }) => id)]),
  );
  return posts.filter(({ value }) => members.has(value));
}

function Investigators({ found, draft, onChange }: Props) {
  const { desk: t } = useText().appeals;
  const options = useStaff(found.office, "APPEAL_WORKING_GROUP");
  return (
    <label className="field">
      <span>{t.persons}</span>
      <Select
        mode="multiple"
        aria-label={t.persons}
        value={draft.persons}
        options={options}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(persons) => {
          onChange({ ...draft, persons });
        }}
      />
    </label>
  );
}

function Seated({ found, draft, onChange }: Props) {
  const { desk: t } = useText().appeals;
  const { seats, investigators } = found.bench;
  return (
    <label className="field">
      <span>{t.person}</span>
      <Select
        aria-label={t.person}
        value={draft.person}
        options={[...seats, ...investigators].map(({ person, post }) => ({
          value: person,
          label: post ?? person,
        }))}
        onChange={(person) => {
          onChange({ ...draft, person });
        }}
      />
    </label>
  );
}

function Substitute({ found, draft, onChange }: Props) {
  const { desk: t } = useText().appeals;
  return (
    <label className="field">
      <span>{t.substitute}</span>
      <Select
        aria-label={t.substitute}
        value={draft.substitute}
        options={useStaff(found.office)}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(substitute) => {
          onChange({ ...draft, substitute });
        }}
      />
    </label>
  );
}

/** Documents are handed in at once, so that the step only names them. */
function Documents({ found, draft, onChange }: Props) {
  const { desk: t } = useText().appeals;
  const [problem, tell] = useState<Problem | null>(null);
  const add = async (file: File) => {
    try {
      const hash = await handIn(found.office, file);
      onChange({ ...draft, evidence: [...draft.evidence, { hash, name: file.name }] });
      tell(null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      tell(error);
    }
  };
  return (
    <div className="field">
      <span>{t.evidence}</span>
      <ul className="documents">
        {draft.evidence.map(({ hash, name }) => (
          <li key={hash}>
            <span title={hash}>{name}</span>
            <Button
              type="text"
              size="small"
              aria-label={`${t.remove} ${name}`}
              icon={<DeleteOutlined aria-hidden />}
              onClick={() => {
                onChange({
                  ...draft,
                  evidence: draft.evidence.filter((each) => each.hash !== hash),
                });
              }}
            />
          </li>
        ))}
      </ul>
      <label className="add-document">
        <UploadOutlined aria-hidden /> {t.addEvidence}
        <input
          type="file"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void add(file);
            target.value = "";
          }}
        />
      </label>
      {problem !== null && <ProblemNotice problem={problem} />}
    </div>
  );
}
