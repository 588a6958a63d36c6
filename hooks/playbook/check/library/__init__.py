"""What can be wrong with all calls together: what gives the best line away, what repeats."""
