/** Signing in with a token that somebody was given. */

import { Button, Input } from "antd";
import { useState } from "react";

import { useText } from "../text/language.ts";

interface Props {
  open: boolean;
  onToken: (token: string) => void;
}

export function TokenForm({ open, onToken }: Props) {
  const { signIn: t } = useText();
  const [token, setToken] = useState("");
  const given = token.trim();
  return (
    <details className="token" open={open}>
      <summary>{t.withToken}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== "") onToken(given);
        }}
      >
        <label htmlFor="token">{t.token}</label>
        <Input.TextArea
          id="token"
          rows={3}
          value={token}
          spellCheck={false}
          onChange={(event) => {
            setToken(event.target.value);
          }}
        />
        <Button type="primary" htmlType="submit" disabled={given === ""}>
          {t.enter}
        </Button>
      </form>
    </details>
  );
}
