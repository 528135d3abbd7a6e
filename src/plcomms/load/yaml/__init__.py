"""YAML whose every string knows where it stands, and all that is wrong with a file at once."""
