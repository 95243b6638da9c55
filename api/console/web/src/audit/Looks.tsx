/** Who looked at what: the newest first. */

import { Button } from "antd";

import { usePages } from "../api/useAsk.ts";
import { LooksDocument, type LooksQuery } from "../gen/graphql.ts";
import { useText, wordFor } from "../text/language.ts";
import { minuteOf } from "../text/time.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Named } from "../ui/Named.tsx";
import { Nothing } from "../ui/Nothing.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { useAddress } from "../ui/useAddress.ts";
import { DayRange, Pick, Words } from "./fields.tsx";
import { FILTERS, filterOf } from "./looked.ts";
import { type Names, useNames } from "./useNames.ts";

type Look = LooksQuery["readAudit"]["edges"][number]["node"];

const SHOWN = 4;
const ACCOUNT = "account:";

export function Looks({ office }: { office: string }) {
  const t = useText();
  const { looks: l, browse: b } = t.audit;
  const [search] = useAddress();
  const names = useNames(office);
  const pages = usePages(LooksDocument, { filter: filterOf(search) }, ({ readAudit }) => ({
    hasNextPage: readAudit.pageInfo.hasPreviousPage,
    endCursor: readAudit.pageInfo.startCursor,
  }));
  const looks = pages.data?.pages.flatMap(({ readAudit }) =>
    readAudit.edges.map(({ node }) => node).reverse(),
  );
  return (
    <>
      <p className="muted">{l.lead}</p>
      <Filters names={names} />
      {pages.error !== null && (
        <ProblemNotice problem={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <Loading />}
      {looks?.length === 0 && <Nothing title={l.none} lead={l.noneLead} />}
      {looks !== undefined && looks.length > 0 && (
        <>
          <p role="status">
            <strong>
              {b.shown(looks.length, pages.data?.pages[0]?.readAudit.totalCount ?? looks.length)}
            </strong>
          </p>
          <Table looks={looks} names={names} busy={pages.isPlaceholderData} />
        </>
      )}
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {b.more}
        </Button>
      )}
    </>
  );
}

function Filters({ names }: { names: Names }) {
  const { looks: l, browse: b } = useText().audit;
  const [search, set] = useAddress();
  return (
    <section className="filters audit-filters" aria-label={b.filters}>
      <Pick name="kind" label={l.kind} options={choices(l.kinds)} />
      <Pick name="outcome" label={l.outcome} options={choices(l.outcomes)} />
      {names.persons.length > 1 && <Pick name="person" label={l.person} options={names.persons} />}
      <Words name="purpose" label={l.purpose} />
      <Words name="object" label={l.object} hint={l.objectHint} />
      <DayRange from={l.from} to={l.to} />
      {FILTERS.some((name) => search.has(name)) && (
        <Button
          onClick={() => {
            set(Object.fromEntries(FILTERS.map((name) => [name, null])));
          }}
        >
          {b.clear}
        </Button>
      )}
    </section>
  );
}

function choices(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

function Table({ looks, names, busy }: { looks: Look[]; names: Names; busy: boolean }) {
  const { looks: l } = useText().audit;
  return (
    <table className="looks" aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">{l.at}</th>
          <th scope="col">{l.by}</th>
          <th scope="col">{l.why}</th>
          <th scope="col">{l.what}</th>
          <th scope="col">{l.how}</th>
        </tr>
      </thead>
      <tbody>
        {looks.map((look) => (
          <Line key={look.sequence} look={look} names={names} />
        ))}
      </tbody>
    </table>
  );
}

function shortened(id: string): string {
  return `${id.slice(0, 8)}…`;
}

function Line({ look, names }: { look: Look; names: Names }) {
  const t = useText();
  const { looks: l } = t.audit;
  const [, set] = useAddress();
  const account = look.person.startsWith(ACCOUNT);
  return (
    <tr>
      <td className="event-table-time">{minuteOf(look.readAt)}</td>
      <th scope="row">
        {account && l.account(look.person.slice(ACCOUNT.length))}
        {!account &&
          (look.reader?.post ?? <code title={look.person}>{shortened(look.person)}</code>)}{" "}
        <span className="muted">
          {look.roles.map(({ role }) => wordFor(t.roles, role)).join(" · ")}
        </span>
        {look.unit !== null && (
          <span className="event-table-unit">
            <Named name={names.nameOf(look.unit)} />
          </span>
        )}
      </th>
      <td>{look.purpose ?? <span className="muted">{l.unsaid}</span>}</td>
      <td>
        <ul className="causes">
          {look.objects.slice(0, SHOWN).map((each, index) => (
            <li key={index}>
              <LinkButton
                title={each.id}
                onClick={() => {
                  set({ object: each.id, kind: each.kind }, true);
                }}
              >
                {l.kinds[each.kind]} {each.subject !== null && names.nameOf(each.subject)}
              </LinkButton>
              <span className={each.outcome === "CONCEALED" ? "down" : "muted"}>
                {l.outcomes[each.outcome]} · {each.position}
              </span>
            </li>
          ))}
          {look.objects.length > SHOWN && (
            <li className="muted">{l.and(look.objects.length - SHOWN)}</li>
          )}
        </ul>
      </td>
      <td>
        {t.event.channels[look.channel]}{" "}
        <code>{look.operation === "" ? look.fields.join(" ") : look.operation}</code>
      </td>
    </tr>
  );
}
