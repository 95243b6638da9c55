"""The reference page of the GraphQL interface: conventions in words, codes and mutations from the code."""

from typing import Final

from api.graphql.pages import MOST
from api.graphql.schema import MAX_ALIASES, MAX_DEPTH, MAX_TOKENS
from api.http.problems import STATUSES
from api.services import Limits

CONVENTIONS: Final = f"""\
# GraphQL

One endpoint, `/graphql`; one schema, `api/graphql/schema.graphql`, described word by word there. Written by
`make docs`.

## Asking

- `POST /graphql` with a JSON object `{{"query", "variables", "operationName"}}` and
  `Authorization: Bearer <token>`. Nobody asks anonymously; introspection is open to whoever is signed in.
- Subscriptions go over a WebSocket at the same address with the protocol `graphql-transport-ws`; the token
  comes in the payload of `connection_init` as `token`. Without a good one the socket is closed with 4403, and
  a subscription ends with `UNAUTHENTICATED` when its token does.
- `Accept-Language` chooses the language of messages: Chinese unless English is preferred. Every refusal
  carries both in `messageZh` and `messageEn`.
- `X-Request-Id` (8 to 64 of `A-Z a-z 0-9 . _ -`) is kept, sent back, written into events and into the log of
  the server; without a usable one the server makes one.
- A document has at most {MAX_TOKENS} tokens, a depth of {MAX_DEPTH} and {MAX_ALIASES} aliases; a body
  {Limits().body_bytes // 1024} KiB.

## Values

- `Decimal` and `Position` are strings. A number where points are due is refused as `INPUT_MALFORMED`, naming
  the field. Items carry points at the working scale of their plan, totals are as published.
- `DateTime` is RFC 3339 in UTC; on input it needs an offset. `Date` is ISO 8601.
- Ids are opaque, typed, and good for one log: `ID_MALFORMED`, `ID_OF_ANOTHER_TYPE`, `ID_OF_ANOTHER_LOG`.
- Names of persons are `PersonalName`: `text` is null when it is hidden from the viewer; `forgotten` tells
  that the person's key was erased, and that nobody can read the name again.

## Reading in time

- `asOf` takes `position` or `recordedAt` (both: `AS_OF_AMBIGUOUS`) and `effectiveOn`. A position or a moment
  within a command stands for the border before it. `effectiveOn` counts the facts of that day and earlier
  ones, and recomposes totals, ranks and grades. What is left out is unbounded, never today.
- Answers tell where they were read: `asOf {{ logId position recordedAt revision effectiveOn incomplete }}`.
- `minPosition` waits until a position can be read: send the `position` that a mutation answered. After
  {Limits().wait_seconds:g} seconds it is `READ_MODEL_BEHIND`, to be tried again; beyond the end of the log
  `POSITION_UNKNOWN`. `positionChanged` pushes each position as it becomes readable.
- `extensions` of every answer hold `requestId`, `position` and `lag` as the server has been told them;
  `projections` tells the lag of each read model.

## Lists

- Lists are Relay connections. `first` or `last` is required, from 1 to {MOST} (`PAGE_SIZE_WRONG`).
- A cursor carries the position of its walk: all pages are read there, whatever is written meanwhile.
- `totalCount` is counted only when it is selected.
- The board of a peer group is ranked as a whole before `filter` chooses what to show; `grade` is provisional.

## What may be seen

Rows are limited by the [permissions](permissions.md) of the roles that the viewer holds today. What is hidden
is null, and absent from lists and counts: it looks as if it were not there.

## Errors

- A rule that says no is data: the payload of a mutation has `errors` with `code`, `field`, `message`,
  `messageZh`, `messageEn`, `retryable` and `cure`, what to do about it; [refusals](refusals.md) lists the
  codes. `field` starts with `input` where it is a path into the input. `position` is null then, and nothing
  was recorded.
- A missing permission (`ROLE_MISSING`, `OUT_OF_SCOPE`), a malformed request and a fault of the server are
  GraphQL errors with the same facts in `extensions`, and `requestId`.
- A request that fails as a whole is `application/problem+json` with a status:
"""

PROBLEMS: Final = (
    ("Status", "Code", "Meaning", "Retry"),
    sorted(
        (str(status), f"`{kind.code}`", kind.en.replace("|", "\\|"), "yes" if kind.retryable else "")
        for kind, status in STATUSES.items()
    ),
)

MUTATING: Final = """\
## Mutations

Each takes one `input` and answers a payload of its own with the object as it is after the change, `position`
and `errors`. Under the same `idempotencyKey` the same command of the same person is recorded once, and a
repeat gets the first outcome; with other input the key is refused. `expectedVersion` is the `version` of the
entry that the user saw. The [commands](commands.md) are the mutations, by the same names.
"""
