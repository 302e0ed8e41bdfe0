-- The daily page: how the spasm came and went, walking, mood, what made it worse or better, what could not be done. And two
-- questionnaires: the weekly PEG and the Roland-Morris.

-- One spasm, spasms on and off, or a constant one.
ALTER TABLE entry ADD COLUMN pattern TEXT CHECK (pattern IN ('single', 'on-and-off', 'constant'));
-- How the person walked that day.
ALTER TABLE entry ADD COLUMN walking TEXT CHECK (walking IN ('normal', 'slower', 'short', 'could-not'));
-- 0 very low, 10 very good.
ALTER TABLE entry ADD COLUMN mood INTEGER CHECK (mood BETWEEN 0 AND 10);
-- 1: "I pushed through it". NULL is not said, as everywhere.
ALTER TABLE entry ADD COLUMN pushed_through INTEGER CHECK (pushed_through IN (0, 1));

-- All that an entry says in words of a list, in the order given. Takes the place of entry_trigger.
CREATE TABLE entry_words (
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    list     TEXT    NOT NULL CHECK (list IN ('trigger', 'worse', 'better', 'could-not')),
    position INTEGER NOT NULL,
    -- A code of the offered ones, or the person's own words.
    words    TEXT    NOT NULL,
    PRIMARY KEY (entry_id, list, position)
) STRICT, WITHOUT ROWID;

INSERT INTO entry_words (entry_id, list, position, words)
SELECT entry_id, 'trigger', position, trigger FROM entry_trigger;
DROP TABLE entry_trigger;

-- One list is counted without reading the others; no entry holds the same words twice.
CREATE UNIQUE INDEX entry_words_of_list ON entry_words (list, words, entry_id);

-- The few deleted entries, so that what is in use is counted without a look at every entry.
CREATE INDEX entry_deleted ON entry (id) WHERE deleted_at IS NOT NULL;

-- The person's own words that were given another name, or put together with words that were there already. What each entry
-- said before is in `change`; the rows from first_change to last_change are those that this made, so that it can be undone.
CREATE TABLE words_renamed (
    id           INTEGER PRIMARY KEY,
    list         TEXT    NOT NULL,
    old          TEXT    NOT NULL,
    new          TEXT    NOT NULL,
    first_change INTEGER NOT NULL,
    last_change  INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    at_offset    INTEGER NOT NULL,
    undone_at    INTEGER
) STRICT;

-- The PEG of a week: each item 0 to 10 over the past week.
CREATE TABLE peg (
    id              INTEGER PRIMARY KEY,
    answered_at     INTEGER NOT NULL,
    answered_offset INTEGER NOT NULL,
    pain            INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
    enjoyment       INTEGER NOT NULL CHECK (enjoyment BETWEEN 0 AND 10),
    activity        INTEGER NOT NULL CHECK (activity BETWEEN 0 AND 10),
    deleted_at      INTEGER
) STRICT;

-- A Roland-Morris questionnaire: the numbers of the statements that fit that day, 1 to 24, parted by a blank.
CREATE TABLE roland_morris (
    id              INTEGER PRIMARY KEY,
    answered_at     INTEGER NOT NULL,
    answered_offset INTEGER NOT NULL,
    ticked          TEXT    NOT NULL,
    deleted_at      INTEGER
) STRICT;
