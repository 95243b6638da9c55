-- The kept tables of a cell, and their refusal of change.
-- :"owner", :"writer", :"projector" and :"reader" are the roles of the cell, as in psql.

-- The one row that every append locks: it allots positions and times.
CREATE TABLE head (
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    log_id      uuid NOT NULL,
    cell        text NOT NULL,
    time_zone   text NOT NULL,
    clock       text NOT NULL CHECK (clock IN ('wall', 'scripted')),
    format      integer NOT NULL,
    position    bigint NOT NULL DEFAULT 0,
    recorded_at timestamptz,    -- of the last command
    scripted_at timestamptz     -- as the last command of a scripted clock gave it
) WITH (fillfactor = 10);

CREATE TABLE log (
    position        bigint PRIMARY KEY CHECK (position > 0),
    commit_position bigint NOT NULL CHECK (commit_position >= position),
    stream          uuid NOT NULL,
    version         bigint NOT NULL CHECK (version > 0),
    topic           text NOT NULL,
    recorded_at     timestamptz NOT NULL,
    state           bytea NOT NULL,
    UNIQUE (stream, version)
);
CREATE INDEX log_recorded_at ON log (recorded_at);

-- What a repeated command is answered with.
CREATE TABLE command_outcome (
    key         text PRIMARY KEY,
    digest      bytea NOT NULL,
    outcome     text NOT NULL,
    position    bigint NOT NULL,
    recorded_at timestamptz NOT NULL
);

-- How far each process (event to command) has got.
CREATE TABLE process_position (
    process  text PRIMARY KEY,
    position bigint NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of %.% is refused: what is recorded stays', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION refuse_unless_appending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('jiheng.appending', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION '% of %.% is refused: only append() writes it', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION refuse_unless_growing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.log_id, NEW.cell, NEW.time_zone, NEW.clock) IS DISTINCT FROM (OLD.log_id, OLD.cell, OLD.time_zone, OLD.clock)
        OR NEW.format < OLD.format OR NEW.position < OLD.position
        OR coalesce(NEW.recorded_at < OLD.recorded_at, OLD.recorded_at IS NOT NULL)
        OR coalesce(NEW.scripted_at < OLD.scripted_at, OLD.scripted_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'the head of a log only grows' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER appended BEFORE INSERT ON log EXECUTE FUNCTION refuse_unless_appending();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log EXECUTE FUNCTION refuse_change();

CREATE TRIGGER appended BEFORE INSERT ON command_outcome EXECUTE FUNCTION refuse_unless_appending();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON command_outcome EXECUTE FUNCTION refuse_change();

CREATE TRIGGER appended BEFORE UPDATE ON head EXECUTE FUNCTION refuse_unless_appending();
CREATE TRIGGER growing BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION refuse_unless_growing();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON head EXECUTE FUNCTION refuse_change();

GRANT SELECT ON head, log, process_position TO :"writer", :"projector", :"reader";
GRANT SELECT ON command_outcome TO :"writer";
GRANT INSERT, UPDATE ON process_position TO :"projector";
