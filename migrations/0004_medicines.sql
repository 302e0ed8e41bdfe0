-- Medicines: products, doses, side effects. Units of a product and hours of a label stand as quarters (4 = 1), so that they add up
-- exactly; strengths as micrograms. NULL in a label means that the label says nothing of it.

CREATE TABLE product (
    id             INTEGER PRIMARY KEY,
    name           TEXT    NOT NULL CHECK (name <> ''),
    -- The name in small letters: no two products in the diary share it.
    name_key       TEXT    NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('otc', 'prescribed')),
    unit           TEXT    NOT NULL CHECK (unit IN ('tablet', 'capsule', 'millilitre', 'sachet', 'patch', 'other')),
    directions     TEXT    NOT NULL DEFAULT '',
    -- Days. The end is the planned one; stopped_on is when it really ended.
    course_start   TEXT,
    course_end     TEXT CHECK (course_end >= course_start),
    stopped_on     TEXT,
    -- 1: the person says that it can make sleepy.
    sedating       INTEGER NOT NULL DEFAULT 0 CHECK (sedating IN (0, 1)),
    -- The label. Without the most in 24 hours there is none.
    per_day        INTEGER CHECK (per_day BETWEEN 1 AND 400),
    per_dose       INTEGER CHECK (per_dose BETWEEN 1 AND per_day),
    first_dose     INTEGER CHECK (first_dose BETWEEN 1 AND per_day),
    larger_units   INTEGER CHECK (larger_units BETWEEN 1 AND per_day),
    larger_hours   INTEGER CHECK (larger_hours BETWEEN 1 AND 672),
    hours          INTEGER CHECK (hours BETWEEN 1 AND 672),
    hours_up_to    INTEGER CHECK (hours_up_to BETWEEN hours AND 672),
    doses_per_day  INTEGER CHECK (doses_per_day BETWEEN 1 AND 24),
    days           INTEGER CHECK (days BETWEEN 1 AND 365),
    label_source   TEXT    CHECK (label_source IN ('us', 'uk', 'own')),
    -- The day on which the person compared these values with their own label; only then they count.
    checked_on     TEXT,
    added_at       INTEGER NOT NULL,
    added_offset   INTEGER NOT NULL,
    -- Deleted products stay: their doses still count.
    deleted_at     INTEGER
) STRICT;

CREATE UNIQUE INDEX product_name ON product (name_key) WHERE deleted_at IS NULL;

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
    id             INTEGER PRIMARY KEY,
    product_id     INTEGER NOT NULL REFERENCES product (id),
    -- Quarters of a unit.
    units          INTEGER NOT NULL CHECK (units BETWEEN 1 AND 400),
    taken_at       INTEGER NOT NULL,
    taken_offset   INTEGER NOT NULL,
    -- The local day that the dose belongs to; only days in a row are counted by it.
    day            TEXT    NOT NULL GENERATED ALWAYS AS (date(taken_at + taken_offset, 'unixepoch')) STORED,
    alcohol        INTEGER NOT NULL DEFAULT 0 CHECK (alcohol IN (0, 1)),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    deleted_at     INTEGER
) STRICT;

CREATE INDEX dose_taken ON dose (taken_at) WHERE deleted_at IS NULL;
CREATE INDEX dose_of_product ON dose (product_id, taken_at, day, units) WHERE deleted_at IS NULL;

CREATE TABLE side_effect (
    id              INTEGER PRIMARY KEY,
    -- A code of the offered ones, or the person's own words.
    what            TEXT    NOT NULL CHECK (what <> ''),
    strength        TEXT    NOT NULL CHECK (strength IN ('mild', 'moderate', 'severe')),
    occurred_at     INTEGER NOT NULL,
    occurred_offset INTEGER NOT NULL,
    -- The product that the person thinks of.
    product_id      INTEGER REFERENCES product (id),
    entered_at      INTEGER NOT NULL,
    entered_offset  INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;

CREATE INDEX side_effect_occurred ON side_effect (occurred_at) WHERE deleted_at IS NULL;
