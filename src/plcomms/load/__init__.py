"""People's files in: the only readers of them."""
