"""Rules over what a district says and over the documents made of it."""
