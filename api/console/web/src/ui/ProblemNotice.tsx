/** Why something failed, and what to do next. */

import { Alert, Button } from "antd";

import { type Problem, UNREACHABLE } from "../api/problem.ts";
import { useLanguage, useText } from "../text/language.ts";

export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { problem: t } = useText();
  const said = problem.words[useLanguage()];
  const own = problem.cure === null;
  const away = problem.code === UNREACHABLE;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={own ? (away ? t.unreachable : t.unreadable) : said}
      description={
        <>
          <div>{own ? (away ? t.unreachableCure : t.unreadableCure) : problem.cure}</div>
          {problem.requestId !== null && (
            <div className="muted">
              {t.request} <code>{problem.requestId}</code>
            </div>
          )}
        </>
      }
      action={onRetry !== undefined && <Button onClick={onRetry}>{t.retry}</Button>}
    />
  );
}
