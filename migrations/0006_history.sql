-- What was before the diary: injuries, tests with their files, conditions, the first spasm ever, goals with their ratings.
--
-- Dates of which only the year or the month may be known: text, `2019`, `2019-05` or `2019-05-12`. Words that nobody said
-- are '', and what was not said otherwise is NULL. Deleted rows stay (`deleted_at`, seconds of UTC since 1970).

CREATE TABLE injury (
    id             INTEGER PRIMARY KEY,
    what           TEXT    NOT NULL CHECK (what <> ''),
    -- A date of which a part may be known.
    happened       TEXT,
    -- 1: it came from sport, 0: it did not.
    sport          INTEGER CHECK (sport IN (0, 1)),
    which_sport    TEXT    NOT NULL DEFAULT '',
    seen_by        TEXT    NOT NULL DEFAULT '',
    note           TEXT    NOT NULL DEFAULT '',
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE TABLE test (
    id             INTEGER PRIMARY KEY,
    kind           TEXT    NOT NULL CHECK (kind IN ('x-ray', 'mri', 'ct', 'other')),
    -- What was looked at; of another test, which.
    what           TEXT    NOT NULL DEFAULT '',
    -- A date of which a part may be known.
    happened       TEXT,
    place          TEXT    NOT NULL DEFAULT '',
    -- "What I was told."
    told           TEXT    NOT NULL DEFAULT '',
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

-- A file of a test. The copy lies in the folder `attachments` beside the diary and is complete before its row is written.
CREATE TABLE attachment (
    id             INTEGER PRIMARY KEY,
    test_id        INTEGER NOT NULL REFERENCES test (id),
    -- What the file was called where it came from.
    name           TEXT    NOT NULL,
    -- What the copy is called.
    copy           TEXT    NOT NULL UNIQUE,
    bytes          INTEGER NOT NULL CHECK (bytes > 0),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE TABLE condition (
    id             INTEGER PRIMARY KEY,
    -- named: a doctor named it as one of the back.
    kind           TEXT    NOT NULL CHECK (kind IN ('named', 'illness')),
    name           TEXT    NOT NULL CHECK (name <> ''),
    -- A date of which a part may be known.
    since          TEXT,
    said_by        TEXT    NOT NULL DEFAULT '',
    note           TEXT    NOT NULL DEFAULT '',
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

-- When the person had a spasm for the first time ever. Every answer stays; the latest counts.
CREATE TABLE first_spasm (
    id        INTEGER PRIMARY KEY,
    -- A date of which a part may be known; NULL takes back what was said.
    happened  TEXT,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE TABLE goal (
    id             INTEGER PRIMARY KEY,
    words          TEXT    NOT NULL CHECK (words <> ''),
    -- NULL while it stands.
    ended          TEXT    CHECK (ended IN ('reached', 'dropped')),
    -- The day of that.
    ended_on       TEXT    CHECK ((ended_on IS NULL) = (ended IS NULL)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

-- "How close am I?", 0: not at all, 10: there.
CREATE TABLE goal_rating (
    id         INTEGER PRIMARY KEY,
    goal_id    INTEGER NOT NULL REFERENCES goal (id),
    score      INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE INDEX attachment_of_test ON attachment (test_id) WHERE deleted_at IS NULL;
CREATE INDEX rating_of_goal ON goal_rating (goal_id, at) WHERE deleted_at IS NULL;
