"""What is so of a call on all its paths: walked, counted, guessed at. Knows no file and no code."""
