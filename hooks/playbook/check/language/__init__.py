"""What can be wrong with words: their length, their plainness, terms and literals."""
