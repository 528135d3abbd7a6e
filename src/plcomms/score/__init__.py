"""The CDC Clear Communication Index."""
