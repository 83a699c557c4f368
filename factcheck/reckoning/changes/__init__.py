"""Changes: the levels that a text tells, how far they lie apart, and what ties the two."""
