"""One rule a file. A rule is found by being here; nothing else has to name it."""
