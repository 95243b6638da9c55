"""The tables of plans."""

from typing import Final

from projections.table import Table

PLAN: Final = Table(
    name="plan",
    columns=(
        "plan",
        "office",
        "year",
        "side",
        "title",
        "scale",
        "digits",
        "peer_groups",
        "phase",
        "consulted",
        "consulted_until",
        "replied",
        "version",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            office text NOT NULL,
            year integer NOT NULL,
            side text NOT NULL,
            title text NOT NULL,
            scale numeric NOT NULL,
            digits integer NOT NULL,
            peer_groups text[] NOT NULL,
            phase text NOT NULL,
            consulted text[] NOT NULL,
            consulted_until date,
            replied text[] NOT NULL,
            version integer,
            {validity}
        );
    """,
)

SECTION: Final = Table(
    name="section",
    columns=("plan", "code", "ordinal", "name", "points"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            code text NOT NULL,
            ordinal integer NOT NULL,
            name text NOT NULL,
            points numeric NOT NULL,
            {validity}
        );
    """,
)

WORK_ITEM: Final = Table(
    name="work_item",
    columns=("plan", "code", "name", "source", "document"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            code text NOT NULL,
            name text NOT NULL,
            source text NOT NULL,
            document text NOT NULL,
            {validity}
        );
    """,
)

PROJECT: Final = Table(
    name="project",
    columns=("plan", "code", "name", "work_item"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            code text NOT NULL,
            name text NOT NULL,
            work_item text NOT NULL,
            {validity}
        );
    """,
)

INDICATOR: Final = Table(
    name="indicator",
    columns=("plan", "code", "indicator"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            code text NOT NULL,
            indicator jsonb NOT NULL,
            {validity}
        );
    """,
)

CLAIM_ITEM: Final = Table(
    name="claim_item",
    columns=("plan", "code", "item"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            code text NOT NULL,
            item jsonb NOT NULL,
            {validity}
        );
    """,
)

CLAIM_GROUP: Final = Table(
    name="claim_group",
    columns=("plan", "code", "name", "cap"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            code text NOT NULL,
            name text NOT NULL,
            cap numeric NOT NULL,
            {validity}
        );
    """,
)

PLAN_VERSION: Final = Table(
    name="plan_version",
    columns=(
        "plan",
        "number",
        "office",
        "year",
        "side",
        "scale",
        "digits",
        "effective_from",
        "checks",
        "sections",
        "indicators",
        "catalogue",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            number integer NOT NULL,
            office text NOT NULL,
            year integer NOT NULL,
            side text NOT NULL,
            scale numeric NOT NULL,
            digits integer NOT NULL,
            effective_from date NOT NULL,
            checks text[] NOT NULL,
            sections jsonb NOT NULL,
            indicators jsonb NOT NULL,
            catalogue jsonb NOT NULL,
            {validity}
        );
    """,
)

AMENDMENT: Final = Table(
    name="amendment",
    columns=(
        "plan",
        "number",
        "status",
        "unit",
        "requested_on",
        "effective_from",
        "reason",
        "document",
        "remark",
        "version",
        "changes",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            number integer NOT NULL,
            status text NOT NULL,
            unit text,
            requested_on date NOT NULL,
            effective_from date NOT NULL,
            reason text NOT NULL,
            document text NOT NULL,
            remark text,
            version integer,
            changes jsonb NOT NULL,
            {validity}
        );
    """,
)
