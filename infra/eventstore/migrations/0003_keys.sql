-- One key per person, apart from the log.  An erased key never comes back; its row says that it is gone.
CREATE TABLE :"keys".person_key (
    person     text PRIMARY KEY,
    key        bytea CHECK (octet_length(key) = 32),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    erased_at  timestamptz,
    CHECK ((key IS NULL) = (erased_at IS NOT NULL))
);

CREATE FUNCTION :"keys".refuse_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.key IS NULL OR NEW.key IS NOT NULL OR NEW.person <> OLD.person THEN
        RAISE EXCEPTION 'a key is erased or kept, never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER erasing BEFORE UPDATE ON :"keys".person_key
    FOR EACH ROW EXECUTE FUNCTION :"keys".refuse_unless_erasing();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON :"keys".person_key EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (key, erased_at) ON :"keys".person_key TO :"writer";
