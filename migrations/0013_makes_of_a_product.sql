-- Another strength, ingredient, form or way to get it makes another row of a product from then on: the doses taken of the row
-- before stay what they were. That row then names the one in force. A label counts for the region that it was compared in.

ALTER TABLE product ADD COLUMN replaced_by INTEGER REFERENCES product (id);

-- NULL: no region was told when the label was compared, and none since.
ALTER TABLE product ADD COLUMN checked_in TEXT;

CREATE INDEX product_replaced ON product (replaced_by) WHERE replaced_by IS NOT NULL;

-- Only products in force have their name for themselves.
DROP INDEX product_name;
CREATE UNIQUE INDEX product_name ON product (name_key) WHERE deleted_at IS NULL AND replaced_by IS NULL;
