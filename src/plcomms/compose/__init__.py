"""The words of each document."""
