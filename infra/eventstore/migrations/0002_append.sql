-- The only way into the log.
--
-- Takes a group of commands in order, each decided on its own: a conflict fails alone, and a later
-- command sees what an earlier one of the group has appended.  `keys` and `streams` are distinct; the
-- other arrays refer to them, and to the commands, by index from 1; guards and events are ordered by
-- their command.  Answers with one row per command, in order: COMMITTED with the border it reached,
-- REPEATED with the first outcome and border, or why nothing of it was taken.
CREATE FUNCTION append(
    command_keys  integer[], digests bytea[], outcomes text[], ats timestamptz[],
    keys          text[],
    streams       uuid[],
    guard_commands integer[], guard_streams integer[], guard_versions bigint[],
    event_commands integer[], event_streams integer[], event_versions bigint[], topics text[], states bytea[]
) RETURNS TABLE (verdict text, first_outcome text, border bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT
SET plan_cache_mode = force_generic_plan    -- planning for each call took a third of its time
AS $$
DECLARE
    last            head%ROWTYPE;
    base            bigint;
    versions        bigint[];       -- by stream: as the log and the group have it so far
    next            bigint[];       -- the same, if the command at hand is taken
    known_digests   bytea[];        -- by key
    known_outcomes  text[];
    known_borders   bigint[];
    -- By command, NULL where it was not taken; filled, for an empty array would begin at its first assignment.
    borders         bigint[] := array_fill(NULL::bigint, ARRAY[cardinality(outcomes)]);
    stamps          timestamptz[] := array_fill(NULL::timestamptz, ARRAY[cardinality(outcomes)]);
    stamp           timestamptz;
    clock_refused   boolean;
    conflict        boolean;
    guard_moved     boolean;
    c               integer;
    k               integer;
    g               integer := 1;
    e               integer := 1;
    first_event     integer;
BEGIN
    PERFORM set_config('jiheng.appending', 'on', true);
    SELECT * INTO STRICT last FROM head FOR UPDATE;
    base := last.position;

    SELECT array_agg((SELECT coalesce(max(l.version), 0) FROM log l WHERE l.stream = s.id) ORDER BY s.n)
    INTO versions FROM unnest(streams) WITH ORDINALITY AS s (id, n);

    SELECT array_agg(o.digest ORDER BY k.n), array_agg(o.outcome ORDER BY k.n), array_agg(o.position ORDER BY k.n)
    INTO known_digests, known_outcomes, known_borders
    FROM unnest(keys) WITH ORDINALITY AS k (key, n) LEFT JOIN command_outcome o ON o.key = k.key;

    FOR c IN 1 .. cardinality(outcomes) LOOP
        k := command_keys[c];
        stamp := greatest(coalesce(ats[c], clock_timestamp()), last.recorded_at + interval '1 microsecond');
        clock_refused := CASE last.clock
            WHEN 'wall' THEN ats[c] IS NOT NULL
            ELSE ats[c] IS NULL OR coalesce(ats[c] < last.scripted_at, false)
                OR (stamp AT TIME ZONE last.time_zone)::date <> (ats[c] AT TIME ZONE last.time_zone)::date
        END;

        guard_moved := false;
        WHILE guard_commands[g] = c LOOP
            guard_moved := guard_moved OR versions[guard_streams[g]] IS DISTINCT FROM guard_versions[g];
            g := g + 1;
        END LOOP;

        conflict := false;
        next := versions;
        first_event := e;
        WHILE event_commands[e] = c LOOP
            conflict := conflict OR event_versions[e] IS DISTINCT FROM next[event_streams[e]] + 1;
            next[event_streams[e]] := event_versions[e];
            e := e + 1;
        END LOOP;

        verdict := CASE
            WHEN known_digests[k] = digests[c] THEN 'REPEATED'
            WHEN known_digests[k] IS NOT NULL THEN 'KEY_REUSED'
            WHEN clock_refused THEN 'CLOCK_REFUSED'
            WHEN conflict THEN 'CONFLICT'
            WHEN guard_moved THEN 'GUARD_MOVED'
            ELSE 'COMMITTED'
        END;

        IF verdict = 'COMMITTED' THEN
            versions := next;
            IF e > first_event THEN
                last.position := last.position + e - first_event;
                last.recorded_at := stamp;
                last.scripted_at := ats[c];
            END IF;
            borders[c] := last.position;
            stamps[c] := stamp;
            IF k IS NOT NULL THEN
                known_digests[k] := digests[c];
                known_outcomes[k] := outcomes[c];
                known_borders[k] := last.position;
            END IF;
        END IF;

        first_outcome := known_outcomes[k];
        border := coalesce(known_borders[k], borders[c]);
        RETURN NEXT;
    END LOOP;
    IF e <= cardinality(event_commands) OR g <= cardinality(guard_commands) THEN
        RAISE EXCEPTION 'events and guards must be in the order of their commands';
    END IF;

    INSERT INTO command_outcome (key, digest, outcome, position, recorded_at)
    SELECT keys[d.key], d.digest, d.outcome, d.border, d.stamp
    FROM unnest(command_keys, digests, outcomes, borders, stamps) AS d (key, digest, outcome, border, stamp)
    WHERE d.key IS NOT NULL AND d.border IS NOT NULL;

    IF last.position > base THEN
        INSERT INTO log (position, commit_position, stream, version, topic, recorded_at, state)
        SELECT base + row_number() OVER (ORDER BY d.n), borders[d.command], streams[d.stream], d.version, d.topic,
            stamps[d.command], d.state
        FROM unnest(event_commands, event_streams, event_versions, topics, states)
            WITH ORDINALITY AS d (command, stream, version, topic, state, n)
        WHERE borders[d.command] IS NOT NULL;

        UPDATE head SET position = last.position, recorded_at = last.recorded_at, scripted_at = last.scripted_at;
        PERFORM pg_notify(current_schema() || '_log', last.position::text);
    END IF;
END $$;

REVOKE EXECUTE ON FUNCTION append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append TO :"writer";
