"""Text in, numbers and ranges out: sentences, reading level, terms and acronyms."""
