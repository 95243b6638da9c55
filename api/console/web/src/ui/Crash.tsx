/** What is shown in the place of a page that failed. */

import { Button, Result } from "antd";
import { Component, type ReactNode } from "react";

import { useText } from "../text/language.ts";

export class Crash extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { problem: t } = useText();
  const reload = () => {
    location.reload();
  };
  return (
    <Result
      status="warning"
      title={t.crashed}
      subTitle={t.crashedCure}
      extra={<Button onClick={reload}>{t.reload}</Button>}
    />
  );
}
