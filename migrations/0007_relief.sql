-- Anything tried against the pain that no session of heat or cold timed. Those count by themselves and are not held twice.

CREATE TABLE relief (
    id             INTEGER PRIMARY KEY,
    kind           TEXT    NOT NULL
        CHECK (kind IN ('heat', 'cold', 'medicine', 'position', 'rest', 'walk', 'exercise', 'other')),
    -- What exactly: a code that is offered, or the person's own words; of a medicine its product.
    name           TEXT    CHECK (name <> ''),
    tried_at       INTEGER NOT NULL,
    tried_offset   INTEGER NOT NULL,
    -- The local day that it belongs to.
    day            TEXT    NOT NULL GENERATED ALWAYS AS (date(tried_at + tried_offset, 'unixepoch')) STORED,
    before         INTEGER CHECK (before BETWEEN 0 AND 10),
    after          INTEGER CHECK (after BETWEEN 0 AND 10),
    -- Minutes until it did something, as the person tells.
    minutes        INTEGER CHECK (minutes BETWEEN 0 AND 1440),
    note           TEXT    NOT NULL DEFAULT '',
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- Deleted ones stay, so that nothing is lost; they count for nothing.
    deleted_at     INTEGER,
    CHECK (kind <> 'other' OR name IS NOT NULL)
) STRICT;

CREATE INDEX relief_of_day ON relief (day, tried_at) WHERE deleted_at IS NULL;
