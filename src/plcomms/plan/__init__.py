"""Which documents and files there are to make."""
