"""Article file to document: one input format a file."""
