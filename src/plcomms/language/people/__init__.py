"""Persons in a text: who is named, and whether it is a child."""
