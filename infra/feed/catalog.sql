-- The generations of the read models, in the schema that the session looks at.

CREATE TABLE IF NOT EXISTS generation (
    model       text NOT NULL,
    generation  integer NOT NULL,               -- given once per schema: part of the names of its tables
    fingerprint text NOT NULL,                  -- code reads only generations of its own shape
    state       text NOT NULL CHECK (state IN ('BUILDING', 'ACTIVE', 'RETIRED')),
    log_id      uuid NOT NULL,
    position    bigint NOT NULL DEFAULT 0,
    recorded_at timestamptz,                    -- the log's time of position
    revision    integer NOT NULL DEFAULT 0,     -- grows when a generation replaces another
    incomplete  integer NOT NULL DEFAULT 0,     -- parked streams
    tables      text[] NOT NULL,
    finished    boolean NOT NULL DEFAULT false, -- indexed and analysed for readers
    PRIMARY KEY (model, generation)
) WITH (fillfactor = 10);                       -- moved with every batch

CREATE UNIQUE INDEX IF NOT EXISTS generation_live ON generation (model, fingerprint) WHERE state = 'ACTIVE';

-- The events that a generation is missing.
CREATE TABLE IF NOT EXISTS parked (
    model      text NOT NULL,
    generation integer NOT NULL,
    position   bigint NOT NULL,
    stream     uuid NOT NULL,
    topic      text NOT NULL,
    cause      bigint NOT NULL,                 -- position of the event at fault
    error      text NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (model, generation, position),
    FOREIGN KEY (model, generation) REFERENCES generation ON DELETE CASCADE
);
