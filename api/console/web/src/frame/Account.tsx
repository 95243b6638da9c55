/** Who is signed in, and the way to be somebody else. */

import { DownOutlined, UserOutlined } from "@ant-design/icons";
import { Dropdown } from "antd";
import { useNavigate } from "react-router";

import { queries, useAsk } from "../api/useAsk.ts";
import { ViewerDocument } from "../gen/graphql.ts";
import { session, signOut } from "../session/session.ts";
import { useText, wordFor } from "../text/language.ts";

export function Account() {
  const t = useText();
  const go = useNavigate();
  const inDemo = session.use()?.desk !== null;
  const viewer = useAsk(ViewerDocument, {}).data?.viewer;
  const post = viewer?.person?.post ?? "…";
  const roles = (viewer?.roles ?? []).map(({ role }) => wordFor(t.roles, role)).join(" · ");
  const leave = () => {
    signOut();
    queries.clear();
    void go("/sign-in");
  };
  const items = [
    {
      key: "who",
      type: "group" as const,
      label: (
        <div className="account-who">
          <strong>{post}</strong>
          <span>{viewer?.person?.unit?.name ?? viewer?.office?.name}</span>
          <span>{roles}</span>
        </div>
      ),
    },
    { type: "divider" as const },
    { key: "leave", label: inDemo ? t.account.switch : t.account.out, onClick: leave },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
      <button
        type="button"
        className="bar-button account"
        aria-label={`${t.account.label} ${post}`}
      >
        <UserOutlined aria-hidden />
        <span className="account-post">{post}</span>
        <DownOutlined aria-hidden />
      </button>
    </Dropdown>
  );
}
