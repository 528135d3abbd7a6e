"""The only readers of people's files."""
