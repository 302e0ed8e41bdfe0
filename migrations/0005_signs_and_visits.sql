-- Warning signs and visits. Moments and days as in 0001.

-- What was answered about warning signs. Kept for good.
CREATE TABLE sign_answer (
    id             INTEGER PRIMARY KEY,
    at             INTEGER NOT NULL,
    at_offset      INTEGER NOT NULL,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    asked_by       TEXT    NOT NULL
        CHECK (asked_by IN ('first-run', 'new-episode', 'doctor-reminder', 'something-changed', 'daily')),
    -- list: all of it was gone through. line: the one line of each day. tick: a sign of tier 1 was saved at once.
    extent         TEXT    NOT NULL CHECK (extent IN ('list', 'line', 'tick')),
    -- Codes parted by a blank, in the order asked.
    ticked         TEXT    NOT NULL,
    -- "I am getting help". NULL while the emergency screen is owed, and where nothing of tier 1 is ticked.
    helped_at      INTEGER,
    helped_offset  INTEGER
) STRICT;

CREATE INDEX sign_answer_at ON sign_answer (at);

CREATE TABLE visit (
    id             INTEGER PRIMARY KEY,
    day            TEXT    NOT NULL,
    -- By the clock on the wall there, 14:30. NULL: not said.
    time           TEXT,
    clinician      TEXT    NOT NULL DEFAULT '',
    -- NULL: not said.
    kind           TEXT    CHECK (kind IN ('gp', 'physio', 'other')),
    -- One question a line.
    questions      TEXT    NOT NULL DEFAULT '',
    notes          TEXT    NOT NULL DEFAULT '',
    -- When it was said that the visit is over. NULL: not yet.
    done_at        INTEGER,
    done_offset    INTEGER,
    -- What was said there, and the diagnosis as the clinician named it.
    said           TEXT    NOT NULL DEFAULT '',
    diagnosis      TEXT    NOT NULL DEFAULT '',
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- Deleted visits stay, so that nothing is lost; they count for nothing.
    deleted_at     INTEGER
) STRICT;

CREATE INDEX visit_day ON visit (day) WHERE deleted_at IS NULL;
