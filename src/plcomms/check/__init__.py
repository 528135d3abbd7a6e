"""Rules, what they found, and what of it is spoken of."""
