-- The proof of the log: its tree, as far as it is sealed, and the checkpoints that seal it.

-- The complete subtrees: the one over 1 << level leaves that `place` others of its size precede.
CREATE TABLE proof_node (
    level smallint NOT NULL CHECK (level >= 0),
    place bigint NOT NULL CHECK (place >= 0),
    hash  bytea NOT NULL,
    PRIMARY KEY (level, place)
);

CREATE TABLE checkpoint (
    size         bigint PRIMARY KEY CHECK (size > 0),
    root         bytea NOT NULL,
    recorded_at  timestamptz NOT NULL,      -- of the last event that it covers
    sealed_at    timestamptz NOT NULL,
    note         text NOT NULL,             -- what was signed, with its signature
    verifier_key text NOT NULL              -- the key that verifies it
);

-- How sealing stands: how far checkpoints are outside the database, and what is wrong, if something is.
CREATE TABLE sealing (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    anchored bigint NOT NULL,
    fault    text           -- the code of a refusal
);

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON proof_node EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint EXECUTE FUNCTION refuse_change();

GRANT SELECT ON proof_node, checkpoint, sealing TO :"projector", :"reader";
GRANT INSERT ON proof_node, checkpoint, sealing TO :"projector";
GRANT UPDATE ON sealing TO :"projector";
