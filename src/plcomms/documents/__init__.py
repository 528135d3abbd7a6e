"""From what a district says to the words and the dress of each document."""
