/** To an appeal that an event is about: its case file, and all that happened in it. */

import { Link } from "react-router";

import { useText } from "../text/language.ts";

export function AppealLinks({ id, year, number }: { id: string; year: number; number: number }) {
  const { matter: t } = useText().audit;
  return (
    <>
      <Link to={`/appeals/${id}`}>{t.appeal(year, number)}</Link>
      <Link to={`/events?appeal=${id}&order=oldest`}>{t.appealEvents}</Link>
    </>
  );
}
