"""Bytes to files, all or nothing."""
