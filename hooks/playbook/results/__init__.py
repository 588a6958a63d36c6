"""What learners hand back: hand-back files read and verified, and put into one report."""
