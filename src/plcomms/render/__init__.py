"""A document in the dress of a format, as bytes."""
