-- An answer about a gap can be taken back, as one about the place beside can. Moments as in 0001.
ALTER TABLE gap_answer ADD COLUMN taken_back_at INTEGER;
