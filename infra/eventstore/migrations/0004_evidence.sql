-- The content of documents, under its hash and apart from the log.  What was erased never comes back.
CREATE TABLE :"keys".evidence (
    office     text NOT NULL,
    hash       text NOT NULL,
    content    bytea,
    kept_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    erased_at  timestamptz,
    PRIMARY KEY (office, hash),
    CHECK ((content IS NULL) = (erased_at IS NOT NULL)),
    CHECK (hash = 'sha256:' || encode(sha256(content), 'hex'))
);

CREATE FUNCTION :"keys".refuse_unless_erasing_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.content IS NULL OR NEW.content IS NOT NULL OR (NEW.office, NEW.hash) <> (OLD.office, OLD.hash) THEN
        RAISE EXCEPTION 'a document is erased or kept, never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER erasing BEFORE UPDATE ON :"keys".evidence
    FOR EACH ROW EXECUTE FUNCTION :"keys".refuse_unless_erasing_content();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON :"keys".evidence EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (content, erased_at) ON :"keys".evidence TO :"writer";
