-- What a safety sheet knew, and how long a product may lie.

-- The number of what had been told last of each sort when it was answered: 'signs=12' and the like, parted by a blank.
ALTER TABLE safety_sheet ADD COLUMN knew TEXT;

-- The most minutes that the product allows. NULL where it allows as many as any.
ALTER TABLE session ADD COLUMN allowed INTEGER;
