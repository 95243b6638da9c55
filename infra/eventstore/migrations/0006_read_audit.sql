-- Who looked at what: a chain of its own beside the log.  Each row is hashed onto the one before.

-- The one row that every append to the read audit locks: how many rows there are, and the hash of the last.
CREATE TABLE read_audit_head (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    count   bigint NOT NULL,
    read_at timestamptz NOT NULL,    -- of the last row
    hash    bytea NOT NULL
) WITH (fillfactor = 10);

-- `entry` is canonical JSON, hashed as it is stored; the database reads into it and keeps no copy of its parts.
CREATE TABLE read_audit (
    sequence bigint PRIMARY KEY CHECK (sequence > 0),
    format   integer NOT NULL,
    read_at  timestamptz NOT NULL,
    entry    text NOT NULL,
    hash     bytea NOT NULL CHECK (octet_length(hash) = 32)
);
CREATE INDEX read_audit_read_at ON read_audit (read_at);
CREATE INDEX read_audit_person ON read_audit ((entry::jsonb ->> 'person'), sequence);
CREATE INDEX read_audit_objects ON read_audit USING gin (jsonb_path_query_array(entry::jsonb, '$.objects[*].id'));

CREATE FUNCTION refuse_unless_read_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.count <= OLD.count OR NEW.read_at <= OLD.read_at THEN
        RAISE EXCEPTION 'the head of the read audit only grows' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER appended BEFORE INSERT ON read_audit EXECUTE FUNCTION refuse_unless_appending();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON read_audit EXECUTE FUNCTION refuse_change();

CREATE TRIGGER appended BEFORE INSERT OR UPDATE ON read_audit_head EXECUTE FUNCTION refuse_unless_appending();
CREATE TRIGGER growing BEFORE UPDATE ON read_audit_head FOR EACH ROW EXECUTE FUNCTION refuse_unless_read_on();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON read_audit_head EXECUTE FUNCTION refuse_change();

-- The only way into the read audit: takes a group of entries in order, all or none, and tells the last sequence.
-- A hash is SHA-256 over format, the hash before (at first that of the log id), sequence, microseconds and entry.
CREATE FUNCTION append_reads(entries text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT
AS $$
DECLARE
    format CONSTANT integer := 1;
    last   read_audit_head%ROWTYPE;
    entry  text;
BEGIN
    PERFORM set_config('jiheng.appending', 'on', true);
    SELECT * INTO last FROM read_audit_head FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO read_audit_head (count, read_at, hash)
        SELECT 0, '-infinity', sha256(uuid_send(log_id)) FROM head ON CONFLICT DO NOTHING;
        SELECT * INTO STRICT last FROM read_audit_head FOR UPDATE;
    END IF;
    FOREACH entry IN ARRAY entries LOOP
        last.count := last.count + 1;
        last.read_at := greatest(clock_timestamp(), last.read_at + interval '1 microsecond');
        last.hash := sha256(
            int4send(format) || last.hash || int8send(last.count)
            || int8send((extract(epoch FROM last.read_at) * 1000000)::bigint) || convert_to(entry, 'UTF8')
        );
        INSERT INTO read_audit VALUES (last.count, format, last.read_at, entry, last.hash);
    END LOOP;
    UPDATE read_audit_head SET count = last.count, read_at = last.read_at, hash = last.hash;
    RETURN last.count;
END $$;

REVOKE EXECUTE ON FUNCTION append_reads FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_reads TO :"reader";
GRANT SELECT ON read_audit TO :"reader";
GRANT SELECT ON read_audit_head TO :"projector", :"reader";
