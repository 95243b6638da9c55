"""The tables of the organization."""

from typing import Final

from projections.table import Table

OFFICE: Final = Table(
    name="office",
    columns=("code", "level", "superior", "since", "names", "merged_on", "successor", "merger_document"),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            code text NOT NULL,
            level text NOT NULL,
            superior text,
            since date NOT NULL,
            names jsonb NOT NULL,
            merged_on date,
            successor text,
            merger_document text,
            {validity}
        );
    """,
)

UNIT: Final = Table(
    name="unit",
    columns=("office", "code", "kind", "parent", "represents", "since", "until", "successor", "forms"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            code text NOT NULL,
            kind text NOT NULL,
            parent text,
            represents text,
            since date NOT NULL,
            until date,
            successor text,
            forms jsonb NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_represents ON {table} (represents) WHERE represents IS NOT NULL;
    """,
)

PERSON: Final = Table(
    name="person",
    columns=("person", "office", "places", "name_person", "name_box", "key_erased"),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            person uuid NOT NULL,
            office text NOT NULL,
            places jsonb NOT NULL,
            name_person text NOT NULL,
            name_box text NOT NULL,
            key_erased boolean NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_office ON {table} (office, person);
    """,
)

ROLE_HELD: Final = Table(
    name="role_held",
    columns=("person", "number", "role", "office", "since", "until"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            person uuid NOT NULL,
            number integer NOT NULL,
            role text NOT NULL,
            office text NOT NULL,
            since date NOT NULL,
            until date,
            {validity}
        );
        CREATE INDEX {index}_office ON {table} (office, role);
    """,
)

POST: Final = Table(
    name="post",
    columns=("office", "code", "unit", "name", "layer", "chief", "in_charge_of", "since"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            code text NOT NULL,
            unit text NOT NULL,
            name text NOT NULL,
            layer text NOT NULL,
            chief boolean NOT NULL,
            in_charge_of text[] NOT NULL,
            since date NOT NULL,
            {validity}
        );
    """,
)

POST_HELD: Final = Table(
    name="post_held",
    columns=("office", "post", "number", "person", "since", "until"),
    key=3,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            post text NOT NULL,
            number integer NOT NULL,
            person uuid NOT NULL,
            since date NOT NULL,
            until date,
            {validity}
        );
    """,
)

BODY: Final = Table(
    name="body",
    columns=("office", "kind", "since", "until", "chair", "members"),
    key=3,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            kind text NOT NULL,
            since date NOT NULL,
            until date,
            chair uuid NOT NULL,
            members uuid[] NOT NULL,
            {validity}
        );
    """,
)

PERFORMANCE_OFFICE: Final = Table(
    name="performance_office",
    columns=("office", "since", "until", "unit", "department"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            since date NOT NULL,
            until date,
            unit text NOT NULL,
            department text NOT NULL,
            {validity}
        );
    """,
)

STAFF: Final = Table(
    name="staff",
    columns=("office", "since", "until", "full_time", "part_time"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            since date NOT NULL,
            until date,
            full_time integer NOT NULL,
            part_time integer NOT NULL,
            {validity}
        );
    """,
)

EXTERNAL_BODY: Final = Table(
    name="external_body",
    columns=("office", "code", "name", "since"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            code text NOT NULL,
            name text NOT NULL,
            since date NOT NULL,
            {validity}
        );
    """,
)
