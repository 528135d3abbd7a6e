"""Forms of words: number, tense, agreement."""
