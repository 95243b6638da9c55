/** What stands around every page: where one is, who one is, and whether what one sees is of now. */

import { Tooltip } from "antd";
import type { ReactNode } from "react";
import { Link, NavLink } from "react-router";

import { position } from "../api/live.ts";
import { useAsk } from "../api/useAsk.ts";
import { DocketFiguresDocument, ViewerDocument } from "../gen/graphql.ts";
import mark from "../mark.svg";
import { SignInAgain } from "../signin/SignInAgain.tsx";
import { useText } from "../text/language.ts";
import { Account } from "./Account.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";

export function Frame({ children }: { children: ReactNode }) {
  const t = useText();
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="bar">
        <Link to="/boards" className="brand">
          <img src={mark} alt="" width="28" height="28" />
          <span className="brand-name">{t.brand}</span>
        </Link>
        <nav aria-label={t.menu}>
          <NavLink to="/boards">{t.nav.boards}</NavLink>
          <DocketLink />
          <AuditLink />
          <a href="/graphiql" className="wide-only">
            {t.nav.graphiql}
          </a>
        </nav>
        <div className="bar-end">
          <LiveDot />
          <LanguageSwitch />
          <Account />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SignInAgain />
    </>
  );
}

/** The docket is offered to whom the server shows an appeal. */
function DocketLink() {
  const t = useText();
  const figures = useAsk(DocketFiguresDocument, { year: null }, { live: true }).data;
  if (figures === undefined || figures.appealStatistics.appeals === 0) return null;
  return <NavLink to="/docket">{t.nav.docket}</NavLink>;
}

/** Shown to whom the server says that it concerns. */
function AuditLink() {
  const { audit: t } = useText();
  const viewer = useAsk(ViewerDocument, {}).data?.viewer;
  if (viewer === undefined) return null;
  if (viewer.browsesEventsOf.length > 0) return <NavLink to="/events">{t.nav}</NavLink>;
  if (viewer.auditsReadsOf.length > 0) return <NavLink to="/events/looks">{t.navLooks}</NavLink>;
  return null;
}

function LiveDot() {
  const t = useText();
  const now = position.use();
  const said = now === null ? t.offline : `${t.live} ${now}`;
  return (
    <Tooltip title={said}>
      <span
        className={now === null ? "live live-off" : "live"}
        role="status"
        aria-label={said}
        tabIndex={0}
      />
    </Tooltip>
  );
}
