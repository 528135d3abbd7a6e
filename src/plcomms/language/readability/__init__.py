"""How hard a text is to read: counts, formulas, grades, and what costs most."""
