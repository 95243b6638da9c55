/** The desks of a demonstration: some to begin with, and all of them to search. */

import { ArrowRightOutlined, SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useState } from "react";

import type { Desk } from "../api/http.ts";
import { useText, wordFor } from "../text/language.ts";
import { Named } from "../ui/Named.tsx";
import { featured, matching } from "./choosing.ts";

interface Props {
  desks: Desk[];
  onTake: (person: string) => void;
}

export function DeskPicker({ desks, onTake }: Props) {
  const t = useText();
  const [sought, setSought] = useState("");
  const rolesOf = (desk: Desk) => desk.roles.map((role) => wordFor(t.roles, role)).join(" · ");
  const found = matching(desks, sought, (desk) => [desk.post, desk.unitName, rolesOf(desk)]);
  return (
    <>
      <section aria-labelledby="featured">
        <h2 id="featured">{t.signIn.featured}</h2>
        <div className="desks">
          {featured(desks).map(([role, desk]) => (
            <button
              type="button"
              key={desk.person}
              className="desk"
              onClick={() => {
                onTake(desk.person);
              }}
            >
              <span className="desk-role">{t.roles[role]}</span>
              <span className="desk-why">{t.signIn.desks[role]}</span>
              <span className="desk-post">
                {desk.post}
                <ArrowRightOutlined aria-hidden />
              </span>
            </button>
          ))}
        </div>
      </section>
      <section aria-labelledby="everybody">
        <h2 id="everybody">{t.signIn.everybody}</h2>
        <Input
          allowClear
          size="large"
          prefix={<SearchOutlined aria-hidden />}
          value={sought}
          placeholder={t.signIn.search}
          aria-label={t.signIn.search}
          onChange={(event) => {
            setSought(event.target.value);
          }}
        />
        <ul className="all-desks">
          {found.map((desk) => (
            <li key={desk.person}>
              <button
                type="button"
                onClick={() => {
                  onTake(desk.person);
                }}
              >
                <span>{desk.post}</span>
                <span className="muted">
                  <Named name={desk.unitName} /> {rolesOf(desk)}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p role="status">{t.signIn.none}</p>}
      </section>
    </>
  );
}
