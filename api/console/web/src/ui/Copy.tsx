/** Takes a text to the clipboard, where the browser has one for this page. */

import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";

import { useText } from "../text/language.ts";

export function Copy({ text, label }: { text: string; label?: string }) {
  const { audit: t } = useText();
  const [copied, note] = useState(false);
  if (!("clipboard" in navigator)) return null;
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => {
      note(true);
    });
  };
  return (
    <Button
      size="small"
      icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
      onClick={copy}
    >
      {copied ? t.proof.copied : (label ?? t.proof.copy)}
    </Button>
  );
}
