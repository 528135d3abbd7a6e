"""Texts that belong to no district: Markdown, plain text, Word."""
