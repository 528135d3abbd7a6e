"""Findings and grades as people and programs read them."""
