"""One format a module: ``write(report) -> str``."""
