"""Values: what a district says, what is to be made of it, what was found in it."""
