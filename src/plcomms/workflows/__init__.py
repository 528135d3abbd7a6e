"""The stories, one a module: read these first."""
