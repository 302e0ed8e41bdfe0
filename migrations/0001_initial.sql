-- The diary. Append-only: a released migration is never edited; a new one follows.
--
-- Moments: two columns, `…_at` in whole seconds of UTC since 1970 and `…_offset` in seconds east of UTC, as the person's
-- clock had it. Where elapsed time is counted, `…_boot` and `…_uptime` hold the computer's start and the milliseconds since
-- then, sleep included. Days: text, `2026-11-22`. Places: codes parted by a blank, from the neck down. Scores: 0–10.
-- NULL always means "not said". It never means zero.

CREATE TABLE entry (
    id              INTEGER PRIMARY KEY,
    occurred_at     INTEGER NOT NULL,
    occurred_offset INTEGER NOT NULL,
    -- The local day that the entry belongs to.
    day             TEXT    NOT NULL GENERATED ALWAYS AS (date(occurred_at + occurred_offset, 'unixepoch')) STORED,
    entered_at      INTEGER NOT NULL,
    entered_offset  INTEGER NOT NULL,
    spasms          INTEGER CHECK (spasms BETWEEN 0 AND 200),
    worst           INTEGER CHECK (worst BETWEEN 0 AND 10),
    average         INTEGER CHECK (average BETWEEN 0 AND worst),
    interference    INTEGER CHECK (interference BETWEEN 0 AND 10),
    sleep           INTEGER CHECK (sleep BETWEEN 0 AND 10),
    places          TEXT    NOT NULL DEFAULT '',
    -- The first day of this spasm, where the entry declares it.
    onset           TEXT,
    note            TEXT    NOT NULL DEFAULT '',
    -- Deleted entries stay, so that nothing is lost; they count for nothing.
    deleted_at      INTEGER
) STRICT;

-- Everything that day states and episodes need, so that ten years are read without touching the table.
CREATE INDEX entry_day_facts ON entry (day, occurred_at, spasms, worst, average, places, onset) WHERE deleted_at IS NULL;

CREATE TABLE entry_trigger (
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    position INTEGER NOT NULL,
    -- A code of the offered ones, or the person's own words.
    trigger  TEXT    NOT NULL,
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id             INTEGER PRIMARY KEY,
    kind           TEXT    NOT NULL CHECK (kind IN ('heat', 'cold')),
    places         TEXT    NOT NULL CHECK (places <> ''),
    started_at     INTEGER NOT NULL,
    started_offset INTEGER NOT NULL,
    started_boot   TEXT,
    started_uptime INTEGER,
    -- How long it was meant to last.
    minutes        INTEGER NOT NULL CHECK (minutes >= 0),
    -- NULL while the pack is on, and as long as nobody has said when it came off.
    ended_at       INTEGER,
    ended_offset   INTEGER,
    ended_boot     TEXT,
    ended_uptime   INTEGER,
    before         INTEGER CHECK (before BETWEEN 0 AND 10),
    after          INTEGER CHECK (after BETWEEN 0 AND 10),
    -- Half an hour later.
    later          INTEGER CHECK (later BETWEEN 0 AND 10),
    skin           TEXT    CHECK (skin IN ('normal', 'red', 'numb', 'blistered')),
    skin_checked   INTEGER NOT NULL DEFAULT 0 CHECK (skin_checked IN (0, 1)),
    -- 0: "I already did this", outside the guide.
    guided         INTEGER NOT NULL CHECK (guided IN (0, 1)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- Taken back within two minutes, as if it never was.
    undone_at      INTEGER
) STRICT;

CREATE INDEX session_started ON session (started_at) WHERE undone_at IS NULL;

-- A past value with its replacement and the time of it.
CREATE TABLE change (
    id        INTEGER PRIMARY KEY,
    what      TEXT    NOT NULL CHECK (what IN ('entry', 'session')),
    row_id    INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    old       TEXT,
    new       TEXT,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX change_of_row ON change (what, row_id);

-- What the person said to doctor reminders.
CREATE TABLE reminder_answer (
    id        INTEGER PRIMARY KEY,
    kind      TEXT    NOT NULL,
    -- NULL: the whole back.
    place     TEXT,
    -- The episode as it was then. An answer belongs to the episode that it shares a day with.
    start     TEXT    NOT NULL,
    last      TEXT    NOT NULL,
    said      TEXT    NOT NULL CHECK (said IN ('later', 'booked', 'been', 'not-for-this-episode')),
    -- The day it is due again, or the day of the appointment.
    day       TEXT,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

-- What the person said to "Between these days, did you still have this spasm?".
CREATE TABLE gap_answer (
    id        INTEGER PRIMARY KEY,
    place     TEXT,
    first     TEXT    NOT NULL,
    last      TEXT    NOT NULL,
    still     TEXT    NOT NULL CHECK (still IN ('yes-most-days', 'no', 'do-not-remember')),
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE TABLE safety_sheet (
    id               INTEGER PRIMARY KEY,
    -- Codes parted by a blank.
    concerns         TEXT    NOT NULL,
    clinician_agreed TEXT,
    at               INTEGER NOT NULL,
    at_offset        INTEGER NOT NULL
) STRICT;

-- Which notices have been shown, so that a restart does not show them again.
CREATE TABLE notice_shown (
    thread    TEXT    PRIMARY KEY,
    number    INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
