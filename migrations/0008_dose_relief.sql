-- A dose with the pain before it is something tried too: its row here follows the dose. A dose has one such row at most.

ALTER TABLE relief ADD COLUMN dose_id INTEGER REFERENCES dose (id);

CREATE UNIQUE INDEX relief_of_dose ON relief (dose_id) WHERE dose_id IS NOT NULL;
