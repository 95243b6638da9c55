import { Link } from "react-router";

import { useText } from "../text/language.ts";
import { Nothing } from "../ui/Nothing.tsx";

export function NotFound() {
  const t = useText();
  return (
    <div className="card">
      <title>{`${t.notFound.title} · ${t.brand}`}</title>
      <Nothing title={t.notFound.title} lead={t.notFound.lead}>
        <Link to="/boards">{t.notFound.home}</Link>
      </Nothing>
    </div>
  );
}
