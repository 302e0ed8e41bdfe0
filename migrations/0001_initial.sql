-- The diary, table by table: what a person told, in the order in which a person would explain it. Append-only: once released, this
-- file is never edited, and a new one follows.
--
-- What holds everywhere:
-- · `id` numbers the rows of one table in this one diary. No number is given out again, not even that of a row that was erased: what
--   was told later has the higher one, and a notice or a form that holds one never finds another row under it. A table that is made
--   anew takes its line in sqlite_sequence along. `uid` (UUIDv7) tells a row from every other of any diary: it is made
--   once, when the row is written, and stays with it wherever it goes. Of the rows of all tables that were written later the `uid` is
--   greater, whatever the clock said: `last-named` in the settings is the time in the last one. Columns `…_id` hold an `id`; what is a part of a row and
--   nothing by itself (the words of an entry, the ingredients of a product) goes by the row that it is a part of.
-- · Moments are two columns: `…_at` in whole seconds of UTC since 1970, and `…_offset` in seconds east of UTC, as the person's
--   clock had it. `entered_at` is when a row was written down. Where elapsed time is counted, `…_boot` and `…_uptime` hold the
--   computer's start in which it was seen or told and the milliseconds since then, sleep included; below zero for before that start.
-- · Days are text, `2026-11-22`; dates of which only a part may be known `2019`, `2019-05` or `2019-05-12`.
-- · Kinds, places, signs and the like are codes, spelled in the domain and named in the locales; several stand in one column,
--   parted by a blank. Words are a code of the offered ones, or the person's own.
-- · Scores are 0 to 10; truth is 1 or 0. NULL, and text that is '', means "not said". It never means zero.
-- · What is deleted stays, so that nothing is lost, with the second of it in `deleted_at`. It counts for nothing, until it is
--   brought back or erased. What is taken back counts up to the second in `taken_back_at`, and is not erased.

-- What the person noted down at one time.
CREATE TABLE entry (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uid             TEXT    NOT NULL UNIQUE,
    occurred_at     INTEGER NOT NULL,
    occurred_offset INTEGER NOT NULL,
    -- The local day that the entry belongs to.
    day             TEXT    NOT NULL GENERATED ALWAYS AS (date(occurred_at + occurred_offset, 'unixepoch')) STORED,
    spasms          INTEGER CHECK (spasms BETWEEN 0 AND 200),
    -- Pain of the last 24 h.
    worst           INTEGER CHECK (worst BETWEEN 0 AND 10),
    average         INTEGER CHECK (average BETWEEN 0 AND worst),
    -- How much the back got in the way of the day, and of the night's sleep.
    interference    INTEGER CHECK (interference BETWEEN 0 AND 10),
    sleep           INTEGER CHECK (sleep BETWEEN 0 AND 10),
    -- How the spasm came and went, and how the person walked that day.
    pattern         TEXT,
    walking         TEXT,
    -- How long the longest spasm lasted.
    longest         TEXT,
    -- 0 very low, 10 very good.
    mood            INTEGER CHECK (mood BETWEEN 0 AND 10),
    -- Hours of the last 24 h in bed, the night among them, and sitting.
    bed_hours       INTEGER CHECK (bed_hours BETWEEN 0 AND 24),
    sitting_hours   INTEGER CHECK (sitting_hours BETWEEN 0 AND 24),
    -- From the neck down.
    places          TEXT    NOT NULL,
    -- "I pushed through it."
    pushed_through  INTEGER CHECK (pushed_through IN (0, 1)),
    -- The first day of this spasm, where the entry declares it.
    onset           TEXT,
    note            TEXT    NOT NULL,
    entered_at      INTEGER NOT NULL,
    entered_offset  INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;

-- Everything that day states and episodes need, so that ten years are read without touching the table.
CREATE INDEX entry_day_facts ON entry (day, occurred_at, spasms, worst, average, places, onset) WHERE deleted_at IS NULL;

-- What an entry says in words of a list: what set it off, made it worse or better, and what could not be done.
CREATE TABLE entry_words (
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    -- In the order given, over all lists.
    position INTEGER NOT NULL,
    list     TEXT    NOT NULL,
    words    TEXT    NOT NULL,
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

-- One list is counted without reading the others; no entry holds the same words twice.
CREATE UNIQUE INDEX entry_words_of_list ON entry_words (list, words, entry_id);

-- In how many entries that are not deleted each of the words of a list is, so that a list is offered without counting the
-- whole diary. Kept by the triggers below, whoever writes: the rows of entry_words are added and removed, never changed.
CREATE TABLE words_used (
    list    TEXT    NOT NULL,
    words   TEXT    NOT NULL,
    entries INTEGER NOT NULL CHECK (entries > 0),
    PRIMARY KEY (list, words)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER words_said AFTER INSERT ON entry_words
WHEN (SELECT deleted_at IS NULL FROM entry WHERE id = NEW.entry_id)
BEGIN
    INSERT INTO words_used (list, words, entries) VALUES (NEW.list, NEW.words, 1)
    ON CONFLICT DO UPDATE SET entries = entries + 1;
END;

CREATE TRIGGER words_unsaid AFTER DELETE ON entry_words
WHEN (SELECT deleted_at IS NULL FROM entry WHERE id = OLD.entry_id)
BEGIN
    DELETE FROM words_used WHERE list = OLD.list AND words = OLD.words AND entries = 1;
    UPDATE words_used SET entries = entries - 1 WHERE list = OLD.list AND words = OLD.words AND entries > 1;
END;

CREATE TRIGGER words_of_deleted AFTER UPDATE OF deleted_at ON entry
WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL
BEGIN
    DELETE FROM words_used
    WHERE entries = 1 AND (list, words) IN (SELECT list, words FROM entry_words WHERE entry_id = NEW.id);
    UPDATE words_used SET entries = entries - 1
    WHERE entries > 1 AND (list, words) IN (SELECT list, words FROM entry_words WHERE entry_id = NEW.id);
END;

CREATE TRIGGER words_of_restored AFTER UPDATE OF deleted_at ON entry
WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL
BEGIN
    INSERT INTO words_used (list, words, entries)
    SELECT list, words, 1 FROM entry_words WHERE entry_id = NEW.id
    ON CONFLICT DO UPDATE SET entries = entries + 1;
END;

-- The person's own words that were given another name, or put together with words that were there already. What each entry
-- said before is in `change`; the rows from first_change to last_change are those that this made, so that it can be undone.
CREATE TABLE words_renamed (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    list         TEXT    NOT NULL,
    old          TEXT    NOT NULL,
    new          TEXT    NOT NULL,
    first_change INTEGER NOT NULL,
    last_change  INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    at_offset    INTEGER NOT NULL,
    undone_at    INTEGER
) STRICT;

-- What the person avoids, of the words that made it worse or set it off. Their own list: nothing is judged by it.
CREATE TABLE avoided (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    list           TEXT    NOT NULL,
    words          TEXT    NOT NULL CHECK (words <> ''),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- Taken off the list.
    deleted_at     INTEGER
) STRICT;

CREATE UNIQUE INDEX avoided_words ON avoided (list, words) WHERE deleted_at IS NULL;

-- What the person has at home to put on the skin: a pack, a pad, a bottle.
CREATE TABLE own_pack (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    kind           TEXT    NOT NULL,
    -- As the person calls it; empty: by its kind.
    name           TEXT    NOT NULL,
    -- The most minutes that its maker allows; NULL: none was told.
    most           INTEGER CHECK (most > 0),
    -- When the person said that they have read what came with it.
    read_at        INTEGER,
    read_offset    INTEGER CHECK ((read_offset IS NULL) = (read_at IS NULL)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- No longer offered; what it was used for names it still.
    deleted_at     INTEGER
) STRICT;

-- A pack of heat or cold on the skin.
CREATE TABLE session (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    kind           TEXT    NOT NULL,
    places         TEXT    NOT NULL CHECK (places <> ''),
    started_at     INTEGER NOT NULL,
    started_offset INTEGER NOT NULL,
    started_boot   TEXT,
    started_uptime INTEGER,
    -- How long it was meant to last.
    minutes        INTEGER NOT NULL CHECK (minutes >= 0),
    -- The most minutes that the product allows; NULL where it allows as many as any.
    allowed        INTEGER,
    -- Which of the person's own packs it was; NULL: nobody said.
    own_pack_id    INTEGER REFERENCES own_pack (id),
    -- NULL while the pack is on, and as long as nobody has said when it came off.
    ended_at       INTEGER,
    ended_offset   INTEGER,
    ended_boot     TEXT,
    ended_uptime   INTEGER,
    -- Somebody said that it is off, and did not know since when: ended_at is then the latest it can have been.
    end_unknown    INTEGER NOT NULL CHECK (end_unknown IN (0, 1)),
    -- Pain before, when it came off, and half an hour later.
    before         INTEGER CHECK (before BETWEEN 0 AND 10),
    after          INTEGER CHECK (after BETWEEN 0 AND 10),
    later          INTEGER CHECK (later BETWEEN 0 AND 10),
    -- How the skin looked when it came off, and whether it was fine at the 5-minute check.
    skin           TEXT,
    skin_checked   INTEGER NOT NULL CHECK (skin_checked IN (0, 1)),
    -- Whether it was asked how it went, and the question was left, answered or not.
    how_asked      INTEGER NOT NULL CHECK (how_asked IN (0, 1)),
    -- What was known to want a yes when it went on: what it is about, and the number or day of it; one a line.
    asked          TEXT    NOT NULL,
    -- 0: "I already did this", outside the guide.
    guided         INTEGER NOT NULL CHECK (guided IN (0, 1)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- Taken back within two minutes, as if it never was.
    undone_at      INTEGER
) STRICT;

CREATE INDEX session_started ON session (started_at) WHERE undone_at IS NULL;
-- Whose rest may still go on, whenever it began: by when it came off, and at the end those of which nobody said so.
CREATE INDEX session_ended ON session (coalesce(max(started_at, ended_at), 9223372036854775807)) WHERE undone_at IS NULL;
-- Skin told other than normal is looked for through the whole diary, and there is little of it.
CREATE INDEX session_skin_told ON session (ended_at) WHERE undone_at IS NULL AND skin <> 'normal';

-- Each time that skin was told not to look normal. A milder word that is told later, and one that is told again, is a row more;
-- the gravest that stands is the `skin` of the session.
CREATE TABLE skin_told (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT    NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id),
    skin       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    at_boot    TEXT,
    at_uptime  INTEGER,
    -- Told by mistake, and taken back.
    deleted_at INTEGER
) STRICT;

CREATE INDEX skin_told_of_session ON skin_told (session_id);

-- The packs that somebody wants for their days: cold, heat, or both by turns.
CREATE TABLE plan (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    kind           TEXT    NOT NULL,
    places         TEXT    NOT NULL CHECK (places <> ''),
    minutes        INTEGER NOT NULL CHECK (minutes > 0),
    -- Which of the person's own packs goes on for cold, and for heat. What its maker allows shortens its slots.
    cold_pack_id   INTEGER REFERENCES own_pack (id),
    heat_pack_id   INTEGER REFERENCES own_pack (id),
    -- The hours of the day, 09:00, by the clock on the wall.
    from_time      TEXT    NOT NULL,
    to_time        TEXT    NOT NULL,
    -- Minutes from the end of one pack to the next.
    rest           INTEGER NOT NULL CHECK (rest > 0),
    -- NULL: until it is ended.
    last_day       TEXT,
    ended_at       INTEGER,
    ended_offset   INTEGER CHECK ((ended_offset IS NULL) = (ended_at IS NULL)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

-- A slot of a plan that came due. When the next one is follows from the packs and from what was said here.
CREATE TABLE slot (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    plan_id        INTEGER NOT NULL REFERENCES plan (id),
    kind           TEXT    NOT NULL,
    due_at         INTEGER NOT NULL,
    due_offset     INTEGER NOT NULL,
    due_boot       TEXT,
    due_uptime     INTEGER CHECK ((due_uptime IS NULL) = (due_boot IS NULL)),
    -- Started, put off or skipped. NULL: nothing was said, so it was missed unless it is still due or a pack went on.
    said           TEXT,
    said_at        INTEGER CHECK ((said_at IS NULL) = (said IS NULL)),
    said_offset    INTEGER CHECK ((said_offset IS NULL) = (said_at IS NULL)),
    said_boot      TEXT,
    said_uptime    INTEGER CHECK ((said_uptime IS NULL) = (said_boot IS NULL)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX slot_due ON slot (due_at);

-- The answers to the questions before the first pack. Every sheet stays; the latest counts.
CREATE TABLE safety_sheet (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT    NOT NULL UNIQUE,
    -- The questions that were on the sheet, and those of them that the person ticked; one a line.
    asked     TEXT    NOT NULL,
    concerns  TEXT    NOT NULL,
    -- The day of a clinician's word for each concern that has one, as `fever=2026-11-22`, parted by blanks.
    agreed    TEXT    NOT NULL,
    -- The number of what had been told last of each sort when it was answered, as `signs=12`, parted by blanks.
    knew      TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

-- The person's medicines. Units of a product stand as thousandths (1000 = 1) and hours of a label as
-- quarters (4 = 1), so that they add up exactly.
-- Another strength, ingredient, form or way to get it makes another row from then on, another make: the doses taken of the row
-- before stay what they were.
CREATE TABLE product (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    name           TEXT    NOT NULL CHECK (name <> ''),
    kind           TEXT    NOT NULL,
    unit           TEXT    NOT NULL,
    -- What the clinician said.
    directions     TEXT    NOT NULL,
    -- The end is the planned one; stopped_on is when it really ended.
    course_start   TEXT,
    course_end     TEXT CHECK (course_end >= course_start),
    stopped_on     TEXT,
    -- The person says that it can make sleepy.
    sedating       INTEGER NOT NULL CHECK (sedating IN (0, 1)),
    -- The label: whose it is; most units in 24 hours, in one dose and in a first one; a larger dose, and the hours for it; fewest
    -- hours between doses, or from so many up to so many; most doses in 24 hours, most days in a row. NULL: the label says nothing
    -- of it. Where nothing says whose it is there is none.
    label_source   TEXT,
    per_day        INTEGER CHECK (per_day BETWEEN 1 AND 10000000),
    per_dose       INTEGER CHECK (per_dose BETWEEN 1 AND coalesce(per_day, 10000000)),
    first_dose     INTEGER CHECK (first_dose BETWEEN 1 AND coalesce(per_day, 10000000)),
    larger_units   INTEGER CHECK (larger_units BETWEEN 1 AND coalesce(per_day, 10000000)),
    larger_hours   INTEGER CHECK (larger_hours BETWEEN 1 AND 672),
    hours          INTEGER CHECK (hours BETWEEN 1 AND 672),
    hours_up_to    INTEGER CHECK (hours_up_to BETWEEN hours AND 672),
    doses_per_day  INTEGER CHECK (doses_per_day BETWEEN 1 AND 24),
    days           INTEGER CHECK (days BETWEEN 1 AND 365),
    -- The day on which the person compared these values with their own label; only then they count. And the region where they
    -- lived then: NULL, none was told when they did, and none since.
    checked_on     TEXT,
    checked_in     TEXT,
    -- The name in small letters: no two products in force share it.
    name_key       TEXT    NOT NULL,
    -- The make that is in force in its place. It is never that of another, so one step leads there.
    replaced_by    INTEGER REFERENCES product (id),
    -- The first day that was of it, where that was told; else it was in force from when it was entered.
    in_force_since TEXT,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- No longer shown; its doses still count.
    deleted_at     INTEGER
) STRICT;

CREATE UNIQUE INDEX product_name ON product (name_key) WHERE deleted_at IS NULL AND replaced_by IS NULL;
CREATE INDEX product_replaced ON product (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE product_ingredient (
    product_id INTEGER NOT NULL REFERENCES product (id),
    position   INTEGER NOT NULL,
    -- A code of the known ones, or the person's own words in small letters.
    ingredient TEXT    NOT NULL,
    -- In one unit.
    micrograms INTEGER NOT NULL CHECK (micrograms > 0),
    PRIMARY KEY (product_id, position),
    UNIQUE (product_id, ingredient)
) STRICT, WITHOUT ROWID;

CREATE TABLE dose (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    product_id     INTEGER NOT NULL REFERENCES product (id),
    -- Thousandths of a unit.
    units          INTEGER NOT NULL CHECK (units BETWEEN 1 AND 10000000),
    taken_at       INTEGER NOT NULL,
    taken_offset   INTEGER NOT NULL,
    -- The local day that the dose belongs to; only days in a row are counted by it.
    day            TEXT    NOT NULL GENERATED ALWAYS AS (date(taken_at + taken_offset, 'unixepoch')) STORED,
    alcohol        INTEGER NOT NULL CHECK (alcohol IN (0, 1)),
    -- When it was taken, by the uptime at which it was told.
    taken_boot     TEXT,
    taken_uptime   INTEGER,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE INDEX dose_taken ON dose (taken_at) WHERE deleted_at IS NULL;
CREATE INDEX dose_of_product ON dose (product_id, taken_at, day, units) WHERE deleted_at IS NULL;

CREATE TABLE side_effect (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uid             TEXT    NOT NULL UNIQUE,
    -- Words.
    what            TEXT    NOT NULL CHECK (what <> ''),
    strength        TEXT    NOT NULL,
    occurred_at     INTEGER NOT NULL,
    occurred_offset INTEGER NOT NULL,
    -- When it occurred, by the uptime at which it was told.
    occurred_boot   TEXT,
    occurred_uptime INTEGER,
    -- The product that the person thinks of.
    product_id      INTEGER REFERENCES product (id),
    entered_at      INTEGER NOT NULL,
    entered_offset  INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;

CREATE INDEX side_effect_occurred ON side_effect (occurred_at) WHERE deleted_at IS NULL;

-- Anything tried against the pain that no session of heat or cold timed. Those count by themselves and are not held twice.
CREATE TABLE relief (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    kind           TEXT    NOT NULL,
    -- What exactly, in words; of a medicine its product.
    name           TEXT    CHECK (name <> ''),
    tried_at       INTEGER NOT NULL,
    tried_offset   INTEGER NOT NULL,
    -- The local day that it belongs to.
    day            TEXT    NOT NULL GENERATED ALWAYS AS (date(tried_at + tried_offset, 'unixepoch')) STORED,
    -- Pain before and after.
    before         INTEGER CHECK (before BETWEEN 0 AND 10),
    after          INTEGER CHECK (after BETWEEN 0 AND 10),
    -- Minutes until it did something, as the person tells.
    minutes        INTEGER CHECK (minutes BETWEEN 0 AND 1440),
    note           TEXT    NOT NULL,
    -- A dose with the pain before it is something tried too: its row here follows the dose. A dose has one such row at most.
    dose_id        INTEGER REFERENCES dose (id),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE INDEX relief_of_day ON relief (day, tried_at) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX relief_of_dose ON relief (dose_id) WHERE dose_id IS NOT NULL;

-- What was answered about warning signs. Kept for good.
CREATE TABLE sign_answer (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    -- The moment that it was answered for.
    at             INTEGER NOT NULL,
    at_offset      INTEGER NOT NULL,
    -- What made Respite ask, and how far the person went through the list.
    asked_by       TEXT    NOT NULL,
    extent         TEXT    NOT NULL,
    -- In the order asked.
    ticked         TEXT    NOT NULL,
    -- "I am getting help." NULL while the emergency screen is owed, and where nothing of tier 1 is ticked.
    helped_at      INTEGER,
    helped_offset  INTEGER,
    -- When it was given, by the uptime at which it was told.
    at_boot        TEXT,
    at_uptime      INTEGER,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_answer_at ON sign_answer (at);

-- What there was to be asked about when an answer was given, as it was then: the episode, and each doctor reminder. An
-- occasion belongs to the episode that it shares a day with.
CREATE TABLE sign_occasion (
    answer_id INTEGER NOT NULL REFERENCES sign_answer (id),
    position  INTEGER NOT NULL,
    -- The doctor reminder. NULL: the episode itself.
    kind      TEXT,
    -- NULL: the whole back.
    place     TEXT,
    start     TEXT    NOT NULL,
    last      TEXT    NOT NULL,
    PRIMARY KEY (answer_id, position)
) STRICT, WITHOUT ROWID;

-- "It looks normal again" and "The fever has passed". Each row is about one thing that was told, as it was told.
CREATE TABLE passed (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    uid           TEXT    NOT NULL UNIQUE,
    -- The table and row: a telling in skin_told, and 'skin'; or a sign_answer, and the sign that was ticked.
    what          TEXT    NOT NULL,
    row_id        INTEGER NOT NULL,
    told          TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    at_offset     INTEGER NOT NULL,
    -- Said by mistake, so it never counted.
    taken_back_at INTEGER
) STRICT;

CREATE INDEX passed_of_row ON passed (what, row_id) WHERE taken_back_at IS NULL;

CREATE TABLE visit (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    day            TEXT    NOT NULL,
    -- By the clock on the wall there, 14:30.
    time           TEXT,
    clinician      TEXT    NOT NULL,
    kind           TEXT,
    -- One question a line.
    questions      TEXT    NOT NULL,
    notes          TEXT    NOT NULL,
    -- When it was said that the visit is over, what was said there, and the diagnosis as the clinician named it. NULL: not yet.
    done_at        INTEGER,
    done_offset    INTEGER,
    said           TEXT,
    diagnosis      TEXT,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE INDEX visit_day ON visit (day) WHERE deleted_at IS NULL;

-- What the person said to doctor reminders.
CREATE TABLE reminder_answer (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    uid           TEXT    NOT NULL UNIQUE,
    kind          TEXT    NOT NULL,
    -- NULL: the whole back.
    place         TEXT,
    -- The episode as it was then. An answer belongs to the episode that it shares a day with.
    start         TEXT    NOT NULL,
    last          TEXT    NOT NULL,
    said          TEXT    NOT NULL,
    -- The day it is due again, or the day of the appointment when that was said.
    day           TEXT,
    -- The appointment. Erased with it.
    visit_id      INTEGER REFERENCES visit (id),
    -- Of "later", where the clock was ahead: when that was first seen, so that it was said by then. NULL: it was not.
    known_at      INTEGER,
    known_offset  INTEGER,
    at            INTEGER NOT NULL,
    at_offset     INTEGER NOT NULL,
    taken_back_at INTEGER
) STRICT;

-- What the person said to "Between these days, did you still have this spasm?".
CREATE TABLE gap_answer (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT    NOT NULL UNIQUE,
    -- NULL: the whole back.
    place     TEXT,
    first     TEXT    NOT NULL,
    last      TEXT    NOT NULL,
    still     TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    taken_back_at INTEGER
) STRICT;

-- "Is this the same place as on …?", of an earlier episode in the place beside. Both as they were then.
CREATE TABLE place_answer (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    uid           TEXT    NOT NULL UNIQUE,
    place         TEXT    NOT NULL,
    start         TEXT    NOT NULL,
    last          TEXT    NOT NULL,
    earlier_place TEXT    NOT NULL,
    earlier_start TEXT    NOT NULL,
    earlier_last  TEXT    NOT NULL,
    same          INTEGER NOT NULL CHECK (same IN (0, 1)),
    at            INTEGER NOT NULL,
    at_offset     INTEGER NOT NULL,
    taken_back_at INTEGER
) STRICT;

-- The PEG of a week: each item 0 to 10 over the past week.
CREATE TABLE peg (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uid             TEXT    NOT NULL UNIQUE,
    answered_at     INTEGER NOT NULL,
    answered_offset INTEGER NOT NULL,
    pain            INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
    enjoyment       INTEGER NOT NULL CHECK (enjoyment BETWEEN 0 AND 10),
    activity        INTEGER NOT NULL CHECK (activity BETWEEN 0 AND 10),
    deleted_at      INTEGER
) STRICT;

-- A Roland-Morris questionnaire: the numbers of the statements that fit that day, 1 to 24, parted by a blank.
CREATE TABLE roland_morris (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uid             TEXT    NOT NULL UNIQUE,
    answered_at     INTEGER NOT NULL,
    answered_offset INTEGER NOT NULL,
    ticked          TEXT    NOT NULL,
    deleted_at      INTEGER
) STRICT;

-- What a doctor or a therapist showed the person, beside the exercises of the article.
CREATE TABLE own_exercise (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    name           TEXT    NOT NULL CHECK (name <> ''),
    -- How it is done, in the person's words.
    how            TEXT    NOT NULL,
    -- Whether each side works by itself.
    has_sides      INTEGER NOT NULL CHECK (has_sides IN (0, 1)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- Off the list; what was done of it names it still.
    deleted_at     INTEGER
) STRICT;

-- How an exercise is to be done. The latest of each exercise counts; without one, what the article says.
CREATE TABLE exercise_plan (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uid             TEXT    NOT NULL UNIQUE,
    -- One of the article, or one of the person's own.
    exercise        TEXT,
    own_exercise_id INTEGER REFERENCES own_exercise (id) CHECK ((own_exercise_id IS NULL) = (exercise IS NOT NULL)),
    sets            INTEGER NOT NULL CHECK (sets > 0),
    -- Repetitions of a set on each side, seconds to hold each, seconds of rest between two sets.
    reps            INTEGER NOT NULL CHECK (reps > 0),
    hold            INTEGER NOT NULL CHECK (hold > 0),
    rest            INTEGER NOT NULL CHECK (rest > 0),
    -- The doctor or therapist whose numbers these are; NULL where they are the person's own.
    said_by         TEXT,
    -- Whether one repetition more may be offered all the same.
    may_offer       INTEGER NOT NULL CHECK (may_offer = 0 OR (may_offer = 1 AND said_by IS NOT NULL)),
    note            TEXT    NOT NULL,
    entered_at      INTEGER NOT NULL,
    entered_offset  INTEGER NOT NULL,
    -- An offer that was taken or declined, and taken back: what was planned before counts again.
    deleted_at      INTEGER
) STRICT;

-- Whether the person moves most days, and who said that exercises are fine. The latest counts.
CREATE TABLE exercise_clearance (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    active         INTEGER NOT NULL CHECK (active IN (0, 1)),
    said_by        TEXT,
    -- The day on which they did.
    said_on        TEXT    CHECK ((said_on IS NULL) = (said_by IS NULL)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL
) STRICT;

-- One time that an exercise is done. While it is on, how far it is follows from `reached` and `going_at`.
CREATE TABLE exercise_run (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uid             TEXT    NOT NULL UNIQUE,
    -- One of the article, or one of the person's own.
    exercise        TEXT,
    own_exercise_id INTEGER REFERENCES own_exercise (id) CHECK ((own_exercise_id IS NULL) = (exercise IS NOT NULL)),
    sets            INTEGER NOT NULL CHECK (sets > 0),
    reps            INTEGER NOT NULL CHECK (reps > 0),
    hold            INTEGER NOT NULL CHECK (hold > 0),
    rest            INTEGER NOT NULL CHECK (rest > 0),
    -- NULL of an exercise without sides.
    first_side      TEXT,
    -- Whether half-time is told.
    halves          INTEGER NOT NULL CHECK (halves IN (0, 1)),
    started_at      INTEGER NOT NULL,
    started_offset  INTEGER NOT NULL,
    started_boot    TEXT,
    started_uptime  INTEGER CHECK ((started_uptime IS NULL) = (started_boot IS NULL)),
    -- Milliseconds of it that were done when it last went on or was stopped, pauses not counted.
    reached         INTEGER NOT NULL CHECK (reached >= 0),
    -- Repetitions that a press skipped or cut short.
    skipped         INTEGER NOT NULL CHECK (skipped >= 0),
    -- Since when it goes on from there. NULL during a pause and after the end.
    going_at        INTEGER,
    going_offset    INTEGER CHECK ((going_offset IS NULL) = (going_at IS NULL)),
    going_boot      TEXT,
    going_uptime    INTEGER CHECK ((going_uptime IS NULL) = (going_boot IS NULL)),
    ended_at        INTEGER,
    ended_offset    INTEGER CHECK ((ended_offset IS NULL) = (ended_at IS NULL)),
    ended_boot      TEXT,
    ended_uptime    INTEGER CHECK ((ended_uptime IS NULL) = (ended_boot IS NULL)),
    -- How it ended, the repetitions that were done whole, and in which set, side and repetition it did, where that was seen.
    ending          TEXT    CHECK ((ending IS NULL) = (ended_at IS NULL)),
    reps_done       INTEGER CHECK (reps_done IS NULL OR ended_at IS NOT NULL),
    ended_set       INTEGER,
    -- NULL of an exercise without sides.
    ended_side      TEXT,
    ended_rep       INTEGER CHECK ((ended_rep IS NULL) = (ended_set IS NULL)),
    before          INTEGER NOT NULL CHECK (before BETWEEN 0 AND 10),
    after           INTEGER CHECK (after BETWEEN 0 AND 10),
    -- How it was on the morning after it; NULL where nobody was asked yet.
    morning         TEXT,
    entered_at      INTEGER NOT NULL,
    entered_offset  INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;

CREATE INDEX exercise_by_start ON exercise_run (started_at) WHERE deleted_at IS NULL;
-- What is on is asked at every look.
CREATE INDEX exercise_on ON exercise_run (id) WHERE deleted_at IS NULL AND ended_at IS NULL;

-- What was before the diary, from here to `first_spasm`.
CREATE TABLE injury (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    what           TEXT    NOT NULL CHECK (what <> ''),
    -- A date of which a part may be known.
    happened       TEXT,
    -- Whether it came from sport, and from which.
    sport          INTEGER CHECK (sport IN (0, 1)),
    which_sport    TEXT,
    seen_by        TEXT    NOT NULL,
    note           TEXT    NOT NULL,
    -- When it was told for the first time, by both clocks.
    told_at        INTEGER,
    told_offset    INTEGER,
    told_boot      TEXT,
    told_uptime    INTEGER,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE TABLE test (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    kind           TEXT    NOT NULL,
    -- What was looked at; of another test, which.
    what           TEXT    NOT NULL,
    -- A date of which a part may be known.
    happened       TEXT,
    place          TEXT    NOT NULL,
    -- "What I was told."
    told           TEXT    NOT NULL,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

-- A file of a test, or the picture of an exercise of the person's own. The copy lies in the folder `attachments` beside the diary and is complete before its row is written.
CREATE TABLE attachment (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uid             TEXT    NOT NULL UNIQUE,
    test_id         INTEGER REFERENCES test (id),
    own_exercise_id INTEGER REFERENCES own_exercise (id) CHECK ((own_exercise_id IS NULL) = (test_id IS NOT NULL)),
    -- What the file was called where it came from.
    name            TEXT    NOT NULL,
    -- What the copy is called.
    copy            TEXT    NOT NULL UNIQUE,
    bytes           INTEGER NOT NULL CHECK (bytes > 0),
    entered_at      INTEGER NOT NULL,
    entered_offset  INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;

CREATE INDEX attachment_of_test ON attachment (test_id) WHERE deleted_at IS NULL;
CREATE INDEX attachment_of_own_exercise ON attachment (own_exercise_id) WHERE deleted_at IS NULL;

-- A condition of the back that a doctor named, or another illness.
CREATE TABLE condition (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    kind           TEXT    NOT NULL,
    name           TEXT    NOT NULL CHECK (name <> ''),
    -- A date of which a part may be known.
    since          TEXT,
    said_by        TEXT    NOT NULL,
    note           TEXT    NOT NULL,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

-- When the person had a spasm for the first time ever. Every answer stays; the latest counts.
CREATE TABLE first_spasm (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT    NOT NULL UNIQUE,
    -- A date of which a part may be known; NULL takes back what was said.
    happened  TEXT,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE TABLE goal (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    words          TEXT    NOT NULL CHECK (words <> ''),
    -- How it ended, and the day of that. NULL while it stands.
    ended          TEXT,
    ended_on       TEXT    CHECK ((ended_on IS NULL) = (ended IS NULL)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

-- "How close am I?", 0: not at all, 10: there.
CREATE TABLE goal_rating (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT    NOT NULL UNIQUE,
    goal_id    INTEGER NOT NULL REFERENCES goal (id),
    score      INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE INDEX rating_of_goal ON goal_rating (goal_id, at) WHERE deleted_at IS NULL;

-- A rest for one day. It ends by itself the next morning.
CREATE TABLE rest (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    -- Mostly in bed, or in a chair.
    lying          TEXT    NOT NULL,
    -- Whether it is said every hour of the day that it is time to move a little.
    remind         INTEGER NOT NULL CHECK (remind IN (0, 1)),
    since_at       INTEGER NOT NULL,
    since_offset   INTEGER NOT NULL,
    since_boot     TEXT,
    since_uptime   INTEGER CHECK ((since_uptime IS NULL) = (since_boot IS NULL)),
    -- When the person said that it is over, and how it goes on.
    ended_at       INTEGER,
    ended_offset   INTEGER CHECK ((ended_offset IS NULL) = (ended_at IS NULL)),
    ended_boot     TEXT,
    ended_uptime   INTEGER CHECK ((ended_uptime IS NULL) = (ended_boot IS NULL)),
    answer         TEXT    CHECK ((answer IS NULL) = (ended_at IS NULL)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE INDEX rest_by_start ON rest (since_at) WHERE deleted_at IS NULL;

-- The time of a position or a walk. What it is and what it does to the pain stands in its relief.
CREATE TABLE spell (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    relief_id      INTEGER NOT NULL REFERENCES relief (id),
    -- Minutes that were chosen.
    minutes        INTEGER NOT NULL CHECK (minutes > 0),
    started_at     INTEGER NOT NULL,
    started_offset INTEGER NOT NULL,
    started_boot   TEXT,
    started_uptime INTEGER CHECK ((started_uptime IS NULL) = (started_boot IS NULL)),
    -- When the person said that it is over. NULL of one that ended by its time.
    ended_at       INTEGER,
    ended_offset   INTEGER CHECK ((ended_offset IS NULL) = (ended_at IS NULL)),
    ended_boot     TEXT,
    ended_uptime   INTEGER CHECK ((ended_uptime IS NULL) = (ended_boot IS NULL)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX spell_by_start ON spell (started_at);
CREATE INDEX spell_of_relief ON spell (relief_id);

-- What was told of habits of a day, where the person wishes to keep any.
CREATE TABLE habit (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT    NOT NULL UNIQUE,
    day            TEXT    NOT NULL,
    -- Whether the shoes of that day had low heels.
    low_heels      INTEGER CHECK (low_heels IN (0, 1)),
    -- The person's own words, unit included.
    weight         TEXT    NOT NULL,
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE INDEX habit_by_day ON habit (day) WHERE deleted_at IS NULL;

-- A past value with its replacement and the time of it, of any row of the tables above and of the settings.
CREATE TABLE change (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT    NOT NULL UNIQUE,
    -- The table that the row is in, and its `id` there; 0 of a setting, which `field` names.
    what      TEXT    NOT NULL,
    row_id    INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    -- Before and after. Where the field names a row, its `id`, in a file its `uid`.
    old       TEXT,
    new       TEXT,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX change_of_row ON change (what, row_id);

-- What the person has set, by name, and what the program remembers of itself.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which notices have been shown, so that a restart does not show them again.
CREATE TABLE notice_shown (
    thread    TEXT    PRIMARY KEY,
    number    INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
